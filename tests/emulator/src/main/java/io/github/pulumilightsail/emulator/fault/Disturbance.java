package io.github.pulumilightsail.emulator.fault;

import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;

/** What somebody else does to an instance in the middle of a call. */
public sealed interface Disturbance {

  record Delete() implements Disturbance {}

  /** Deleted and created again: same name, another ARN, the blueprint's default options. */
  record Replace() implements Disturbance {}

  /** Other options, applied at once. */
  record Change(OptionsPatch patch) implements Disturbance {}

  record EnterState(InstanceState state) implements Disturbance {}
}
