package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataState;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsRequest;

/** An emulator with a clock that stands still, and an SDK client that never retries. */
abstract class EmulatorTestBase {
  static final String REGION = "eu-central-1";
  static final String UPDATE = "UpdateInstanceMetadataOptions";

  final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:00:00Z"));
  final LightsailEmulator emulator =
      LightsailEmulator.start(EmulatorOptions.defaults().clock(clock));
  final EmulatedRegion region = emulator.region(REGION);
  final Behavior behavior = emulator.behavior();
  final Faults faults = emulator.faults();
  final LightsailClient client = Clients.lightsail(emulator, REGION);

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
  }

  /** Writes the options of {@code web-1}. */
  Operation update(Consumer<UpdateInstanceMetadataOptionsRequest.Builder> options) {
    return client
        .updateInstanceMetadataOptions(r -> options.accept(r.instanceName("web-1")))
        .operation();
  }

  /** {@code web-1} as the API tells it; counts as a read. */
  Instance read() {
    return client.getInstance(r -> r.instanceName("web-1")).instance();
  }

  InstanceMetadataState readState() {
    return read().metadataOptions().state();
  }

  /** {@code web-1} as it is; no call. */
  EmulatedInstance web1() {
    return region.get("web-1");
  }
}
