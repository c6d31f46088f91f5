package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static io.github.pulumilightsail.e2e.Calls.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.UpOptions;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replacements: the new one is made first, and giving up the old one never disturbs it. */
final class ReplaceIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void anotherNameIsCreatedThenDeleted() {
    stage.seed("web-1").create();
    stage.seed("web-2").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.newCalls();

    stage.manages("instanceName: web-2, httpTokens: required");
    assertThat(stage.preview().steps())
        .containsExactly(
            "create-replacement web instanceName",
            "replace web instanceName",
            "delete-replaced web");
    stage.up();
    assertThat(writes(stage.newCalls()))
        .extracting(call ->
            call.instanceName().orElseThrow()
                + " "
                + call.request().get("httpTokens").getAsString())
        .containsExactly("web-2 required", "web-1 optional");
    assertThat(stage.resources()).hasSize(1);
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-2@eu-central-1");
  }

  @Test
  void anotherRegionIsAnotherInstance() {
    stage.seed("web-1").create();
    stage.emulator().region("eu-north-1").instance("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();

    // To name the region that it is in changes nothing.
    stage.manages("instanceName: web-1, httpTokens: required, region: eu-central-1");
    assertThat(stage.preview().steps()).isEmpty();
    stage.manages("instanceName: web-1, httpTokens: required, region: eu-north-1");
    stage.up();
    assertThat(stage.emulator().instance("eu-north-1", "web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.resource("web").get("id").getAsString()).isEqualTo("web-1@eu-north-1");
  }

  /** What examples/instance-with-options does: the ARN ties the options to one incarnation. */
  @Test
  void theOptionsFollowAnInstanceThatTheProgramReplaces() {
    stage.seed("web-1").create();
    var before = stage.instance("web-1").arn();
    stage.manages(tiedTo(before));
    stage.up();
    stage.region().replace("web-1");
    var after = stage.instance("web-1").arn();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    stage.newCalls();

    stage.manages(tiedTo(after));
    assertThat(stage.up().steps())
        .contains("create-replacement web instanceArn", "delete-replaced web");
    assertThat(written(stage.newCalls())).as("the old one is gone, and let go").hasSize(1);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.outputs("web").get("instanceArn").getAsString()).isEqualTo(after);
    assertThat(stage.preview().steps()).isEmpty();
  }

  private static String tiedTo(String arn) {
    return "instanceName: web-1, instanceArn: \"%s\", httpTokens: required, onDelete: keep"
        .formatted(arn);
  }

  /** Old and new are on one instance: giving up the old must not open what the new has shut. */
  @Test
  void replacingOnTheSameInstanceLeavesImdsV1Shut() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    stage.up();
    var urn = stage.resource("web").get("urn").getAsString();
    stage.newCalls();

    stage.up(UpOptions.builder().replaces(List.of(urn)));
    assertThat(writes(stage.newCalls())).isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(stage.resources()).hasSize(1);
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void aResourceRenamedWithoutAnAliasLeavesImdsV1Shut() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.newCalls();

    stage.program(
        """
        resources:
          site:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required, onDelete: restore}
        """);
    assertThat(stage.up().steps()).containsExactly("create site", "delete web");
    assertThat(written(stage.newCalls())).isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");

    stage.program(
        """
        resources:
          page:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required, onDelete: restore}
            options: {aliases: [{name: site}]}
        """);
    assertThat(stage.up().steps()).as("with an alias it is the same resource").isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  @Test
  void twoResourcesCannotManageOneInstance() {
    stage.seed("web-1").create();
    stage.program(
        """
        resources:
          first:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required, onDelete: restore}
          second:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpPutResponseHopLimit: 2}
            options: {dependsOn: ["${first}"]}
        """);
    assertThat(stage.failedUp().text())
        .contains("another resource of this program manages the metadata options")
        .contains("web-1@eu-central-1 by urn:")
        .contains("::first");
    assertThat(stage.resources()).hasSize(1);
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }
}
