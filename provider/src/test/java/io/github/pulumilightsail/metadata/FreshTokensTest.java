package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack.Done;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody hardens an instance while a write that does not manage its tokens waits. */
class FreshTokensTest {
  private final Cloud cloud = Cloud.start();

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "internal-failure"})
  void whatIsSentIsReadRightBeforeEachAttempt(String trouble) {
    cloud.configure(Map.of("maxRetries", 5));
    cloud.emulator().behavior().set(Switches.APPLIED, Progress.atOnce());
    cloud.emulator().behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    cloud.region().instance("web-1").create();
    var faults = cloud.emulator().faults();
    var fault =
        trouble.equals("throttle")
            ? faults.throttle("UpdateInstanceMetadataOptions")
            : faults.internalFailure("UpdateInstanceMetadataOptions");
    fault.times(2);
    cloud
        .ticker()
        .onPass(() -> cloud.region().change("web-1", OptionsPatch.none().tokens("required")));

    var up = cloud.stack().up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2));

    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
    assertThat(cloud.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(2);
  }
}
