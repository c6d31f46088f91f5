package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.server.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest extends EmulatorTestBase {

  @Test
  void everyOptionIsCarriedOut() {
    var line =
        CommandLine.parse(
            "--port",
            "4566",
            "--latency",
            "1ms",
            "--applied-after",
            "2s",
            "--page-size",
            "7",
            "--rate-limit",
            "1",
            "--burst",
            "2",
            "--instances",
            "3",
            "--region",
            "eu-central-1",
            "--region",
            "eu-west-1",
            "--prefix",
            "app",
            "--blueprint",
            "ubuntu_24_04",
            "--host",
            "localhost",
            "--tls-name",
            "emulator",
            "--tls-certificate",
            "ca.pem",
            "--tls",
            "--set",
            "omittedTokens=keep");

    line.setUp(emulator);

    assertThat(line.options().port()).isEqualTo(4566);
    assertThat(line.options().host()).isEqualTo("localhost");
    assertThat(line.options().tls()).isEqualTo(new Tls(List.of("emulator"), Path.of("ca.pem")));
    assertThat(region.get("app-0001").httpTokens()).isEqualTo("required");
    assertThat(behavior.describe())
        .containsEntry("latency", "1ms")
        .containsEntry("applied", "2000ms")
        .containsEntry("operationDone", "2000ms")
        .containsEntry("pageSize", "7")
        .containsEntry("omittedTokens", "keep");
    assertThat(region.find("app-0003")).isPresent();
    assertThat(emulator.region("eu-west-1").instances()).hasSize(3);
    client.getRegions();
    client.getRegions();
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("Rate exceeded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot",
        "--port",
        "--port x",
        "--port 70000",
        "--set pageSize",
        "--set x=1",
        "--rate-limit 0",
        "--burst 0",
        "--instances 100001"
      })
  void mistakesAreExplained(String arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse(arguments.split(" ", -1)));
  }

  @Test
  void switchesCanComeFromAFile(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("switches"), "# as seen\n\nomittedTokens=keep\npageSize=7\n");

    CommandLine.parse("--switches", file.toString()).setUp(emulator);

    assertThat(behavior.describe())
        .containsEntry("omittedTokens", "keep")
        .containsEntry("pageSize", "7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommandLine.parse("--switches", folder.resolve("none").toString()))
        .withMessageContaining("none");
  }

  @Test
  void withoutTlsThereIsNone() {
    assertThat(CommandLine.parse("--port", "1").options().tls()).isNull();
  }

  @Test
  void aTakenPortIsAnError() {
    var taken = EmulatorOptions.defaults().port(emulator.uri().getPort());

    assertThatThrownBy(() -> LightsailEmulator.start(taken))
        .isInstanceOf(UncheckedIOException.class);
  }
}
