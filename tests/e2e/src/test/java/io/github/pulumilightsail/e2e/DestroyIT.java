package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static io.github.pulumilightsail.e2e.Calls.writes;
import static io.github.pulumilightsail.e2e.Calls.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Choices.ImdsV2Enforced;
import io.github.pulumilightsail.emulator.behavior.Switches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What destroy leaves behind. */
final class DestroyIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void restoreResetAndKeep() {
    for (var name : new String[] {"restore", "reset", "keep"}) {
      stage.seed(name).hopLimit(3).endpoint("disabled").create();
    }
    var yaml = new StringBuilder("resources:\n");
    for (var name : new String[] {"restore", "reset", "keep"}) {
      yaml.append(
          """
            %1$s:
              type: lightsail:InstanceMetadataOptions
              properties:
                {instanceName: %1$s, httpTokens: required, httpPutResponseHopLimit: 2, onDelete: %1$s}
          """
              .formatted(name));
    }
    stage.program(yaml.toString());
    stage.up();
    stage.newCalls();

    stage.destroy();
    assertThat(written(stage.newCalls()))
        .as("managed options only, and none of what is kept")
        .containsExactlyInAnyOrder(
            json("{instanceName: restore, httpTokens: optional, httpPutResponseHopLimit: 3}"),
            json("{instanceName: reset, httpTokens: optional, httpPutResponseHopLimit: 1}"));
    assertThat(stage.resources()).isEmpty();
  }

  /**
   * AWS refuses to open IMDSv1 again, as accounts that enforce IMDSv2 do: destroy is no dead end.
   */
  @Test
  void aRefusedRestoreSaysHowToGoOn() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.emulator().behavior().set(Switches.IMDSV2_ENFORCED, ImdsV2Enforced.ACCESS_DENIED);

    assertThat(stage.failedDestroy().text())
        .contains("UpdateInstanceMetadataOptions on instance web-1 in eu-central-1 was denied")
        .contains(
            "apply it with onDelete keep first (if it is out of the program, put it back for that),"
                + " or run `pulumi state delete`");
    assertThat(stage.resources()).hasSize(1);
    stage.newCalls();

    stage.manages("instanceName: web-1, httpTokens: required, onDelete: keep");
    assertThat(stage.up().steps()).containsExactly("update web onDelete");
    stage.destroy();
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.resources()).isEmpty();
  }
}
