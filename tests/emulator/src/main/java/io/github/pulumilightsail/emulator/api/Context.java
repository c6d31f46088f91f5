package io.github.pulumilightsail.emulator.api;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.fault.Phase;
import io.github.pulumilightsail.emulator.fault.Strikes;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.world.OperationEnd;
import io.github.pulumilightsail.emulator.world.OperationPlan;
import io.github.pulumilightsail.emulator.world.OperationView;
import io.github.pulumilightsail.emulator.world.PageTokens;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.RegionStore;
import io.github.pulumilightsail.emulator.world.World;

/** Everything a handler needs beside its input. */
public record Context(
    World world, Credentials credentials, Caller caller, String region, Strikes strikes) {

  RegionStore store() {
    return world.store(new RegionKey(caller.account(), region));
  }

  PageTokens pageTokens() {
    return world.pageTokens();
  }

  Behavior behavior() {
    return world.behavior();
  }

  /** Starts the operation of a write, which fails or never ends if a fault says so. */
  OperationView begin(String type, EmulatedInstance target) {
    var end =
        strikes
            .first(Fault.FailOperation.class)
            .<OperationEnd>map(f -> new OperationEnd.Failure(f.errorCode(), f.errorDetails()))
            .orElseGet(OperationEnd.Success::new);
    var progress =
        strikes.has(Fault.NeverEnd.class)
            ? Progress.never()
            : behavior().get(Switches.OPERATION_DONE);
    return store().operations().begin(type, target, new OperationPlan(end, progress));
  }

  /** Whether the write's operation fails before it has changed anything. */
  boolean failsWithoutEffect() {
    return strikes.has(Fault.FailOperation.class, Phase.BEFORE);
  }

  EmulatedInstance existing(String name) {
    return store().peek(name).orElseThrow(() -> ApiError.notFound("Instance", name));
  }
}
