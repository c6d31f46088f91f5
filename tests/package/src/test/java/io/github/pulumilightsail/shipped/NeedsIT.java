package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a machine lacks is said at once, all of it, before anything is built. */
class NeedsIT {
  private static final List<String> BASICS =
      List.of(
          "sh",
          "bash",
          "env",
          "sed",
          "grep",
          "readlink",
          "dirname",
          "uname",
          "awk",
          "cut",
          "find",
          "mkdir",
          "cat",
          "tr",
          "head",
          "sort",
          "sha256sum",
          "shasum");
  private static final String CURL = "echo ' --aws-sigv4 <provider>'";

  @RegisterExtension final Folders folders = new Folders();
  private Path bin = Path.of("");

  private record Ended(int code, String said) {}

  @BeforeEach
  void aMachineWithTheBasics() throws IOException {
    bin = folders.make("bin");
    for (var tool : BASICS) {
      for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
        var found = Path.of(folder, tool);
        if (Files.isExecutable(found)) {
          Files.createSymbolicLink(bin.resolve(tool), found);
          break;
        }
      }
    }
  }

  private NeedsIT with(String tool, String script) throws IOException {
    var file = Files.writeString(bin.resolve(tool), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  private Ended needs(String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", Shipped.file(".mvn/needs").toString());
    builder.command().addAll(List.of(arguments));
    builder.redirectErrorStream(true).environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", folders.make("home").toString());
    // A JDK 25 is what runs this test; it need not be on PATH.
    builder.environment().put("JDK25", System.getProperty("java.home"));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @Test
  void theQuickstartSaysAllThatItLacks() throws IOException, InterruptedException {
    var ended = needs("quickstart");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .startsWith("This machine lacks what is needed here:\n")
        .contains(
            "- a java to start Maven with",
            "- curl 7.75 or newer",
            "- a Pulumi\n",
            "https://www.pulumi.com/docs/install/",
            "https://go.dev/dl/")
        .doesNotContain("Python", "Node.js");
  }

  @Test
  void aBuildWithTestsSaysAllThatItLacks() throws IOException, InterruptedException {
    var ended = needs("maven", "skipTests=false", "goals=verify");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains(
            "- curl 7.75 or newer", "- Go", "- a Pulumi\n", "- Python 3", "- Node.js with npm");
  }

  @Test
  void aBuildWithoutTestsNeedsTheJdkAlone() throws IOException, InterruptedException {
    assertThat(needs("maven", "skipTests=true", "goals=package")).isEqualTo(new Ended(0, ""));
  }

  /** Debian 11 and Ubuntu 20.04 have one that cannot sign. */
  @Test
  void anOldCurlIsNone() throws IOException, InterruptedException {
    with("curl", "echo ' -A, --user-agent <name>'");
    assertThat(needs("quickstart").said())
        .contains("- curl 7.75 or newer", "this one cannot sign requests (--aws-sigv4)");
  }

  @Test
  void anOldPulumiIsNone() throws IOException, InterruptedException {
    with("pulumi", "echo v3.100.0").with("pulumi-language-yaml", "");
    assertThat(needs("quickstart").said()).contains("- a Pulumi\n");
  }

  @Test
  void aMachineThatHasAllIsToldNothing() throws IOException, InterruptedException {
    with("java", "").with("curl", CURL).with("pulumi", "echo v3.259.0");
    with("pulumi-language-yaml", "");
    assertThat(needs("quickstart")).isEqualTo(new Ended(0, ""));
  }
}
