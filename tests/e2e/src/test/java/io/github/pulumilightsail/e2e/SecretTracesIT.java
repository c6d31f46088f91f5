package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What only one looks at who debugs: the record of the wire, and what a crash leaves. */
final class SecretTracesIT {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOTFORREAL";
  private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJOT1RGT1JSRUFMIn0.";
  private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";
  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  private static final String IS_SECRET = "1b47061264138c4ac30d75fd1eb44270";

  @RegisterExtension final Stage stage = new Stage();
  @TempDir private Path elsewhere;

  private void program(String credentials) {
    stage.program(
        """
        resources:
          own:
            type: pulumi:providers:lightsail
            properties:
              region: eu-central-1
              endpoint: %1$s
              stsEndpoint: %1$s
              %2$s
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: {fn::secret: required}}
            options: {provider: "${own}"}
        """
            .formatted(stage.emulator().uri(), credentials));
  }

  /** A program that forgets to say that its key is one does not lay it open either. */
  @Test
  void aKeyThatNobodyMarkedIsASecretInTheState() {
    stage.seed("web-1").create();
    program("secretKey: \"%s\"%n      accessKey: AKIAEXAMPLE".formatted(SECRET));

    stage.up();

    assertThat(stage.pulumi("stack", "export").out()).contains("web-1").doesNotContain(SECRET);
  }

  @Test
  void aKeyOfTheConfigurationThatNobodyMarkedIsASecretInTheState() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.config("lightsail:accessKey", "AKIAEXAMPLE").config("lightsail:secretKey", SECRET);

    stage.up();

    assertThat(stage.pulumi("stack", "export").out()).contains("web-1").doesNotContain(SECRET);
    assertThat(stage.newCalls()).anyMatch(call -> call.accessKeyId().equals("AKIAEXAMPLE"));
  }

  /** Every message of the engine and every answer to it, as {@code PULUMI_DEBUG_GRPC} writes it. */
  @Test
  void whatThePluginAnswersHoldsNoSecretButAsSuch() throws IOException {
    var record = elsewhere.resolve("grpc.json");
    stage.environment("PULUMI_DEBUG_GRPC", record.toString());
    stage.seed("web-1").create();
    program("secretKey: {fn::secret: \"%s\"}%n      accessKey: AKIAEXAMPLE".formatted(SECRET));

    stage.up();
    stage.refresh();
    stage.emulator().faults().error("GetInstance", "UnrecognizedClientException");
    stage.failedRefresh();
    stage.emulator().faults().clear();
    stage.destroy();

    var ofPlugin =
        Files.readAllLines(record).stream()
            .map(JsonParser::parseString)
            .map(JsonElement::getAsJsonObject)
            .filter(line -> line.get("method").getAsString().contains("ResourceProvider/"))
            .toList();
    assertThat(ofPlugin)
        .as("it was given to the plugin")
        .anyMatch(line -> String.valueOf(line.get("request")).contains(SECRET));
    assertThat(ofPlugin).as("there are answers").anyMatch(line -> line.has("response"));
    assertThat(ofPlugin)
        .allSatisfy(line -> {
          var answer = line.deepCopy();
          answer.remove("request");
          assertThat(withoutSecrets(answer).toString()).doesNotContain(SECRET);
        });
  }

  /** What stays when everything is taken out that is marked as a secret. */
  private static JsonElement withoutSecrets(JsonElement value) {
    if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(SecretTracesIT::withoutSecrets);
    } else if (value.isJsonObject()) {
      var object = value.getAsJsonObject();
      if (isSecret(object)) {
        object.remove("value");
      }
      object.asMap().values().forEach(SecretTracesIT::withoutSecrets);
    }
    return value;
  }

  private static boolean isSecret(JsonObject object) {
    return object.has(SIGNATURE) && object.get(SIGNATURE).getAsString().equals(IS_SECRET);
  }

  @Test
  void aTokenOfAWebIdentityStandsNowhere() throws IOException {
    stage.seed("web-1").create();
    program(
        "assumeRoleWithWebIdentity: {roleArn: \"%s\", webIdentityToken: {fn::secret: \"%s\"}}"
            .formatted(ROLE, TOKEN));
    stage.environment("AWS_ACCESS_KEY_ID", "").environment("AWS_SECRET_ACCESS_KEY", "");

    var logged = new String[] {"--logtostderr", "--logflow", "-v=9", "--debug", "--color=never"};
    var up = stage.pulumi(with(logged, "up", "--yes", "--skip-preview"));
    stage.emulator().credentials().refuseWebIdentityToken(TOKEN, "InvalidIdentityToken");
    var refused = stage.pulumi(with(logged, "refresh", "--yes", "--skip-preview"));
    var exported = stage.pulumi("stack", "export");

    assertThat(List.of(up, refused, exported)).extracting(Run::code).containsExactly(0, 1, 0);
    assertThat(stage.emulator().calls("AssumeRoleWithWebIdentity")).isNotEmpty();
    for (var run : List.of(up, refused, exported)) {
      assertThat(run.text().lines().filter(line -> line.contains(TOKEN) && !isOfTheEngine(line)))
          .as(String.join(" ", run.arguments()))
          .isEmpty();
    }
    try (var files = Files.walk(stage.folder().path())) {
      assertThat(files.filter(Files::isRegularFile).filter(f -> !f.endsWith("Pulumi.yaml")))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                  .doesNotContain(TOKEN));
    }
  }

  /** At this verbosity the engine tells what goes over its wire, before any plugin has it. */
  private static boolean isOfTheEngine(String line) {
    return line.contains("\"msg\":\"Marshaling property for RPC[")
        || line.contains("\"msg\":\"Unmarshaling property for RPC[");
  }

  private static String[] with(String[] flags, String... command) {
    return Stream.of(command, flags).flatMap(Arrays::stream).toArray(String[]::new);
  }

  /** A JVM that crashes tells its threads, memory maps and more, here on stderr. */
  @Test
  void aCrashTellsNoSecret() throws IOException, InterruptedException {
    var told = elsewhere.resolve("stderr");
    stage.seed("web-1").create();
    stage.emulator().behavior().set(Switches.APPLIED, Progress.never());
    try (var plugin = PluginProcess.start(ProcessBuilder.Redirect.to(told.toFile()))) {
      plugin.configured(
          stage.emulator(),
          Stage.REGION,
          ", \"accessKey\": \"AKIAEXAMPLE\", \"secretKey\": \"%s\", \"token\": \"%s\""
              .formatted(SECRET, TOKEN));
      stage.emulator().credentials().addSession("AKIAEXAMPLE", TOKEN, "111122223333", Instant.MAX);
      var waiting =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowable(() ->
                      plugin.create(
                          "web", "{\"instanceName\": \"web-1\", \"httpTokens\": \"required\"}")),
              work -> Thread.ofVirtual().start(work));
      while (stage.emulator().calls("GetOperation").isEmpty() && !waiting.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(stage.emulator().calls("GetOperation")).as("the keys were used").isNotEmpty();

      plugin.crash();

      waiting.join();
    }
    assertThat(Files.readString(told, StandardCharsets.ISO_8859_1))
        .contains("SIGSEGV")
        .doesNotContain(SECRET, TOKEN);
  }
}
