package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.server.Tls;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator starts. What can change while it runs is in {@link
 * io.github.pulumilightsail.emulator.behavior.Switches}.
 *
 * @param host the address to listen on, or a name that has it; {@code 0.0.0.0}: every address of
 *     the machine
 * @param port 0: any free one
 * @param tls null: plain HTTP
 * @param clock what everything but latency goes by; a test moves its own
 */
public record EmulatorOptions(String host, int port, @Nullable Tls tls, InstantSource clock) {

  public static EmulatorOptions defaults() {
    return new EmulatorOptions("127.0.0.1", 0, null, InstantSource.system());
  }

  public EmulatorOptions host(String newHost) {
    return new EmulatorOptions(newHost, port, tls, clock);
  }

  public EmulatorOptions port(int newPort) {
    return new EmulatorOptions(host, newPort, tls, clock);
  }

  public EmulatorOptions tls(Tls newTls) {
    return new EmulatorOptions(host, port, newTls, clock);
  }

  public EmulatorOptions clock(InstantSource newClock) {
    return new EmulatorOptions(host, port, tls, newClock);
  }
}
