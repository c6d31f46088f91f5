package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Languages;
import io.github.pulumilightsail.e2e.harness.Page;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of {@code docs/languages}, read by somebody who has Pulumi, the plugin and an empty
 * folder: the files and the commands are those that stand there, and no others.
 */
final class FirstProgramIT {
  @RegisterExtension final Stage stage = new Stage();
  private Path project = Path.of("");

  @BeforeEach
  void anEmptyFolder() {
    stage.seed("web-1").create();
    stage
        .environment(Languages.surroundings(stage.environment()))
        .environment("PULUMI_HOME", stage.folder().subfolder("fresh home").toString())
        // Where the commands would ask, a test cannot answer.
        .environment("PULUMI_SKIP_CONFIRMATIONS", "true")
        .environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString());
    project = stage.folder().subfolder("first program");
    var plugin = Checkout.pluginFolder().toString();
    shell()
        .ok(
            project,
            "pulumi",
            "plugin",
            "install",
            "resource",
            "lightsail",
            "0.1.0",
            "--file",
            plugin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "typescript", "python", "go", "yaml"})
  void asThePageSays(String language) throws IOException {
    var page = Page.of("docs/languages/" + language + ".md");
    assertThat(page.writeFiles(project)).isPositive();
    Languages.pinNode(project);
    for (var command : page.commands()) {
      if (command.startsWith("pulumi up")) {
        assertThat(writes(stage.newCalls())).as("before " + command).isEmpty();
      }
      shell().ok(project, "sh", "-c", command);
    }
    assertThat(writes(stage.newCalls())).hasSize(1);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  /** As the page of YAML says: joined it works, and alone it is refused by Pulumi's type check. */
  @Test
  void anOptionFollowsThatOfAnotherInstanceInYaml() throws IOException {
    stage.seed("web-2").create();
    var page = Page.of("docs/languages/yaml.md");
    page.writeFiles(project);
    var file = project.resolve("Pulumi.yaml");
    var second = page.blocks("yaml").getFirst();
    var joined = Files.readString(file).replace("outputs:", second + "outputs:");
    var alone = joined.replaceAll("\\n +fn::join: .*(\\$\\{.*}).*", " $1");
    assertThat(alone).contains("httpTokens: ${web.httpTokens}\n");
    shell().ok(project, "pulumi", "stack", "init", "dev");
    shell().ok(project, "pulumi", "config", "set", "lightsail:region", Stage.REGION);

    Files.writeString(file, alone);
    var refused = shell().run(project, "pulumi", "preview");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.text())
        .contains("Cannot assign 'lightsail:index:HttpTokens' to 'lightsail:index:HttpTokens'");

    Files.writeString(file, joined);
    shell().ok(project, "pulumi", "up");
    assertThat(stage.instance("web-2").httpTokens()).isEqualTo("required");
    shell().ok(project, "pulumi", "preview", "--expect-no-changes");
  }

  private Shell shell() {
    return new Shell(stage.environment());
  }
}
