package io.github.pulumilightsail.histories;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.histories.Act.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws a history. */
final class Dice {
  static final List<String> NAMES = List.of("a-1", "a-2", "b-1");
  static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1");
  private static final List<String> OPTIONS =
      List.of("httpTokens", "httpPutResponseHopLimit", "httpEndpoint");

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  List<Act> history(int length) {
    var acts = new ArrayList<Act>();
    acts.add(new Act.Shows(one(List.of(StoppedReads.values()))));
    acts.add(new Act.Takes(one(List.of(Strictness.values()))));
    var current = new Act.Edits(program());
    var before = current;
    acts.add(current);
    while (acts.size() < length) {
      var next =
          switch (random.nextInt(10)) {
            // Now and then somebody takes the last edit back.
            case 0, 1, 2 -> random.nextInt(4) == 0 ? before : new Act.Edits(program());
            case 3, 4 -> meddling();
            case 6 -> new Act.IsOvertaken(meddling());
            case 5 -> random.nextInt(3) > 0 ? up() : new Act.Moves(one(REGIONS));
            default -> up();
          };
      acts.add(next);
      if (next instanceof Act.Edits edits) {
        before = current;
        current = edits;
      }
    }
    return acts;
  }

  private static final List<String> MEDDLINGS =
      List.of(
          "harden", "soften", "hop", "off", "on", "tag", "untag", "replace", "stop", "stop",
          "start");

  private Act.Meddles meddling() {
    return new Act.Meddles(one(NAMES), one(MEDDLINGS));
  }

  private Act up() {
    return new Act.Runs(one(List.of(Command.values())), random.nextInt(4));
  }

  private List<Declared> program() {
    var program = new ArrayList<Declared>();
    var free = new ArrayList<>(NAMES);
    for (var slot = 0; slot < 2; slot++) {
      if (random.nextInt(3) > 0) {
        var instance = free.remove(random.nextInt(free.size()));
        program.add(
            new Declared(
                false,
                one(List.of("one" + slot, "uno" + slot)),
                inputs(Map.of("instanceName", instance)),
                ignored()));
      }
    }
    if (random.nextInt(3) > 0) {
      // Now and then two want one instance.
      var exclude = random.nextInt(8) == 0 ? List.<String>of() : taken(free);
      program.add(
          new Declared(
              true,
              one(List.of("fleet", "flotte")),
              belted(inputs(Map.of("selector", selector(exclude)))),
              ignored()));
    }
    return program;
  }

  /** Sometimes one is exempt, and sometimes a belt is worn that is wide enough or not. */
  private Map<String, Object> belted(Map<String, Object> inputs) {
    if (random.nextInt(4) == 0) {
      inputs.put(
          "exceptions",
          List.of(Map.of("instanceName", one(NAMES), "reason", "drawn", "until", "9999-12-31")));
    }
    if (random.nextInt(6) == 0) {
      inputs.put("maxChanges", 1 + random.nextInt(2));
    }
    if (random.nextInt(6) == 0) {
      inputs.put("maxFailures", 1);
    }
    return inputs;
  }

  private static List<String> taken(List<String> free) {
    return NAMES.stream().filter(name -> !free.contains(name)).toList();
  }

  private Map<String, Object> selector(List<String> exclude) {
    var selector = new LinkedHashMap<String, Object>();
    switch (random.nextInt(3)) {
      case 0 -> selector.put("all", true);
      case 1 -> selector.put("namePrefix", one(List.of("a-", "b-")));
      default -> selector.put("tags", Map.of("env", "prod"));
    }
    if (!exclude.isEmpty()) {
      selector.put("exclude", exclude);
    }
    return selector;
  }

  private Map<String, Object> inputs(Map<String, ?> which) {
    var inputs = new LinkedHashMap<String, Object>(which);
    inputs.put("imdsV1UsageCheck", "off");
    for (var option : OPTIONS) {
      if (random.nextBoolean()) {
        inputs.put(option, value(option));
      }
    }
    if (OPTIONS.stream().noneMatch(inputs::containsKey)) {
      inputs.put("httpTokens", "required");
    }
    if (random.nextBoolean()) {
      inputs.put("onDelete", one(List.of("keep", "restore", "reset")));
    }
    return inputs;
  }

  private Object value(String option) {
    return switch (option) {
      case "httpTokens" -> random.nextInt(4) > 0 ? "required" : "optional";
      case "httpEndpoint" -> random.nextInt(4) > 0 ? "enabled" : "disabled";
      default -> 1 + random.nextInt(3);
    };
  }

  private List<String> ignored() {
    return switch (random.nextInt(8)) {
      case 0 -> List.of(one(OPTIONS));
      case 1 -> random.nextInt(3) == 0 ? List.of("*") : List.of();
      default -> List.of();
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
