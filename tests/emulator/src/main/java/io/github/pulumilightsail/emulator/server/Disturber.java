package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.fault.Disturbance;
import io.github.pulumilightsail.emulator.world.RegionStore;

/** Does what somebody else does in the middle of a call. */
final class Disturber {
  static final String CAUSE = "somebody else";

  private Disturber() {}

  static void disturb(RegionStore store, String instance, Disturbance disturbance) {
    switch (disturbance) {
      case Disturbance.Delete() -> store.delete(instance);
      case Disturbance.Replace() -> store.replace(instance);
      case Disturbance.EnterState(var state) -> store.enter(instance, state);
      case Disturbance.Change(var patch) ->
          store
              .peek(instance)
              .ifPresent(found -> store.change(instance, found.options().with(patch), CAUSE));
    }
  }
}
