package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.behavior.Choices.Ipv6Elsewhere;
import io.github.pulumilightsail.emulator.behavior.Choices.OmittedTokens;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.List;

/** UpdateInstanceMetadataOptions, with every switch for what its reference leaves open. */
final class UpdateMetadataOptions {
  static final String STOCKHOLM = "eu-north-1";
  private static final String NAME = "UpdateInstanceMetadataOptions";
  private static final List<String> TOKENS = List.of("optional", "required");
  private static final List<String> ABILITY = List.of("disabled", "enabled");

  private UpdateMetadataOptions() {}

  static JsonObject handle(Context context, Input input) {
    var name =
        input
            .only(
                "instanceName",
                "httpTokens",
                "httpEndpoint",
                "httpPutResponseHopLimit",
                "httpProtocolIpv6")
            .requiredName("instanceName");
    var patch =
        new OptionsPatch(
            input.oneOf("httpTokens", TOKENS),
            input.oneOf("httpEndpoint", ABILITY),
            input.integer("httpPutResponseHopLimit"),
            input.oneOf("httpProtocolIpv6", ABILITY));
    checkHopLimit(context, patch);
    var instance = context.existing(name);
    checkState(context, instance);
    checkEndpoint(context, instance, patch);
    var effective = withTokens(context, withIpv6(context, patch));
    checkEnforcement(context, effective);

    if (!context.failsWithoutEffect()) {
      var progress =
          context.strikes().has(Fault.NeverApply.class)
              ? Progress.never()
              : context.behavior().get(Switches.APPLIED);
      context.store().write(name, instance.options().with(effective), NAME, progress);
    }
    return Shapes.object("operation", Shapes.operation(context.begin(NAME, instance)));
  }

  private static void checkHopLimit(Context context, OptionsPatch patch) {
    var limit = patch.httpPutResponseHopLimit();
    if (limit != null
        && (limit < 1 || limit > 64)
        && context.behavior().get(Switches.HOP_LIMIT_OUT_OF_RANGE) == Strictness.REFUSE) {
      throw ApiError.invalidInput(
          "The value for HttpPutResponseHopLimit must be between 1 and 64, not " + limit);
    }
  }

  private static void checkState(Context context, EmulatedInstance instance) {
    if (!instance.state().isTransitional()) {
      return;
    }
    var message =
        "The instance %s is %s. Its metadata options can be changed when it is running or stopped."
            .formatted(instance.name(), instance.state().wire());
    switch (context.behavior().get(Switches.WHILE_TRANSITIONAL)) {
      case OPERATION_FAILURE -> throw ApiError.of("OperationFailureException", message);
      case INVALID_INPUT -> throw ApiError.invalidInput(message);
      case ACCEPT -> {}
    }
  }

  private static void checkEndpoint(
      Context context, EmulatedInstance instance, OptionsPatch patch) {
    var others = !patch.endpoint(null).equals(OptionsPatch.none());
    if (others
        && instance.options().with(patch).httpEndpoint().equals("disabled")
        && context.behavior().get(Switches.DISABLED_WITH_OTHERS) == Strictness.REFUSE) {
      throw ApiError.invalidInput(
          "The other metadata options cannot be specified unless HttpEndpoint is enabled.");
    }
  }

  private static OptionsPatch withIpv6(Context context, OptionsPatch patch) {
    if (patch.httpProtocolIpv6() == null || context.region().equals(STOCKHOLM)) {
      return patch;
    }
    return switch (context.behavior().get(Switches.IPV6_ELSEWHERE)) {
      case Ipv6Elsewhere.REFUSE ->
          throw ApiError.invalidInput(
              "The HttpProtocolIpv6 parameter is not supported in this Region: "
                  + context.region());
      case Ipv6Elsewhere.IGNORE -> patch.ipv6(null);
      case Ipv6Elsewhere.ACCEPT -> patch;
    };
  }

  private static OptionsPatch withTokens(Context context, OptionsPatch patch) {
    var resets = context.behavior().get(Switches.OMITTED_TOKENS) == OmittedTokens.RESET;
    return patch.httpTokens() == null && resets ? patch.tokens("optional") : patch;
  }

  private static void checkEnforcement(Context context, OptionsPatch effective) {
    if (!"optional".equals(effective.httpTokens())) {
      return;
    }
    var message = "Your account requires IMDSv2: httpTokens cannot be set to optional.";
    var tip = "Set httpTokens to required, or change the account's metadata defaults.";
    switch (context.behavior().get(Switches.IMDSV2_ENFORCED)) {
      case NO -> {}
      case ACCESS_DENIED ->
          throw new ApiError("AccessDeniedException", 403, "HttpTokensEnforced", message, tip);
      case INVALID_INPUT ->
          throw new ApiError("InvalidInputException", 400, "HttpTokensEnforced", message, tip);
    }
  }
}
