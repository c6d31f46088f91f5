package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.InstanceState;
import java.util.List;

/** StartInstance, StopInstance, RebootInstance and DeleteInstance. */
final class PowerWrites {
  private PowerWrites() {}

  static JsonObject start(Context context, Input input) {
    var name = input.only("instanceName").requiredName("instanceName");
    var instance = inState(context, name, InstanceState.STOPPED, "start");
    if (!context.failsWithoutEffect()) {
      context.store().move(name, InstanceState.PENDING, InstanceState.RUNNING);
    }
    return operations(context, "StartInstance", instance);
  }

  static JsonObject stop(Context context, Input input) {
    var name = input.only("instanceName", "force").requiredName("instanceName");
    input.bool("force");
    var instance = inState(context, name, InstanceState.RUNNING, "stop");
    if (!context.failsWithoutEffect()) {
      context.store().move(name, InstanceState.STOPPING, InstanceState.STOPPED);
    }
    return operations(context, "StopInstance", instance);
  }

  /** The instance stays {@code running}, as on EC2: only its operation tells that it reboots. */
  static JsonObject reboot(Context context, Input input) {
    var name = input.only("instanceName").requiredName("instanceName");
    return operations(
        context, "RebootInstance", inState(context, name, InstanceState.RUNNING, "reboot"));
  }

  static JsonObject delete(Context context, Input input) {
    var name = input.only("instanceName", "forceDeleteAddOns").requiredName("instanceName");
    input.bool("forceDeleteAddOns");
    var instance = context.existing(name);
    if (!context.failsWithoutEffect()) {
      context.store().delete(name);
    }
    return operations(context, "DeleteInstance", instance);
  }

  private static EmulatedInstance inState(
      Context context, String name, InstanceState wanted, String verb) {
    var instance = context.existing(name);
    if (instance.state() != wanted) {
      throw ApiError.of(
          "OperationFailureException",
          "You can't %s this instance right now: it is %s."
              .formatted(verb, instance.state().wire()));
    }
    return instance;
  }

  private static JsonObject operations(Context context, String type, EmulatedInstance target) {
    return Shapes.operations(List.of(context.begin(type, target)));
  }
}
