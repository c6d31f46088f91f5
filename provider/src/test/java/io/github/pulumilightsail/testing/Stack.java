package io.github.pulumilightsail.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;

/**
 * One resource of a stack, taken through its life as the engine does: it keeps the state, checks
 * before it compares, saves what a partial failure tells, and replaces by creating first.
 */
public final class Stack {
  /** What the engine knows of a resource. */
  public record State(String id, Struct inputs, Struct outputs, List<String> initErrors) {
    public State {
      initErrors = List.copyOf(initErrors);
    }

    public Map<String, Object> in() {
      return Values.java(inputs);
    }

    public Map<String, Object> out() {
      return Values.java(outputs);
    }
  }

  /** What came of a step. */
  public enum Done {
    SAME,
    CREATED,
    UPDATED,
    REPLACED,
    REFUSED,
    FAILED
  }

  /** A step, and what was seen on the way. */
  public record Step(
      Done done,
      List<CheckFailure> failures,
      DiffResponse diff,
      Struct outputs,
      @Nullable StatusRuntimeException error) {
    public Step {
      failures = List.copyOf(failures);
    }

    /** The error's text as the user reads it. */
    public String message() {
      return error == null || error.getStatus().getDescription() == null
          ? ""
          : error.getStatus().getDescription();
    }

    public Code code() {
      return error == null ? Code.OK : error.getStatus().getCode();
    }

    public Map<String, Object> out() {
      return Values.java(outputs);
    }
  }

  private final Plugin plugin;
  private final String urn;
  private final List<String> ignoreChanges;
  private Optional<State> state = Optional.empty();
  private Optional<State> replaced = Optional.empty();
  private double timeout;

  public Stack(Plugin plugin) {
    this(plugin, "web", List.of());
  }

  public Stack(Plugin plugin, String name, List<String> ignoreChanges) {
    this.plugin = plugin;
    this.urn = "urn:pulumi:dev::demo::" + Plugin.OPTIONS + "::" + name;
    this.ignoreChanges = List.copyOf(ignoreChanges);
  }

  public Stack(Plugin plugin, String name) {
    this(plugin, name, List.of());
  }

  public String urn() {
    return urn;
  }

  /** What the program gives as {@code customTimeouts}, in seconds. */
  public Stack timeout(double seconds) {
    timeout = seconds;
    return this;
  }

  public State state() {
    return state.orElseThrow();
  }

  public boolean exists() {
    return state.isPresent();
  }

  /** {@code pulumi up} of a program with these inputs. */
  public Step up(Map<String, ?> inputs) {
    plugin.newRun();
    var step = apply(inputs);
    finish();
    return step;
  }

  /** What an {@code up} does for this resource, within a run that others began. */
  public Step apply(Map<String, ?> inputs) {
    return step(Values.struct(inputs), false, false);
  }

  /** {@code pulumi up --replace}, within a run that others began. */
  public Step replace(Map<String, ?> inputs) {
    return step(Values.struct(inputs), false, true);
  }

  /** What a run does in the end: it deletes what was replaced. */
  public void finish() {
    replaced.ifPresent(this::delete);
    replaced = Optional.empty();
  }

  public Step preview(Map<String, ?> inputs) {
    plugin.newRun();
    return step(Values.struct(inputs), true, false);
  }

  private Step step(Struct news, boolean preview, boolean replace) {
    var olds = state.map(State::inputs).orElse(Struct.getDefaultInstance());
    var check =
        plugin
            .rpc()
            .check(
                CheckRequest.newBuilder()
                    .setUrn(urn)
                    .setType(Plugin.OPTIONS)
                    .setOlds(olds)
                    .setNews(news)
                    .build());
    var none = DiffResponse.getDefaultInstance();
    if (check.getFailuresCount() > 0) {
      return new Step(
          Done.REFUSED, check.getFailuresList(), none, Struct.getDefaultInstance(), null);
    }
    if (state.isEmpty()) {
      return create(check.getInputs(), preview, Done.CREATED, none);
    }
    var old = state.orElseThrow();
    DiffResponse diff;
    try {
      diff = diff(old.inputs(), old.outputs(), check.getInputs());
    } catch (StatusRuntimeException problem) {
      return new Step(Done.FAILED, List.of(), none, Struct.getDefaultInstance(), problem);
    }
    if (replace || diff.getReplacesCount() > 0) {
      if (!preview) {
        replaced = state;
        state = Optional.empty();
      }
      return create(check.getInputs(), preview, Done.REPLACED, diff);
    }
    return diff.getChanges() == DiffChanges.DIFF_NONE && old.initErrors().isEmpty()
        ? new Step(Done.SAME, List.of(), diff, old.outputs(), null)
        : update(old, check.getInputs(), preview, diff);
  }

  private DiffResponse diff(Struct oldInputs, Struct oldOutputs, Struct news) {
    return plugin
        .rpc()
        .diff(
            DiffRequest.newBuilder()
                .setUrn(urn)
                .setType(Plugin.OPTIONS)
                .setId(state.map(State::id).orElse(""))
                .setOldInputs(oldInputs)
                .setOlds(oldOutputs)
                .setNews(news)
                .addAllIgnoreChanges(ignoreChanges)
                .build());
  }

  private Step create(Struct inputs, boolean preview, Done done, DiffResponse diff) {
    try {
      var created =
          plugin
              .rpc()
              .create(
                  CreateRequest.newBuilder()
                      .setUrn(urn)
                      .setType(Plugin.OPTIONS)
                      .setProperties(inputs)
                      .setPreview(preview)
                      .setTimeout(timeout)
                      .build());
      if (!preview) {
        keep(new State(created.getId(), inputs, created.getProperties(), List.of()));
      }
      return new Step(done, List.of(), diff, created.getProperties(), null);
    } catch (StatusRuntimeException problem) {
      initFailed(problem)
          .ifPresentOrElse(
              partial ->
                  keep(
                      new State(
                          partial.getId(),
                          inputs,
                          partial.getProperties(),
                          partial.getReasonsList())),
              () -> {
                if (!preview && replaced.isPresent()) {
                  state = replaced;
                  replaced = Optional.empty();
                }
              });
      return new Step(Done.FAILED, List.of(), diff, Struct.getDefaultInstance(), problem);
    }
  }

  private Step update(State old, Struct inputs, boolean preview, DiffResponse diff) {
    try {
      var updated =
          plugin
              .rpc()
              .update(
                  UpdateRequest.newBuilder()
                      .setUrn(urn)
                      .setType(Plugin.OPTIONS)
                      .setId(old.id())
                      .setOlds(old.outputs())
                      .setOldInputs(old.inputs())
                      .setNews(inputs)
                      .setPreview(preview)
                      .setTimeout(timeout)
                      .addAllIgnoreChanges(ignoreChanges)
                      .build());
      if (!preview) {
        keep(new State(old.id(), inputs, updated.getProperties(), List.of()));
      }
      return new Step(Done.UPDATED, List.of(), diff, updated.getProperties(), null);
    } catch (StatusRuntimeException problem) {
      // The engine keeps the old inputs here, so that the next update still sees the change.
      initFailed(problem)
          .ifPresent(partial ->
              keep(
                  new State(
                      old.id(), old.inputs(), partial.getProperties(), partial.getReasonsList())));
      return new Step(Done.FAILED, List.of(), diff, Struct.getDefaultInstance(), problem);
    }
  }

  private void keep(State fresh) {
    if (fresh.id().isEmpty()) {
      throw new AssertionError("the engine takes no empty id");
    }
    if (fresh.outputs().toString().contains(Values.UNKNOWN)) {
      throw new AssertionError("the engine takes no unknowns outside of previews");
    }
    state = Optional.of(fresh);
  }

  /** {@code pulumi refresh}; the changes that it shows, seen from the program. */
  public DiffResponse refresh() {
    plugin.newRun();
    var old = state();
    var read =
        plugin
            .rpc()
            .read(
                ReadRequest.newBuilder()
                    .setUrn(urn)
                    .setType(Plugin.OPTIONS)
                    .setId(old.id())
                    .setInputs(old.inputs())
                    .setProperties(old.outputs())
                    .setTimeout(timeout)
                    .build());
    if (read.getId().isEmpty()) {
      state = Optional.empty();
      return DiffResponse.getDefaultInstance();
    }
    keep(new State(read.getId(), read.getInputs(), read.getProperties(), old.initErrors()));
    return diff(read.getInputs(), read.getProperties(), old.inputs());
  }

  /** {@code pulumi import}; the changes that a preview right after it would show. */
  public DiffResponse importing(String id) {
    plugin.newRun();
    var read =
        plugin
            .rpc()
            .read(ReadRequest.newBuilder().setUrn(urn).setType(Plugin.OPTIONS).setId(id).build());
    if (!read.hasProperties()) {
      throw new AssertionError("there is nothing to import");
    }
    keep(new State(read.getId(), read.getInputs(), read.getProperties(), List.of()));
    var check =
        plugin
            .rpc()
            .check(
                CheckRequest.newBuilder()
                    .setUrn(urn)
                    .setType(Plugin.OPTIONS)
                    .setOlds(read.getInputs())
                    .setNews(read.getInputs())
                    .build());
    if (check.getFailuresCount() > 0) {
      throw new AssertionError("what was imported does not pass: " + check.getFailuresList());
    }
    return diff(read.getInputs(), read.getProperties(), check.getInputs());
  }

  /** {@code pulumi destroy}. */
  public Step destroy() {
    plugin.newRun();
    return delete();
  }

  /** What a run does when the program does not have the resource any more. */
  public Step delete() {
    var none = DiffResponse.getDefaultInstance();
    try {
      delete(state());
      state = Optional.empty();
      return new Step(Done.UPDATED, List.of(), none, Struct.getDefaultInstance(), null);
    } catch (StatusRuntimeException problem) {
      return new Step(Done.FAILED, List.of(), none, Struct.getDefaultInstance(), problem);
    }
  }

  private void delete(State old) {
    var _ =
        plugin
            .rpc()
            .delete(
                DeleteRequest.newBuilder()
                    .setUrn(urn)
                    .setType(Plugin.OPTIONS)
                    .setId(old.id())
                    .setOldInputs(old.inputs())
                    .setProperties(old.outputs())
                    .setTimeout(timeout)
                    .build());
  }

  /** The detail by which an error says that the resource exists all the same. */
  public static Optional<ErrorResourceInitFailed> initFailed(StatusRuntimeException problem) {
    var status = StatusProto.fromThrowable(problem);
    if (status == null || status.getDetailsCount() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(status.getDetails(0).unpack(ErrorResourceInitFailed.class));
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
