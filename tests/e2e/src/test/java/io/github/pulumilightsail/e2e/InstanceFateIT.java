package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may become of an instance while its options are managed. */
final class InstanceFateIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void oneThatVanishedIsGoneAndMadeKnownAgain() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.region().delete("web-1");

    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    assertThat(stage.failedUp().text())
        .contains("there is no Lightsail instance web-1 in eu-central-1")
        .contains("pulumi refresh");
    assertThat(stage.refresh().drift()).containsExactly("delete web");
    assertThat(stage.resources()).isEmpty();
    stage.seed("web-1").create();
    assertThat(stage.up().steps()).containsExactly("create web");

    stage.region().delete("web-1");
    stage.destroy();
    assertThat(stage.resources()).isEmpty();
  }

  /** Its name is the same, but nothing that was recorded belongs to it. */
  @Test
  void oneThatWasCreatedAgainIsAnother() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.region().replace("web-1");
    stage.newCalls();

    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    assertThat(stage.failedUp().text())
        .contains("it was created again under its name")
        .contains("Nothing was written. Run `pulumi refresh`");
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.refresh().drift()).containsExactly("delete web");
    assertThat(stage.up().steps()).containsExactly("create web");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");

    stage.region().replace("web-1");
    stage.newCalls();
    stage.destroy();
    assertThat(writes(stage.newCalls())).as("destroy leaves the new one alone").isEmpty();
    assertThat(stage.resources()).isEmpty();
  }

  /** Its options are applied at its next start, which is nothing to wait for. */
  @Test
  void oneThatIsStoppedTakesItsOptions() {
    stage.seed("web-1").stopped().create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("web-1").options().state()).isEqualTo(OptionsState.PENDING);
    assertThat(stage.outputs("web").get("state").getAsString()).isEqualTo("pending");
    assertThat(stage.preview().steps()).isEmpty();

    stage.region().enter("web-1", InstanceState.RUNNING);
    assertThat(stage.refresh().succeeded()).isTrue();
    assertThat(stage.outputs("web").get("state").getAsString()).isEqualTo("applied");
    assertThat(stage.preview().steps()).isEmpty();
  }

  /** Without a refresh the start is one change of the output, which writes nothing. */
  @Test
  void theStartOfThoseThatWereStoppedIsToldOnce() {
    stage.seed("web-1").stopped().create();
    stage.seed("db-1").stopped().create();
    stage.program(
        """
        resources:
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required}
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {namePrefix: db-}, httpTokens: required}
        """);
    stage.up();
    stage.region().enter("web-1", InstanceState.RUNNING);
    stage.region().enter("db-1", InstanceState.RUNNING);
    stage.newCalls();

    var preview = stage.preview();
    assertThat(preview.steps())
        .containsExactlyInAnyOrder(
            "update web state", "update fleet instances[\"db-1@eu-central-1\"].state");
    assertThat(preview.text())
        .contains("in force by now, which the state does not tell yet: web-1@eu-central-1")
        .contains("in force by now, which the state does not tell yet: db-1@eu-central-1");
    stage.up();

    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.outputs("web").get("state").getAsString()).isEqualTo("applied");
    assertThat(stage.outputs("fleet").get("nonCompliant").getAsJsonArray()).isEmpty();
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void oneThatIsStillPendingIsWaitedFor() {
    stage.seed("web-1").starting().create();
    stage.manages("instanceName: web-1, httpTokens: required");
    var up = stage.up();
    assertThat(up.out())
        .contains(
            "waiting for instance web-1 in eu-central-1 (account 111122223333) to be running");
    assertThat(writes(stage.newCalls()))
        .as("the write is not tried before")
        .singleElement()
        .satisfies(call -> assertThat(call.outcome().isAnswered()).isTrue());
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }
}
