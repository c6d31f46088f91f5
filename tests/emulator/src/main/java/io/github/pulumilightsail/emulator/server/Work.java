package io.github.pulumilightsail.emulator.server;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Context;
import io.github.pulumilightsail.emulator.api.Input;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.fault.Phase;
import io.github.pulumilightsail.emulator.fault.Strikes;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.RegionStore;
import io.github.pulumilightsail.emulator.world.World;

/**
 * A call's own work, and what strikes immediately before and after it: who calls, the rate limit,
 * what somebody else does, refusals.
 */
record Work(World world, Faults faults, Credentials credentials, Authentication authentication) {
  private static final Caller NOBODY = new Caller("", "", "anonymous");

  /**
   * Does the work and tells the result.
   *
   * @throws ApiError what the caller gets instead
   */
  JsonObject perform(Incoming request, Wire wire, RecordedCall call, Strikes strikes) {
    var operation = wire.operation().orElseThrow(() -> unknownOperation(call));
    var caller = operation.signed() ? authentication.require(request) : NOBODY;
    if (wire.service().equals("lightsail") && !faults.admit()) {
      throw ApiError.of("ThrottlingException", "Rate exceeded");
    }
    var input = new Input(wire.members(), world.behavior().get(Switches.UNKNOWN_MEMBERS));
    var context = new Context(world, credentials, caller, call.region(), strikes);
    return world.locked(() -> {
      var store = world.store(new RegionKey(caller.account(), call.region()));
      around(Phase.BEFORE, strikes, wire, call, caller, store);
      var result = operation.handler().handle(context, input);
      around(Phase.AFTER, strikes, wire, call, caller, store);
      return result;
    });
  }

  private void around(
      Phase phase,
      Strikes strikes,
      Wire wire,
      RecordedCall call,
      Caller caller,
      RegionStore store) {
    for (var strike : strikes.in(phase)) {
      switch (strike.fault()) {
        case Fault.Disturb(var disturbance) -> {
          var instance = strike.instance() == null ? call.instance() : strike.instance();
          if (instance != null) {
            Disturber.disturb(store, instance, disturbance);
          }
        }
        case Fault.Reject(var type, var status, var message) ->
            throw ApiError.of(type, status, message);
        case Fault.DenyAccess() -> throw Denial.of(wire, call, caller, store);
        case Fault.ExpirePageTokens() -> world.pageTokens().expire();
        case Fault.Drop _,
            Fault.CutAnswer _,
            Fault.GarbleAnswer _,
            Fault.Delay _,
            Fault.Hang _,
            Fault.FailOperation _,
            Fault.NeverApply _,
            Fault.NeverEnd _ -> {}
      }
    }
  }

  private static ApiError unknownOperation(RecordedCall call) {
    return new ApiError(
        "UnknownOperationException",
        400,
        "UnknownOperation",
        "The emulator does not have the operation " + call.operation(),
        "");
  }
}
