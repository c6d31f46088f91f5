package io.github.pulumilightsail.histories;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.histories.Act.Command;
import io.github.pulumilightsail.histories.Engine.Cut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plays a history, and holds the laws at each of its acts. */
final class History {
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String law) {
      super(law);
    }
  }

  private final World world;
  private final Engine engine;
  private List<Declared> program = List.of();

  /**
   * The instances that may be otherwise than wanted by a write of ours: of which somebody who
   * wanted them could once not know what waited there, or that were given up while a target left
   * out who wants them.
   */
  private final Set<String> notJudged = new HashSet<>();

  private History(World world) {
    this.world = world;
    this.engine = new Engine(world.plugin, world);
  }

  /** The law that is broken, and where; empty if all hold. */
  static Optional<String> play(World world, List<Act> acts) {
    world.reset();
    var history = new History(world);
    for (var act : acts) {
      try {
        history.play(act);
      } catch (Broken broken) {
        return Optional.of(broken.getMessage() + "\n  at " + act);
      }
    }
    return Optional.empty();
  }

  private void play(Act act) {
    switch (act) {
      case Act.Edits(var edited) -> program = edited;
      case Act.Meddles(var instance, var how) -> world.meddle(instance, how);
      case Act.Shows(var position) ->
          world.emulator.behavior().set(Switches.STOPPED_READS, position);
      case Act.Takes(var besideDisabled) ->
          world.emulator.behavior().set(Switches.DISABLED_WITH_OTHERS, besideDisabled);
      case Act.Moves(var region) -> world.move(region);
      case Act.Runs(var command, var where) -> run(command, where);
      case Act.IsOvertaken(var by) -> {
        world.writes();
        engine.overtake(() -> world.meddle(by.instance(), by.how()));
        up(program, Cut.NONE);
      }
    }
  }

  private void run(Command command, int where) {
    world.writes();
    switch (command) {
      case UP -> up(program, Cut.NONE);
      case UP_BESIDE_A_FAILURE -> up(program, new Cut(true, Integer.MAX_VALUE, Set.of(), Set.of()));
      case UP_KILLED -> up(program, new Cut(false, where, Set.of(), Set.of()));
      case UP_TARGET -> up(program, new Cut(false, Integer.MAX_VALUE, one(where), Set.of()));
      case UP_REPLACE -> up(program, new Cut(false, Integer.MAX_VALUE, Set.of(), one(where)));
      case DESTROY -> up(List.of(), Cut.NONE);
      case REFRESH -> {
        var _ = engine.refresh();
        require(world.writes().isEmpty(), "a refresh writes nothing");
      }
      case UP_ELSEWHERE -> {
        world.configure("AKIATHEIRS");
        up(program, Cut.NONE);
        world.configure("AKIAOURS");
      }
    }
  }

  private Set<String> one(int where) {
    return program.isEmpty() ? Set.of() : Set.of(program.get(where % program.size()).name());
  }

  private void up(List<Declared> declared, Cut cut) {
    var before = world.lengths();
    var olds = engine.inputs();
    // Of what a target leaves out, nobody is told that the program wants it.
    var meant =
        declared.stream()
            .filter(each -> cut.targets().isEmpty() || cut.targets().contains(each.name()))
            .toList();
    var hidden = hidden(meant, cut.replaced());
    notJudged.addAll(hidden);
    // A preview shows the whole run; what cuts it short comes later.
    var shown = new Cut(false, Integer.MAX_VALUE, cut.targets(), cut.replaced());
    var refused = engine.up(declared, true, shown);
    require(world.writes().isEmpty(), "a preview writes nothing");
    if (refused.isPresent()) {
      return;
    }
    var wanted = world.wanted(meant);
    var failed = engine.up(declared, false, cut);
    engine.unnamed.keySet().removeAll(hidden);
    // Nor can who gives one up know what another has left waiting there unseen.
    engine.unnamed.keySet().removeIf(key -> !wanted.containsKey(key) && waitsUnseen(key));
    require(
        engine.unnamed.isEmpty(),
        "an update writes only the options that its Diff has named, but not so " + engine.unnamed);
    for (var write : world.writes()) {
      var key = write.instanceName().orElseThrow() + "@" + write.region();
      if (!cut.targets().isEmpty() && !wanted.containsKey(key)) {
        notJudged.add(key);
      }
      // A creation has no Diff: it makes all as the program says, whatever happened meanwhile.
      require(
          engine.named.contains(key) || engine.wasOvertaken(),
          "every write was named by the preview before it, but %s was not; it named %s"
              .formatted(key, engine.named));
      require(
          write.account().equals("111122223333"),
          "no write goes to an account that is not allowed");
    }
    var seen = new HashMap<>(wanted);
    // Whose tag went in the middle of it is wanted no more.
    seen.keySet().retainAll(world.wanted(meant).keySet());
    seen.entrySet()
        .removeIf(each -> hidden.contains(each.getKey()) && !setsTokens(each.getValue()));
    notWeaker(seen, before, olds, cut.replaced());
    seen.keySet().removeAll(hidden);
    if (failed.isEmpty() && cut.targets().isEmpty() && !engine.wasOvertaken()) {
      settled(declared, seen);
    }
  }

  /**
   * The stopped instances of which nobody can tell who wants them now what waits there: reads show
   * nothing of it and it was another that has written, or another has written over what it knows.
   */
  private Set<String> hidden(List<Declared> declared, Set<String> replaced) {
    var reads = world.emulator.behavior().get(Switches.STOPPED_READS);
    var hidden = new HashSet<String>();
    world
        .wanted(declared)
        .forEach((key, each) -> {
          var known = engine.pending(each, key);
          var holds = known.filter(pending -> !world.differs(key, pending)).isPresent();
          var isTold =
              switch (reads) {
                case WRITTEN -> true;
                case PENDING -> known.isEmpty() || holds;
                case NOTHING -> holds && !replaced.contains(each.name());
              };
          if (world.waits(key) && !isTold) {
            hidden.add(key);
          }
        });
    return hidden;
  }

  private boolean waitsUnseen(String key) {
    return world.waits(key)
        && world.emulator.behavior().get(Switches.STOPPED_READS) == StoppedReads.NOTHING;
  }

  private static boolean setsTokens(Declared declared) {
    return declared.inputs().containsKey("httpTokens") && !declared.ignores("httpTokens");
  }

  /** No instance that the program wants is ever weaker than what it had and what is wanted. */
  private void notWeaker(
      Map<String, Declared> wanted,
      Map<String, Integer> before,
      Map<String, Map<String, Object>> olds,
      Set<String> replaced) {
    wanted.forEach((key, declared) -> {
      var timeline = world.regionOf(key).timeline(World.name(key));
      for (var i = before.getOrDefault(key, 0); i < timeline.size(); i++) {
        if (!World.isOurs(timeline.get(i))) {
          continue;
        }
        for (var option : List.of("httpTokens", "httpEndpoint", "httpPutResponseHopLimit")) {
          var had = openness(option, timeline.get(i - 1));
          var now = openness(option, timeline.get(i));
          require(
              now <= had
                  || isResetByTheEndpoint(option, timeline.get(i))
                  || now <= allowed(key, option, declared, olds, replaced),
              "no instance that is wanted is ever weaker than what it had and what is wanted, but"
                  + " %s of %s: %s".formatted(option, key, timeline));
        }
        require(
            !answers(timeline.get(i))
                || answers(timeline.get(i - 1))
                || openings(declared).stream()
                    .allMatch(option -> allowed(key, option, declared, olds, replaced) > 0),
            "no instance that is wanted answers IMDSv1 where it did not and is not to, but %s: %s"
                .formatted(key, timeline));
      }
    });
  }

  /** Where AWS takes the endpoint alone, that write resets the tokens of whom nobody asks. */
  private static boolean isResetByTheEndpoint(String option, OptionsChange change) {
    return option.equals("httpTokens") && openness("httpEndpoint", change) == 0;
  }

  /** Whether a request without a token is answered. */
  private static boolean answers(OptionsChange change) {
    return openness("httpEndpoint", change) > 0 && openness("httpTokens", change) > 0;
  }

  /** The options by which a program says whether IMDSv1 is answered. */
  private static List<String> openings(Declared declared) {
    return Stream.of("httpTokens", "httpEndpoint")
        .filter(declared.inputs()::containsKey)
        .filter(option -> !declared.ignores(option))
        .toList();
  }

  private static int allowed(
      String key,
      String option,
      Declared declared,
      Map<String, Map<String, Object>> olds,
      Set<String> replaced) {
    var old = olds.getOrDefault(declared.urn(), Map.of());
    if (declared.inputs().containsKey(option) && !(declared.ignores(option) && !old.isEmpty())) {
      return openness(option, declared.inputs().get(option));
    }
    // A replacement begins with the value that the engine keeps for it.
    if (declared.ignores(option)
        && old.containsKey(option)
        && (replaced.contains(declared.name()) || !Objects.equals(old.get(Engine.ID), key))) {
      return openness(option, Objects.requireNonNull(old.get(option)));
    }
    // What the program has just taken out may be given up as it says.
    var records = (Map<?, ?>) old.getOrDefault(Engine.RECORDS, Map.of());
    var recorded = declared.fleet() ? records.get(key) : records;
    var isRecorded = recorded instanceof Map<?, ?> record && record.containsKey(option);
    var givenUp =
        (old.containsKey(option) || isRecorded)
            && !declared.ignores(option)
            && !declared.onDelete().equals("keep");
    return givenUp ? Integer.MAX_VALUE : 0;
  }

  private static int openness(String option, OptionsChange change) {
    return openness(
        option,
        switch (option) {
          case "httpTokens" -> change.options().httpTokens();
          case "httpEndpoint" -> change.options().httpEndpoint();
          default -> change.options().httpPutResponseHopLimit();
        });
  }

  private static int openness(String option, Object value) {
    return switch (option) {
      case "httpTokens" -> value.equals("required") ? 0 : 1;
      case "httpEndpoint" -> value.equals("disabled") ? 0 : 1;
      default -> (Integer) value;
    };
  }

  /** After a run that succeeded the program is in force, and the next one writes nothing. */
  private void settled(List<Declared> declared, Map<String, Declared> wanted) {
    for (var entry : engine.state()) {
      if (entry.declared().fleet() && entry.out().get("instances") instanceof Map<?, ?> instances) {
        instances.forEach(
            (key, told) -> agrees(entry, wanted, String.valueOf(key), (Map<?, ?>) told));
      }
    }
    notOtherwiseByUs(wanted);
    pendingOnlyWhereItWaits();
    var refused = engine.up(declared, true, Cut.NONE);
    require(
        refused.isEmpty() && engine.named.isEmpty() && engine.updated.isEmpty(),
        "the next preview has nothing to tell, but: " + refused + engine.named + engine.updated);
    var failed = engine.up(declared, false, Cut.NONE);
    require(failed.isEmpty(), "the next up succeeds, but: " + failed);
    require(world.writes().isEmpty(), "the next up writes nothing");
  }

  /**
   * What people change is found by a refresh, but no instance is left otherwise than wanted by a
   * write of ours.
   */
  private void notOtherwiseByUs(Map<String, Declared> wanted) {
    wanted.forEach((key, declared) -> {
      var isOurs = world.isLastOurs(key) && !world.waits(key) && !world.isStale(key);
      var live = world.options(key);
      require(
          !isOurs
              || notJudged.contains(key)
              || declared.fleet()
              || live.keySet().stream()
                  .filter(declared.inputs()::containsKey)
                  .filter(option -> !declared.ignores(option))
                  .filter(option -> !world.isAlone(key) || option.equals("httpEndpoint"))
                  .allMatch(
                      option -> Objects.equals(live.get(option), declared.inputs().get(option))),
          "our last write has left what the program wants, but %s is %s".formatted(key, live));
    });
  }

  /** What has come into force since is told by the state, whether there was a write or not. */
  private void pendingOnlyWhereItWaits() {
    for (var entry : engine.state()) {
      var instances =
          entry.out().get("instances") instanceof Map<?, ?> fleet
              ? fleet
              : Map.of(entry.id(), entry.out());
      instances.forEach((key, told) ->
          require(
              !(told instanceof Map<?, ?> out
                  && "pending".equals(out.get("state"))
                  && !entry.exempts(key)
                  && !entry.declared().ignores("state")
                  && world.arn(String.valueOf(key)).equals(out.get("instanceArn"))
                  && world.isInForce(String.valueOf(key))),
              "the state says pending only of what is not in force, but of %s: %s"
                  .formatted(key, told)));
    }
  }

  /** Of what is managed: of what is ignored or exempt the state may tell what was. */
  private void agrees(
      Engine.Entry entry, Map<String, Declared> wanted, String key, Map<?, ?> told) {
    if (wanted.containsKey(key) && !entry.exempts(key) && !world.isStale(key)) {
      var coming =
          entry.out().get("pendingOptions") instanceof Map<?, ?> pending
                  && pending.get(key) instanceof Map<?, ?> options
              ? options
              : Map.of();
      var live = world.options(key);
      var managed =
          live.keySet().stream()
              .filter(entry.declared().inputs()::containsKey)
              .filter(option -> !entry.declared().ignores(option))
              .filter(option -> !world.isAlone(key) || option.equals("httpEndpoint"));
      require(
          managed.allMatch(option ->
              Objects.equals(
                  live.get(option),
                  coming.containsKey(option) ? coming.get(option) : told.get(option))),
          "the state says what AWS has, but %s is %s and the state says %s, and that %s is to come"
              .formatted(key, live, told, coming));
    }
  }

  private static void require(boolean holds, String law) {
    if (!holds) {
      throw new Broken(law);
    }
  }
}
