package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The API resets an omitted httpTokens to optional. Whatever the program does to other options, an
 * IMDSv1 that was shut stays shut, at every moment.
 */
final class TrapIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void aProgramThatManagesOnlyTheHopLimitNeverOpensImdsV1() {
    stage.emulator().behavior().set(Switches.APPLIED, Progress.reads(1));
    stage.emulator().behavior().set(Switches.OPERATION_DONE, Progress.reads(1));
    stage.seed("web-1").tokens("required").create();

    stage.manages("instanceName: web-1, httpPutResponseHopLimit: 2");
    stage.up();
    stage.manages("instanceName: web-1, httpPutResponseHopLimit: 3");
    stage.up();
    stage.manages("instanceName: web-1, httpEndpoint: enabled");
    stage.up();
    stage.manages("instanceName: web-1, httpPutResponseHopLimit: 4");
    stage.up();
    stage.destroy();

    var timeline = stage.region().timeline("web-1");
    assertThat(timeline)
        .extracting(change -> change.options().httpPutResponseHopLimit())
        .containsSubsequence(1, 2, 3, 1, 4, 1);
    assertThat(timeline)
        .allSatisfy(change ->
            assertThat(change.options().httpTokens()).as("%s", change).isEqualTo("required"));
  }
}
