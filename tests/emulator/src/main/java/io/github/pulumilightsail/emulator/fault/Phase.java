package io.github.pulumilightsail.emulator.fault;

/** Whether something happens before the call's own work or after it. */
public enum Phase {
  BEFORE,
  AFTER
}
