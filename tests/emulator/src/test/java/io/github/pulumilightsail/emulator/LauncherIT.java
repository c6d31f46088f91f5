package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher, as other processes use it. */
class LauncherIT {

  @Test
  void printsItsUrlServesAndEndsWhenTold() throws Exception {
    var process = launch("--port", "0", "--instances", "2", "--page-size", "1");
    try (var output = process.inputReader(UTF_8)) {
      var uri = URI.create(output.readLine());
      assertThat(uri.getHost()).isEqualTo("127.0.0.1");
      try (var client = Clients.lightsail(uri, "eu-central-1", Clients.KEY)) {
        var page = client.getInstances();
        assertThat(page.instances()).hasSize(1);
        assertThat(page.nextPageToken()).isNotBlank();
      }
      var calls = RawCall.control(uri, "GET", "calls/count", "").send();
      assertThat(RawCall.json(calls).get("GetInstances").getAsInt()).isEqualTo(1);

      // Not process.destroy(), which would close the streams too.
      process.toHandle().destroy();

      assertThat(process.waitFor()).isEqualTo(143);
      assertThat(output.readLine()).as("anything after the URL").isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aMistakeIsExplained() throws Exception {
    var process = launch("--prot", "1");
    try (var errors = process.errorReader(UTF_8)) {
      assertThat(errors.readLine()).isEqualTo("lightsail-emulator: unknown option --prot");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }

  @Test
  void helpIsHelp() throws Exception {
    var process = launch("--help");
    try (var output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).startsWith("usage: lightsail-emulator");
      assertThat(process.waitFor()).isZero();
    }
  }

  private static Process launch(String... arguments) throws Exception {
    var command =
        new ArrayList<>(List.of(Path.of("lightsail-emulator").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
