package io.github.pulumilightsail.emulator;

import java.time.InstantSource;

/**
 * How an emulator starts. What can change while it runs is in {@link
 * io.github.pulumilightsail.emulator.behavior.Switches}.
 *
 * @param port 0: any free one
 * @param clock what everything but latency goes by; a test moves its own
 */
public record EmulatorOptions(int port, InstantSource clock) {

  public static EmulatorOptions defaults() {
    return new EmulatorOptions(0, InstantSource.system());
  }

  public EmulatorOptions port(int newPort) {
    return new EmulatorOptions(newPort, clock);
  }

  public EmulatorOptions clock(InstantSource newClock) {
    return new EmulatorOptions(port, newClock);
  }
}
