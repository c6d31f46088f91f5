package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.json;
import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking over what exists. */
final class ImportIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void byNameInTheProvidersRegion() {
    stage.seed("web-1").tokens("required").hopLimit(2).create();
    stage.program("resources: {}");

    var imported = stage.importing("web", "web-1");
    assertThat(imported.out())
        .as("the code that it gives")
        .contains(
            "type: lightsail:InstanceMetadataOptions",
            "instanceName: web-1",
            "httpTokens: required",
            "httpEndpoint: enabled",
            "httpPutResponseHopLimit: 2");
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-1@eu-central-1");
    assertThat(stage.resource("web").get("inputs"))
        .isEqualTo(
            json(
                "{instanceName: web-1, httpTokens: required, httpEndpoint: enabled,"
                    + " httpPutResponseHopLimit: 2.0}"));
    assertThat(stage.outputs("web").has("previousOptions")).isFalse();

    stage.manages(
        "onDelete: keep, instanceName: web-1, httpTokens: required, httpEndpoint: enabled,"
            + " httpPutResponseHopLimit: 2");
    assertThat(stage.preview().steps()).isEmpty();

    // There is nothing that restore could put back, so nothing is touched.
    stage.destroy();
    assertThat(writes(stage.newCalls())).isEmpty();
  }

  @Test
  void byNameAndRegion() {
    stage.emulator().region("eu-north-1").instance("web-1").ipv6("enabled").create();
    stage.program("resources: {}");

    stage.importing("web", "web-1@eu-north-1");
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-1@eu-north-1");
    stage.manages(
        "instanceName: web-1, region: eu-north-1, httpTokens: optional, httpEndpoint: enabled,"
            + " httpPutResponseHopLimit: 1, httpProtocolIpv6: enabled, onDelete: keep");
    assertThat(stage.preview().steps()).isEmpty();
    assertThat(writes(stage.newCalls())).isEmpty();
  }

  @Test
  void whatCannotBeImportedIsSaid() {
    stage.program("resources: {}");
    assertThat(stage.failedImporting("web", "web-9").text())
        .contains("web-9")
        .contains("does not exist");
    assertThat(stage.failedImporting("web", "web-1@mars").text())
        .contains("the id \"web-1@mars\" is not that of an instance")
        .contains("web-1@eu-north-1");
    assertThat(stage.resources()).isEmpty();
  }
}
