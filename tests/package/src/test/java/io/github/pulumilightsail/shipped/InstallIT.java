package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a newcomer does: installs the archive, and uses it. */
class InstallIT {
  private static final String REGION = "eu-central-1";
  private static final Path ENGINE = Shipped.engine();

  @RegisterExtension final Folders folders = new Folders();

  @Test
  void installsFromTheArchiveAndWorksWithNoPluginAndNoJavaOnThePath()
      throws IOException, InterruptedException {
    try (var emulator = LightsailEmulator.start()) {
      emulator.behavior().set(Switches.APPLIED, Progress.atOnce());
      emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
      emulator.region(REGION).instance("web-1").create();
      program(emulator);

      pulumi(
          "plugin",
          "install",
          "resource",
          "lightsail",
          Shipped.VERSION,
          "--file",
          Shipped.archive().toString());
      assertThat(pulumi("plugin", "ls", "--json"))
          .contains("\"name\": \"lightsail\"")
          .contains("\"version\": \"" + Shipped.VERSION + "\"");
      pulumi("stack", "init", "dev");
      pulumi("up", "--yes", "--skip-preview");
      assertThat(emulator.instance(REGION, "web-1").httpTokens()).isEqualTo("required");
      pulumi("preview", "--expect-no-changes");
      pulumi("destroy", "--yes", "--skip-preview");
      assertThat(emulator.instance(REGION, "web-1").httpTokens()).as("kept").isEqualTo("required");
    }
  }

  private Path project() throws IOException {
    return folders.make("my project");
  }

  private void program(LightsailEmulator emulator) throws IOException {
    Files.writeString(
        project().resolve("Pulumi.yaml"),
        """
        name: newcomer
        runtime: yaml
        resources:
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required}
        """);
    Files.writeString(
        project().resolve("Pulumi.dev.yaml"),
        """
        config:
          lightsail:region: %s
          lightsail:endpoint: %s
        """
            .formatted(REGION, emulator.uri()));
  }

  /** Runs it with an environment of which nothing of this machine's is left. */
  private String pulumi(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(ENGINE.resolve("pulumi").toString());
    command.addAll(List.of(arguments));
    command.add("--non-interactive");
    var builder =
        new ProcessBuilder(command)
            .directory(project().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(surroundings());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as("pulumi %s said:%n%s", String.join(" ", arguments), said)
        .isZero();
    return said;
  }

  private Map<String, String> surroundings() throws IOException {
    var nothing = folders.path().resolve("nothing");
    Files.writeString(nothing, "");
    // Only the engine is on it: no shell, no tools, no Java.
    var path = ENGINE.toString();
    assertThat(Stream.of("java", Shipped.LAUNCHER).map(ENGINE::resolve)).noneMatch(Files::exists);
    return Map.ofEntries(
        Map.entry("PATH", path),
        Map.entry("HOME", folders.make("home").toString()),
        Map.entry("PULUMI_HOME", folders.make("pulumi home").toString()),
        Map.entry("PULUMI_BACKEND_URL", folders.make("state").toUri().toString()),
        Map.entry("PULUMI_CONFIG_PASSPHRASE", "correct horse"),
        Map.entry("PULUMI_SKIP_UPDATE_CHECK", "true"),
        Map.entry("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true"),
        Map.entry("PULUMI_DISABLE_REGISTRY_RESOLVE", "true"),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "example"),
        Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
        Map.entry("AWS_CONFIG_FILE", nothing.toString()),
        Map.entry("AWS_SHARED_CREDENTIALS_FILE", nothing.toString()));
  }
}
