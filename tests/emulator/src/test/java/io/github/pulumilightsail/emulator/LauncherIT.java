package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, as other processes use it. */
class LauncherIT {
  private static final Path CHECKOUT = Path.of("lightsail-emulator").toAbsolutePath();
  private static final String VERSION =
      requireNonNull(System.getProperty("lightsail.version"), "lightsail.version");

  @Test
  void printsItsUrlServesAndEndsWhenTold() throws Exception {
    servesAndEndsWhenTold(CHECKOUT);
  }

  /** What a release has: no sources, no Maven, and any folder. */
  @Test
  void theArchiveDoesSoAnywhere(@TempDir Path folder) throws Exception {
    var place = Files.createDirectory(folder.resolve("a folder"));
    unpack(place);
    assertThat(place.resolve("README.md")).isRegularFile();
    assertThat(place.resolve("LICENSE")).isRegularFile();
    try (var jars = Files.list(place.resolve("lib"))) {
      assertThat(jars)
          .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
          .containsExactlyInAnyOrder(
              "lightsail-emulator", "gson", "error_prone_annotations", "jspecify");
    }

    servesAndEndsWhenTold(place.resolve("lightsail-emulator"));
  }

  @Test
  void theJarsOfTheArchiveRunWithoutAShell(@TempDir Path folder) throws Exception {
    unpack(folder);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    var process =
        new ProcessBuilder(java, "-cp", "lib/*", Main.class.getName(), "--instances", "1")
            .directory(folder.toFile())
            .start();

    try (var output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).startsWith("http://127.0.0.1:");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void withTlsTheSecondLineIsTheCertificate() throws Exception {
    var process = launch(CHECKOUT, "--tls");
    Path pem;
    try (var output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).startsWith("https://127.0.0.1:");
      pem = Path.of(output.readLine());
      assertThat(pem).content().startsWith("-----BEGIN CERTIFICATE-----");
      process.toHandle().destroy();
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    assertThat(pem).doesNotExist();
  }

  private static void unpack(Path folder) throws Exception {
    var archive = Path.of("target/lightsail-emulator-%s.tar.gz".formatted(VERSION));
    var tar =
        new ProcessBuilder(
                "tar",
                "--strip-components=1",
                "-xzf",
                archive.toAbsolutePath().toString(),
                "-C",
                folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  private static void servesAndEndsWhenTold(Path launcher) throws Exception {
    var process = launch(launcher, "--port", "0", "--instances", "2", "--page-size", "1");
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
    var process = launch(CHECKOUT, "--prot", "1");
    try (var errors = process.errorReader(UTF_8)) {
      assertThat(errors.readLine()).isEqualTo("lightsail-emulator: unknown option --prot");
      assertThat(process.waitFor()).isEqualTo(2);
    }
  }

  @Test
  void helpIsHelp() throws Exception {
    var process = launch(CHECKOUT, "--help");
    try (var output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).startsWith("usage: lightsail-emulator");
      assertThat(process.waitFor()).isZero();
    }
  }

  private static Process launch(Path launcher, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
