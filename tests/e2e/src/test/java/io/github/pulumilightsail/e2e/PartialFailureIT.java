package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** AWS fails half-way: the state knows what was done, the next up goes on, destroy restores. */
final class PartialFailureIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void optionsThatAreNeverApplied() {
    stage.seed("web-1").create();
    stage.emulator().faults().pendingForever();
    stage.manages("instanceName: web-1, httpTokens: required", "customTimeouts: {create: 10s}");

    var failed = stage.failedUp();
    assertThat(failed.text())
        .contains("timed out after 10 s while waiting for the metadata options of web-1")
        .contains("last seen: the options are pending")
        .contains("customTimeouts. What was done is kept in the state")
        .contains("the next `pulumi up` goes on from there");
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-1@eu-central-1");
    assertThat(stage.outputs("web").get("httpTokens").getAsString()).isEqualTo("required");
    assertThat(stage.outputs("web").get("state").getAsString()).isEqualTo("pending");
    assertThat(stage.outputs("web").get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional}"));
    assertThat(stage.resource("web").has("initErrors")).isTrue();

    // AWS gets round to it at last.
    stage.emulator().faults().clear();
    stage.region().change("web-1", OptionsPatch.none());
    stage.newCalls();
    stage.up();
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.resource("web").has("initErrors")).isFalse();
    assertThat(stage.outputs("web").get("state").getAsString()).isEqualTo("applied");

    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }

  @Test
  void anOperationThatFails() {
    stage.seed("web-1").create();
    stage
        .emulator()
        .faults()
        .failOperation(Calls.UPDATE, "InternalError", "The metadata service could not be reached.")
        .once();
    stage.manages("instanceName: web-1, httpTokens: required");

    assertThat(stage.failedUp().text())
        .contains("AWS could not apply the metadata options of web-1 in eu-central-1")
        .contains("InternalError: The metadata service could not be reached.");
    assertThat(stage.outputs("web").get("httpTokens").getAsString())
        .as("the state says what is, not what was wanted")
        .isEqualTo("optional");
    assertThat(stage.outputs("web").getAsJsonObject("operation").get("errorCode").getAsString())
        .isEqualTo("InternalError");

    stage.up();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.outputs("web").get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional}"));

    // An update that fails keeps what there was before it.
    stage.emulator().faults().failOperation(Calls.UPDATE, "InternalError", "Again.").once();
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    assertThat(stage.failedUp().text()).contains("InternalError: Again.");
    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }

  /** The answer to the write is lost; whether it was done shows when one looks. */
  @Test
  void anAnswerThatIsLost() {
    stage.seed("web-1").create();
    stage.config("lightsail:maxRetries", "0");
    stage.emulator().faults().reset(Calls.UPDATE).afterWork().once();
    stage.manages("instanceName: web-1, httpTokens: required");

    stage.up();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.outputs("web").get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional}"));
  }
}
