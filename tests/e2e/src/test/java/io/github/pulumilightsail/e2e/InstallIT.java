package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways to install that README and docs show, each in a home where nothing was before. */
final class InstallIT {
  private static final String PROGRAM =
      """
      name: fresh
      runtime: yaml
      resources:
        web:
          type: lightsail:InstanceMetadataOptions
          properties: {instanceName: web-1, httpTokens: required}
      """;

  @RegisterExtension final Stage stage = new Stage();

  @BeforeEach
  void aFreshHome() throws IOException {
    stage
        .environment("PULUMI_HOME", stage.folder().subfolder("fresh home").toString())
        .environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString());
    stage.seed("web-1").create();
    Files.writeString(stage.project().resolve("Pulumi.yaml"), PROGRAM);
  }

  @Test
  void fromTheBuiltFolderThenPackageAdd() throws IOException {
    // Where the README's reader is, with the words that he finds there.
    var top = Checkout.file("");
    new Shell(stage.environment())
        .ok(
            top,
            "sh",
            "-c",
            "pulumi plugin install resource lightsail 0.1.0 --file provider/target/lightsail");
    ok("package", "add", "lightsail@0.1.0");
    assertThat(stage.project().resolve("Pulumi.yaml"))
        .content()
        .contains("lightsail: lightsail@0.1.0");
    assertPreviewed();
    ok("up", "--yes", "--stack", "dev", "--non-interactive");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  /** The archive of a release, as a build leaves it. */
  @Test
  void fromTheArchive() throws IOException {
    try (var files = Files.list(Checkout.file("provider/target"))) {
      var archive = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst();
      assumeTrue(archive.isPresent(), "this build made no archive");
      install(archive.orElseThrow());
    }
    ok("package", "add", "lightsail@0.1.0");
    assertPreviewed();
  }

  /** It generates, but installs nothing; a bare folder is refused. */
  @Test
  void packageAddTakesThePathOfTheExecutable() {
    var folder = run("package", "add", Checkout.pluginFolder().toString());
    assertThat(folder.code()).as(folder.text()).isNotZero();
    ok("package", "add", Checkout.pluginFolder().resolve("pulumi-resource-lightsail").toString());
    install(Checkout.pluginFolder());
    assertPreviewed();
  }

  @Test
  void aSecretOfTheConfigurationIsEncrypted() throws IOException {
    install(Checkout.pluginFolder());
    ok("stack", "init", "dev", "--non-interactive");
    ok("config", "set", "--secret", "lightsail:secretKey", "a-secret-of-today", "--stack", "dev");
    assertThat(stage.project().resolve("Pulumi.dev.yaml"))
        .content()
        .contains("lightsail:secretKey:")
        .contains("secure:")
        .doesNotContain("a-secret-of-today");
  }

  private void install(Path from) {
    ok("plugin", "install", "resource", "lightsail", "0.1.0", "--file", from.toString());
  }

  private void assertPreviewed() {
    ok("stack", "init", "dev", "--non-interactive");
    ok("config", "set", "lightsail:region", "eu-central-1", "--stack", "dev");
    assertThat(ok("preview", "--stack", "dev", "--diff", "--color=never", "--non-interactive"))
        .contains("httpTokens  : \"required\"");
  }

  private String ok(String... arguments) {
    var ended = run(arguments);
    assertThat(ended.code()).as(ended.text()).isZero();
    return ended.text();
  }

  private Shell.Ended run(String... arguments) {
    var command = new String[arguments.length + 1];
    command[0] = "pulumi";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new Shell(stage.environment()).run(stage.project(), command);
  }
}
