package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Step;
import io.github.pulumilightsail.testing.Values;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** An operation of the engine, with what comes before it. */
enum Deed {
  CREATE("Create", "optional"),
  UPDATE("Update", "optional"),
  /** The write has to send the tokens along, or IMDSv1 would be open again. */
  UPDATE_HOP_LIMIT("Update of the hop limit only", "required"),
  READ("Read", "optional"),
  DELETE("Delete", "optional");

  static final String INSTANCE = "web-1";

  final String words;
  private final String tokensBefore;

  Deed(String words, String tokensBefore) {
    this.words = words;
    this.tokensBefore = tokensBefore;
  }

  /** The calls that it makes. */
  Set<Site> sites() {
    return switch (this) {
      case CREATE -> EnumSet.complementOf(EnumSet.of(Site.PLAN));
      case UPDATE -> EnumSet.allOf(Site.class);
      case UPDATE_HOP_LIMIT -> EnumSet.complementOf(EnumSet.of(Site.METRIC));
      case DELETE -> EnumSet.complementOf(EnumSet.of(Site.PLAN, Site.METRIC));
      case READ -> EnumSet.of(Site.READ);
    };
  }

  /** The program that is to be in force in the end. */
  Map<String, Object> program() {
    return switch (this) {
      case CREATE, READ, DELETE, UPDATE ->
          restoring(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2));
      case UPDATE_HOP_LIMIT -> restoring(Map.of("httpPutResponseHopLimit", 2));
    };
  }

  private static Map<String, Object> restoring(Map<String, ?> options) {
    return Values.with(Map.of("instanceName", INSTANCE, "onDelete", "restore"), options);
  }

  void prepare(EmulatedRegion region, Stack stack) {
    region.instance(INSTANCE).tokens(tokensBefore).create();
    switch (this) {
      case CREATE -> {}
      case UPDATE, UPDATE_HOP_LIMIT ->
          up(region, stack, restoring(Map.of("httpPutResponseHopLimit", 3)));
      case READ, DELETE -> up(region, stack, program());
    }
  }

  /** What it is to bring about. */
  MetadataOptions wanted(Stack stack) {
    return switch (this) {
      case CREATE, UPDATE, UPDATE_HOP_LIMIT -> Strength.of(program());
      case READ -> MetadataOptions.NONE;
      case DELETE -> Strength.restored(stack.state());
    };
  }

  Result run(EmulatedRegion region, Stack stack) {
    return switch (this) {
      case CREATE, UPDATE, UPDATE_HOP_LIMIT -> up(region, stack, program());
      case READ -> refresh(region, stack);
      case DELETE -> destroy(region, stack);
    };
  }

  /** As the engine does it, and the instance never weaker than before and after. */
  static Result up(EmulatedRegion region, Stack stack, Map<String, Object> program) {
    return Result.of(Strength.kept(region, Strength.of(program), () -> stack.up(program)));
  }

  /** It may look only. */
  static Result refresh(EmulatedRegion region, Stack stack) {
    var before = writes(region);
    var result = Result.ofRefresh(stack);
    assertThat(writes(region)).as("a refresh writes nothing").isEqualTo(before);
    return result;
  }

  static Result destroy(EmulatedRegion region, Stack stack) {
    var restored = Strength.restored(stack.state());
    return Result.of(Strength.kept(region, restored, stack::destroy));
  }

  /** How many writes have taken effect. */
  static long writes(EmulatedRegion region) {
    return region.timeline(INSTANCE).stream()
        .filter(change -> change.cause().equals("UpdateInstanceMetadataOptions"))
        .count();
  }

  /** How a command ended. */
  record Result(String did, String code, String message) {
    boolean failed() {
      return !code.equals("OK");
    }

    static Result of(Step step) {
      return new Result(step.done().name(), step.code().name(), step.message());
    }

    static Result ofRefresh(Stack stack) {
      try {
        var drift = stack.refresh();
        return new Result(
            !stack.exists() ? "GONE" : drift.getDetailedDiffCount() > 0 ? "DRIFT" : "SAME",
            "OK",
            "");
      } catch (StatusRuntimeException problem) {
        var text = problem.getStatus().getDescription();
        return new Result("FAILED", problem.getStatus().getCode().name(), text == null ? "" : text);
      }
    }
  }
}
