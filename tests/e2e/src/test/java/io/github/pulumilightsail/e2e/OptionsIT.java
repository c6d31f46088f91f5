package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static io.github.pulumilightsail.e2e.Calls.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.model.OptionsState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program that changes what it says, option by option. */
final class OptionsIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void oneChangedOptionIsOneWrite() {
    stage.seed("web-1").endpoint("disabled").create();
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    stage.up();
    stage.newCalls();

    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 3");
    var preview = stage.preview();
    assertThat(preview.steps()).containsExactly("update web httpPutResponseHopLimit");
    assertThat(preview.out()).contains("~ httpPutResponseHopLimit: 2 => 3");
    stage.up();
    assertThat(written(stage.newCalls()))
        .containsExactly(
            json("{instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 3}"));
    assertThat(stage.instance("web-1").options())
        .isEqualTo(
            new EmulatedOptions(OptionsState.APPLIED, "required", "disabled", 3, "disabled"));
  }

  /** What becomes of an option that the program no longer sets is said by onDelete. */
  @Test
  void aRemovedOptionIsGivenUpAsOnDeleteSays() {
    for (var name : new String[] {"restored", "reset", "kept"}) {
      stage.seed(name).hopLimit(5).create();
    }
    stage.program(program(", httpPutResponseHopLimit: 2"));
    stage.up();
    stage.newCalls();

    stage.program(program(""));
    var preview = stage.preview();
    assertThat(preview.steps())
        .containsExactlyInAnyOrder(
            "update restored httpPutResponseHopLimit",
            "update reset httpPutResponseHopLimit",
            "update kept httpPutResponseHopLimit");
    assertThat(preview.out()).contains("- httpPutResponseHopLimit: 2");
    stage.up();
    assertThat(written(stage.newCalls()))
        .containsExactlyInAnyOrder(
            json("{instanceName: restored, httpTokens: required, httpPutResponseHopLimit: 5}"),
            json("{instanceName: reset, httpTokens: required, httpPutResponseHopLimit: 1}"));
    assertThat(stage.instance("restored").httpPutResponseHopLimit()).isEqualTo(5);
    assertThat(stage.instance("reset").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(stage.instance("kept").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(stage.outputs("restored").get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional}"));

    // Nobody manages it any more, so nobody minds.
    stage.region().change("restored", OptionsPatch.none().hopLimit(9));
    assertThat(stage.preview().steps()).isEmpty();
    stage.destroy();
    assertThat(stage.instance("restored").httpPutResponseHopLimit()).isEqualTo(9);
    assertThat(stage.instance("restored").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("reset").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("kept").httpTokens()).isEqualTo("required");
  }

  private static String program(String more) {
    return """
    resources:
      restored:
        type: lightsail:InstanceMetadataOptions
        properties: {instanceName: restored, httpTokens: required, onDelete: restore%1$s}
      reset:
        type: lightsail:InstanceMetadataOptions
        properties: {instanceName: reset, httpTokens: required, onDelete: reset%1$s}
      kept:
        type: lightsail:InstanceMetadataOptions
        properties: {instanceName: kept, httpTokens: required, onDelete: keep%1$s}
    """
        .formatted(more);
  }

  /** What an option was is recorded when it becomes managed, not when the resource was made. */
  @Test
  void anOptionThatIsManagedLaterIsPutBackToWhatItWasThen() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();

    stage.region().change("web-1", OptionsPatch.none().hopLimit(4));
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    stage.up();
    assertThat(stage.outputs("web").get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional, httpPutResponseHopLimit: 4.0}"));

    stage.destroy();
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(4);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }
}
