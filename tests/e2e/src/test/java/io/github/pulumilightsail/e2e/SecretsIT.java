package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A secret stands nowhere in clear: in no file, on no screen, in no log. */
final class SecretsIT {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOTFORREAL";
  private static final String TOKEN = "IQoJb3JpZ2luX2VjNOTFORREAL";

  @RegisterExtension final Stage stage = new Stage();

  @Test
  void theKeyOfTheStacksConfiguration() throws IOException {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.config("lightsail:accessKey", "AKIACONFIGURED");
    stage.secretConfig("lightsail:secretKey", SECRET);

    var runs = new ArrayList<Run>();
    runs.add(stage.preview());
    runs.add(logged("up", "--yes", "--skip-preview"));
    runs.add(logged("refresh", "--yes", "--skip-preview"));
    runs.add(logged("preview", "--diff"));
    stage.emulator().faults().error("GetInstance", "UnrecognizedClientException");
    runs.add(logged("refresh", "--yes", "--skip-preview"));
    stage.emulator().faults().clear();
    runs.add(stage.pulumi("stack", "export"));
    runs.add(logged("destroy", "--yes", "--skip-preview"));

    assertThat(stage.newCalls())
        .as("it was used")
        .anyMatch(call -> call.accessKeyId().equals("AKIACONFIGURED"));
    assertThat(runs).extracting(Run::code).containsExactly(0, 0, 0, 0, 1, 0, 0);
    assertNowhere(runs, SECRET);
  }

  @Test
  void theKeyOfAProviderInTheProgram() throws IOException {
    stage.seed("web-1").create();
    stage.program(
        """
        resources:
          own:
            type: pulumi:providers:lightsail
            properties:
              region: eu-central-1
              endpoint: %s
              accessKey: {fn::secret: AKIAPROGRAM}
              secretKey: {fn::secret: %s}
              token: {fn::secret: %s}
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: {fn::secret: required}}
            options: {provider: "${own}"}
        """
            .formatted(stage.emulator().uri(), SECRET, TOKEN));
    stage
        .emulator()
        .credentials()
        .addSession("AKIAPROGRAM", TOKEN, "111122223333", Instant.now().plusSeconds(3600));

    var runs = new ArrayList<Run>();
    runs.add(logged("up", "--yes", "--skip-preview"));
    runs.add(logged("refresh", "--yes", "--skip-preview"));
    runs.add(logged("preview", "--diff"));
    assertThat(runs).extracting(Run::code).containsOnly(0);
    assertThat(stage.newCalls()).anyMatch(call -> call.accessKeyId().equals("AKIAPROGRAM"));
    assertNowhere(runs, SECRET);
    assertNowhere(runs, TOKEN);

    // An option that the program keeps secret is secret among the outputs, too.
    var exported = stage.pulumi("stack", "export").out();
    assertThat(exported).doesNotContain("\"httpTokens\": \"required\"");
  }

  /** The engine prints the value under the path of a failure. */
  @Test
  void aWrongSecretIsNotToldInItsError() throws IOException {
    stage.program(
        """
        resources:
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: {fn::secret: "-%s"}, httpTokens: required}
        """
            .formatted(SECRET));
    var run = stage.failedPreview();
    assertThat(run.text()).contains("instanceName");
    assertNowhere(List.of(run), SECRET);
  }

  private Run logged(String... command) {
    var arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--logtostderr", "--logflow", "-v=9", "--debug", "--color=never"));
    return stage.pulumi(arguments.toArray(String[]::new));
  }

  /** At this verbosity the engine tells what goes over its wire, before any plugin has it. */
  private static boolean isOfTheEngine(String line) {
    return line.contains("\"msg\":\"Marshaling property for RPC[")
        || line.contains("\"msg\":\"Unmarshaling property for RPC[");
  }

  private void assertNowhere(List<Run> runs, String secret) throws IOException {
    for (var run : runs) {
      assertThat(run.text().lines().filter(line -> line.contains(secret) && !isOfTheEngine(line)))
          .as(String.join(" ", run.arguments()))
          .isEmpty();
    }
    try (var files = Files.walk(stage.folder().path())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(Path.of("Pulumi.yaml"))) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain(secret);
        }
      }
    }
  }
}
