package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the configuration does not say comes from the variables that the documentation names. */
final class EnvironmentIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void regionAddressAndTemporaryKeys() {
    stage.emulator().region("eu-north-1").instance("web-1").create();
    var session =
        stage.emulator().credentials().issue("111122223333", "ci", "run", Duration.ofHours(1));
    stage
        .noConfig("lightsail:region")
        .noConfig("lightsail:endpoint")
        .environment("AWS_DEFAULT_REGION", "eu-north-1")
        .environment("AWS_ENDPOINT_URL", stage.emulator().uri().toString())
        .environment("AWS_ACCESS_KEY_ID", session.accessKeyId())
        .environment("AWS_SESSION_TOKEN", session.token());
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    assertThat(stage.emulator().instance("eu-north-1", "web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.newCalls()).allMatch(call -> call.accessKeyId().equals(session.accessKeyId()));
  }

  @Test
  void howOftenACallIsMade() {
    stage.seed("web-1").create();
    stage.emulator().faults().internalFailure("GetInstanceMetricData");
    stage.environment("AWS_MAX_ATTEMPTS", "3").environment("AWS_RETRY_MODE", "adaptive");
    stage.program(
        """
        variables:
          usage:
            fn::invoke:
              function: lightsail:getImdsV1Usage
              arguments: {instanceName: web-1}
        outputs:
          total: ${usage.total}
        """);
    stage.failedPreview();
    assertThat(stage.newCalls())
        .filteredOn(call -> call.operation().equals("GetInstanceMetricData"))
        .hasSize(3);
  }
}
