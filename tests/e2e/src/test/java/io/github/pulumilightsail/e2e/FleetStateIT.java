package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A baseline is one resource of the state, whatever the size of its fleet. So nothing that Pulumi
 * can do with a resource leaves a stack behind that Pulumi then refuses.
 */
final class FleetStateIT {
  private static final String OPEN = "httpTokens: optional, httpPutResponseHopLimit: 2";
  private static final String SHUT = "httpTokens: required, httpPutResponseHopLimit: 2";

  @RegisterExtension final Stage stage = new Stage();

  @BeforeEach
  void aFleetOfTwo() {
    stage.seed("web-1").create();
    stage.seed("web-2").create();
    stage.program("resources:\n" + fleet("fleet", OPEN, ""));
    stage.up();
    stage.newCalls();
  }

  private static String fleet(String name, String properties, String options) {
    return """
      %s:
        type: lightsail:InstanceMetadataBaseline
        properties: {selector: {namePrefix: web-}, %s}
        options: {%s}
    """
        .formatted(name, properties, options);
  }

  /** That the stack is whole, which every command of Pulumi asks first. */
  private void isOneResource(String name) {
    assertThat(stage.resources()).hasSize(1);
    assertThat(stage.outputs(name).getAsJsonObject("instances").size()).isEqualTo(2);
    assertThat(stage.preview().steps()).isEmpty();
  }

  private List<String> written() {
    return writes(stage.newCalls()).stream()
        .map(RecordedCall::instanceName)
        .flatMap(Optional::stream)
        .toList();
  }

  private String urn() {
    return stage.resource("fleet").get("urn").getAsString();
  }

  private Run done(String... command) {
    var run = stage.pulumi(command);
    assertThat(run.succeeded()).as(run.text()).isTrue();
    return run;
  }

  @Test
  void itIsRenamedAndChangedInOneRun() {
    stage.program("resources:\n" + fleet("site", SHUT, "aliases: [{name: fleet}]"));
    assertThat(stage.preview().text()).contains("2 of 2 instances to change");

    stage.up();

    assertThat(written()).containsExactlyInAnyOrder("web-1", "web-2");
    isOneResource("site");
    stage.destroy();
    assertThat(stage.resources()).isEmpty();
  }

  @Test
  void itIsReplacedAndChangedInOneRun() {
    stage.program("resources:\n" + fleet("fleet", SHUT, ""));

    done("up", "--yes", "--skip-preview", "--color=never", "--replace", urn());

    assertThat(stage.instance("web-2").httpTokens()).isEqualTo("required");
    isOneResource("fleet");
  }

  @Test
  void oneThatIsRetainedIsDestroyedWithoutACall() {
    stage.program(
        "resources:\n" + fleet("fleet", OPEN + ", onDelete: reset", "retainOnDelete: true"));
    stage.up();
    stage.newCalls();

    stage.destroy();

    assertThat(written()).isEmpty();
    assertThat(stage.resources()).isEmpty();
    stage.up();
    isOneResource("fleet");
  }

  @Test
  void oneThatIsDeletedWithAnotherIsDestroyedWithIt() {
    stage.seed("db-1").create();
    var first =
        """
          db:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: db-1, httpTokens: required}
        """;
    stage.program(
        "resources:\n"
            + first
            + fleet("fleet", OPEN + ", onDelete: reset", "deletedWith: \"${db}\""));
    stage.up();
    stage.newCalls();

    stage.destroy();

    assertThat(written()).isEmpty();
    assertThat(stage.resources()).isEmpty();
  }

  @Test
  void oneCommandTakesItOutOfTheState() {
    done("state", "delete", urn(), "--yes");
    assertThat(stage.resources()).isEmpty();
    stage.up();
    isOneResource("fleet");
  }

  @Test
  void oneCommandMovesItToAnotherStack() {
    done("stack", "init", "other", "--no-select", "--copy-config-from", "dev");

    done("state", "move", "--yes", "--source", "dev", "--dest", "other", urn());

    stage.program("resources:\n" + fleet("fleet", SHUT, ""));
    var preview = done("preview", "--stack", "other", "--color=never");
    assertThat(preview.text()).contains("2 of 2 instances to change", "~ 1 to update");
    done("up", "--yes", "--skip-preview", "--color=never", "--stack", "other");
    assertThat(written()).containsExactlyInAnyOrder("web-1", "web-2");
    done("destroy", "--yes", "--skip-preview", "--color=never", "--stack", "other");
  }
}
