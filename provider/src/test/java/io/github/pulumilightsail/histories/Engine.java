package io.github.pulumilightsail.histories;

import com.google.protobuf.Struct;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Values;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;

/**
 * A small engine: it asks Check about every resource of the program but those that a target leaves
 * out, compares, creates before it deletes, deletes in the end, keeps what a deletion did not come
 * to, and saves after each step, as Pulumi's does.
 */
final class Engine {
  /** What the state has of one resource. */
  record Entry(
      Declared declared,
      String id,
      Struct inputs,
      Struct outputs,
      boolean failed,
      boolean pendingDelete) {
    Map<String, Object> out() {
      return Values.java(outputs);
    }

    boolean exempts(Object key) {
      return out().get("exempt") instanceof List<?> exempt && exempt.contains(key);
    }

    Entry toDelete() {
      return new Entry(declared, id, inputs, outputs, failed, true);
    }
  }

  /** How a run is cut short. */
  record Cut(boolean beforeDeletions, int afterSteps, Set<String> targets, Set<String> replaced) {
    static final Cut NONE = new Cut(false, Integer.MAX_VALUE, Set.of(), Set.of());
  }

  /** Ends a run. */
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;

    Ended(String message) {
      super(message);
    }
  }

  /** What a preview has told: the instances that a run may write to. */
  final Set<String> named = new TreeSet<>();

  /** The resources that a preview would update. */
  final Set<String> updated = new TreeSet<>();

  /** The options that updates of the last run have written though no Diff has named them. */
  final Map<String, Set<String>> unnamed = new TreeMap<>();

  private final Plugin plugin;
  private final World world;
  private List<Entry> state = new ArrayList<>();
  private int steps;
  private Optional<Runnable> overtaking = Optional.empty();
  private boolean wasOvertaken;

  Engine(Plugin plugin, World world) {
    this.plugin = plugin;
    this.world = world;
  }

  List<Entry> state() {
    return List.copyOf(state);
  }

  /** Has somebody do that between the next Diff that finds something and its Update. */
  void overtake(Runnable meddling) {
    overtaking = Optional.of(meddling);
  }

  /** Whether that was so in the last run. */
  boolean wasOvertaken() {
    return wasOvertaken;
  }

  /** A run; the reason why it failed, if it did. */
  Optional<String> up(List<Declared> program, boolean preview, Cut cut) {
    var before = state;
    if (preview) {
      named.clear();
      updated.clear();
      state = new ArrayList<>(state);
    }
    plugin.newRun();
    steps = 0;
    wasOvertaken = false;
    unnamed.clear();
    var failure = Optional.<String>empty();
    try {
      for (var declared : program) {
        register(declared, preview, cut);
      }
      if (cut.beforeDeletions()) {
        throw new Ended("something else failed");
      }
      if (cut.targets().isEmpty()) {
        deletions(program, preview, cut);
      }
    } catch (Ended | StatusRuntimeException problem) {
      failure = Optional.of(String.valueOf(problem.getMessage()));
    }
    if (preview) {
      state = before;
    } else {
      overtaking = Optional.empty();
    }
    return failure;
  }

  private void step(Cut cut) {
    if (steps++ >= cut.afterSteps()) {
      throw new Ended("killed");
    }
  }

  private Optional<Entry> old(Declared declared) {
    return state.stream()
        .filter(e -> !e.pendingDelete() && e.declared().urn().equals(declared.urn()))
        .findFirst();
  }

  private void register(Declared declared, boolean preview, Cut cut) {
    if (!cut.targets().isEmpty() && !cut.targets().contains(declared.name())) {
      return;
    }
    var old = old(declared);
    var olds = old.map(e -> Values.java(e.inputs())).orElse(Map.of());
    var check =
        plugin
            .rpc()
            .check(
                CheckRequest.newBuilder()
                    .setUrn(declared.urn())
                    .setType(declared.type())
                    .setOlds(old.map(Entry::inputs).orElse(Struct.getDefaultInstance()))
                    .setNews(
                        Values.struct(old.isEmpty() ? declared.inputs() : declared.inputs(olds)))
                    .build());
    if (check.getFailuresCount() > 0) {
      throw new Ended(check.getFailures(0).getReason());
    }
    if (old.isEmpty()) {
      step(cut);
      create(declared, check.getInputs(), preview);
      return;
    }
    var entry = old.get();
    var diff = diff(entry, declared, check.getInputs());
    if (cut.replaced().contains(declared.name()) || diff.getReplacesCount() > 0) {
      step(cut);
      replace(entry, declared, check.getInputs(), preview);
    } else if (diff.getChanges() == DiffChanges.DIFF_SOME || entry.failed()) {
      step(cut);
      update(entry, declared, check.getInputs(), diff, preview);
    } else {
      state.set(
          state.indexOf(entry),
          new Entry(declared, entry.id(), check.getInputs(), entry.outputs(), false, false));
    }
  }

  /** What is to be replaced goes only once there is something in its place. */
  private void replace(Entry entry, Declared declared, Struct inputs, boolean preview) {
    var before = state.size();
    try {
      create(declared, inputs, preview);
    } finally {
      if (preview || state.size() > before) {
        state.set(state.indexOf(entry), entry.toDelete());
      }
    }
  }

  private DiffResponse diff(Entry entry, Declared declared, Struct news) {
    return plugin
        .rpc()
        .diff(
            DiffRequest.newBuilder()
                .setUrn(declared.urn())
                .setType(declared.type())
                .setId(entry.id())
                .setOldInputs(entry.inputs())
                .setOlds(entry.outputs())
                .setNews(news)
                .addAllIgnoreChanges(declared.ignored())
                .build());
  }

  private void create(Declared declared, Struct inputs, boolean preview) {
    try {
      var created =
          plugin
              .rpc()
              .create(
                  CreateRequest.newBuilder()
                      .setUrn(declared.urn())
                      .setType(declared.type())
                      .setProperties(inputs)
                      .setPreview(preview)
                      .build());
      if (preview) {
        nameCreated(declared, Values.java(inputs), created.getProperties());
      } else {
        state.add(
            new Entry(declared, created.getId(), inputs, created.getProperties(), false, false));
      }
    } catch (StatusRuntimeException problem) {
      Stack.initFailed(problem)
          .ifPresent(partial ->
              state.add(
                  new Entry(
                      declared, partial.getId(), inputs, partial.getProperties(), true, false)));
      throw problem;
    }
  }

  private void nameCreated(Declared declared, Map<String, Object> inputs, Struct outputs) {
    if (!declared.fleet()) {
      named.add(inputs.get("instanceName") + "@" + Values.java(outputs).get("region"));
    } else if (Values.java(outputs).get("instances") instanceof Map<?, ?> instances) {
      instances.forEach((key, expected) -> {
        var told = (Map<?, ?>) expected;
        var isWritten = mayWait(String.valueOf(key)) && "applied".equals(told.get("state"));
        if (isWritten || world.differs(String.valueOf(key), told)) {
          named.add(String.valueOf(key));
        }
      });
    }
  }

  /** Whether a write may wait for the start of the instance, as AWS or a state says. */
  private boolean mayWait(String key) {
    return world.waits(key)
        || (world.isStopped(key) && state.stream().anyMatch(e -> pending(e, key).isPresent()));
  }

  private void update(
      Entry entry, Declared declared, Struct inputs, DiffResponse diff, boolean preview) {
    if (preview) {
      updated.add(declared.urn());
      var paths = diff.getDetailedDiffMap().keySet();
      if (!declared.fleet() && (paths.isEmpty() || !Set.of("state").containsAll(paths))) {
        named.add(entry.id());
      }
      // That something is in force by now names no write.
      paths.stream()
          .filter(path -> !path.endsWith("].state"))
          .filter(path -> path.startsWith("instances[\""))
          .forEach(path -> named.add(path.substring(11, path.indexOf("\"]"))));
    }
    if (!preview) {
      wasOvertaken |= overtaking.isPresent();
      overtaking.ifPresent(Runnable::run);
      overtaking = Optional.empty();
    }
    var lengths = world.lengths();
    var place = state.indexOf(entry);
    try {
      var updated =
          plugin
              .rpc()
              .update(
                  UpdateRequest.newBuilder()
                      .setUrn(declared.urn())
                      .setType(declared.type())
                      .setId(entry.id())
                      .setOlds(entry.outputs())
                      .setOldInputs(entry.inputs())
                      .setNews(inputs)
                      .setPreview(preview)
                      .addAllIgnoreChanges(declared.ignored())
                      .build());
      if (!preview) {
        state.set(
            place, new Entry(declared, entry.id(), inputs, updated.getProperties(), false, false));
      }
    } catch (StatusRuntimeException problem) {
      Stack.initFailed(problem)
          .ifPresent(partial ->
              state.set(
                  place,
                  new Entry(
                      entry.declared(),
                      entry.id(),
                      entry.inputs(),
                      partial.getProperties(),
                      true,
                      false)));
      throw problem;
    } finally {
      world
          .changedSince(lengths)
          .forEach((key, options) ->
              options.stream()
                  .map(option ->
                      declared.fleet() ? "instances[\"%s\"].%s".formatted(key, option) : option)
                  .filter(path -> !diff.containsDetailedDiff(path))
                  .forEach(path -> unnamed.computeIfAbsent(key, _ -> new TreeSet<>()).add(path)));
    }
  }

  private void deletions(List<Declared> program, boolean preview, Cut cut) {
    var urns = program.stream().map(Declared::urn).toList();
    for (var entry : List.copyOf(state).reversed()) {
      if (entry.pendingDelete() || !urns.contains(entry.declared().urn())) {
        step(cut);
        delete(entry, preview);
      }
    }
  }

  private void delete(Entry entry, boolean preview) {
    if (preview) {
      // The preview shows the deletion; what it puts back is what the program has said.
      if (!entry.out().getOrDefault("onDelete", "keep").equals("keep")) {
        if (entry.declared().fleet()
            && entry.out().get("previousOptions") instanceof Map<?, ?> records) {
          records.keySet().forEach(key -> named.add(String.valueOf(key)));
        } else {
          named.add(entry.id());
        }
      }
      return;
    }
    var _ =
        plugin
            .rpc()
            .delete(
                DeleteRequest.newBuilder()
                    .setUrn(entry.declared().urn())
                    .setType(entry.declared().type())
                    .setId(entry.id())
                    .setOldInputs(entry.inputs())
                    .setProperties(entry.outputs())
                    .build());
    state.remove(entry);
  }

  /** {@code pulumi destroy}. */
  Optional<String> destroy(boolean preview) {
    return up(List.of(), preview, Cut.NONE);
  }

  /** {@code pulumi refresh}. */
  Optional<String> refresh() {
    plugin.newRun();
    try {
      for (var entry : List.copyOf(state)) {
        if (!entry.pendingDelete()) {
          refresh(entry);
        }
      }
    } catch (StatusRuntimeException problem) {
      return Optional.of(String.valueOf(problem.getMessage()));
    }
    return Optional.empty();
  }

  private void refresh(Entry entry) {
    var read =
        plugin
            .rpc()
            .read(
                ReadRequest.newBuilder()
                    .setUrn(entry.declared().urn())
                    .setType(entry.declared().type())
                    .setId(entry.id())
                    .setInputs(entry.inputs())
                    .setProperties(entry.outputs())
                    .build());
    if (read.getId().isEmpty()) {
      state.remove(entry);
      return;
    }
    state.set(
        state.indexOf(entry),
        new Entry(
            entry.declared(),
            read.getId(),
            read.getInputs(),
            read.getProperties(),
            entry.failed(),
            false));
  }

  /** Under this key, {@link #inputs} has the id of the resource. */
  static final String ID = "id";

  /** And under this one, what is recorded: of a fleet, of each instance. */
  static final String RECORDS = "previousOptions";

  /** The inputs in the state, by URN. */
  Map<String, Map<String, Object>> inputs() {
    var inputs = new LinkedHashMap<String, Map<String, Object>>();
    for (var e : state) {
      // One that only waits to be deleted is none that an update begins with.
      if (!e.pendingDelete()) {
        inputs.put(
            e.declared().urn(),
            Values.with(
                Values.java(e.inputs()),
                Map.of(ID, e.id(), RECORDS, e.out().getOrDefault(RECORDS, Map.of()))));
      }
    }
    return inputs;
  }

  /** What the state says that a write has left on the instance, which may not show it. */
  Optional<Map<?, ?>> pending(Declared declared, String key) {
    return old(declared).flatMap(entry -> pending(entry, key));
  }

  private static Optional<Map<?, ?>> pending(Entry entry, String key) {
    var fleet = entry.declared().fleet();
    return Optional.of(entry)
        .filter(e -> fleet || e.id().equals(key))
        .map(e -> (Map<?, ?>) e.out().get("pendingOptions"))
        .map(pending -> fleet ? (Map<?, ?>) pending.get(key) : pending);
  }
}
