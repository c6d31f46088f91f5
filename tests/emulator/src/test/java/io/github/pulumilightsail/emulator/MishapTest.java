package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.Outcome;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.LightsailException;

/** A failure inside the emulator is an answer that says so, and the next call is served. */
class MishapTest {
  private static final String REGION = "eu-central-1";

  /** How often the clock may still be asked before it breaks. */
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private final LightsailEmulator emulator =
      LightsailEmulator.start(
          EmulatorOptions.defaults()
              .clock(() -> {
                if (left.getAndDecrement() <= 0) {
                  left.set(Integer.MAX_VALUE);
                  throw new IllegalStateException("the clock broke");
                }
                return Instant.EPOCH;
              }));

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void inTheWorkOfACall() {
    emulator.region(REGION).instance("web-1").create();
    try (var client = Clients.lightsail(emulator, REGION)) {
      left.set(1);

      assertThatThrownBy(() ->
              client.updateInstanceMetadataOptions(
                  r -> r.instanceName("web-1").httpTokens(HttpTokens.REQUIRED)))
          .isInstanceOfSatisfying(
              LightsailException.class, e -> assertThat(e.statusCode()).isEqualTo(500))
          .hasMessageContaining("the clock broke");

      assertThat(emulator.calls().getFirst().outcome())
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.type()).isEqualTo("InternalFailure"));
      assertThat(client.getInstances().instances()).hasSize(1);
    }
  }

  @Test
  void beforeTheCallIsKnown() {
    left.set(0);

    var response = RawCall.signed(emulator.uri(), "GetInstances", "{}").send();

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("the clock broke");
  }
}
