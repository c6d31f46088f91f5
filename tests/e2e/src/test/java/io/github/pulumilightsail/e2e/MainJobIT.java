package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static io.github.pulumilightsail.e2e.Calls.writes;
import static io.github.pulumilightsail.e2e.Calls.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the first preview to the last destroy of one resource. */
final class MainJobIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void declarePreviewApplyDriftRepairDestroy() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");

    var preview = stage.preview();
    assertThat(preview.steps()).containsExactly("create web");
    assertThat(preview.out())
        .contains("httpTokens             : \"required\"", "httpPutResponseHopLimit: 2");
    assertThat(writes(stage.newCalls())).isEmpty();

    assertThat(stage.up().steps()).containsExactly("create web");
    assertThat(written(stage.newCalls()))
        .containsExactly(
            json("{instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2}"));
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-1@eu-central-1");
    var outputs = stage.outputs("web");
    assertThat(outputs.get("instanceArn").getAsString()).isEqualTo(stage.instance("web-1").arn());
    assertThat(outputs.get("state").getAsString()).isEqualTo("applied");
    assertThat(outputs.get("httpTokens").getAsString()).isEqualTo("required");
    assertThat(outputs.get("httpEndpoint").getAsString()).isEqualTo("enabled");
    assertThat(outputs.get("previousOptions"))
        .isEqualTo(json("{httpTokens: optional, httpPutResponseHopLimit: 1.0}"));
    assertThat(outputs.getAsJsonObject("operation").get("status").getAsString())
        .isEqualTo("Succeeded");
    assertThat(outputs.has("httpProtocolIpv6")).isFalse();

    assertThat(stage.up().steps()).isEmpty();
    assertThat(stage.newCalls()).hasSizeLessThanOrEqualTo(1).noneMatch(call -> call.mutating());

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    var planned = stage.refreshPreview();
    assertThat(planned.drift()).containsExactly("update web httpTokens");
    assertThat(planned.out()).contains("~ httpTokens: \"required\" => \"optional\"");
    assertThat(stage.refresh().drift()).containsExactly("update web httpTokens");
    assertThat(writes(stage.newCalls())).isEmpty();

    var repair = stage.preview();
    assertThat(repair.steps()).containsExactly("update web httpTokens");
    assertThat(repair.out()).contains("~ httpTokens: \"optional\" => \"required\"");
    assertThat(stage.up().steps()).containsExactly("update web httpTokens");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(writes(stage.newCalls())).hasSize(1);

    assertThat(stage.destroy().steps()).containsExactly("delete web");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(stage.resources()).isEmpty();
  }

  /** What is already as wanted is not written, and is put back all the same. */
  @Test
  void nothingIsWrittenWhereNothingIsToChange() {
    stage.seed("web-1").tokens("required").create();
    stage.manages("instanceName: web-1, httpTokens: required");

    stage.up();
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.outputs("web").get("previousOptions"))
        .isEqualTo(json("{httpTokens: required}"));
    assertThat(stage.outputs("web").has("operation")).isFalse();

    stage.region().change("web-1", OptionsPatch.none().hopLimit(5).endpoint("disabled"));
    assertThat(stage.refresh().drift()).as("unmanaged options never drift").isEmpty();
    assertThat(stage.preview().steps()).isEmpty();
    assertThat(writes(stage.newCalls())).isEmpty();
  }
}
