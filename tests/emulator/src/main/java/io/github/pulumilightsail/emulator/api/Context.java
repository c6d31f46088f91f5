package io.github.pulumilightsail.emulator.api;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.fault.Strikes;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.RegionStore;
import io.github.pulumilightsail.emulator.world.World;

/** Everything a handler needs beside its input. */
public record Context(
    World world, Credentials credentials, Caller caller, String region, Strikes strikes) {

  RegionStore store() {
    return world.store(new RegionKey(caller.account(), region));
  }

  Behavior behavior() {
    return world.behavior();
  }

  EmulatedInstance existing(String name) {
    return store().peek(name).orElseThrow(() -> ApiError.notFound("Instance", name));
  }
}
