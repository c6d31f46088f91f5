package io.github.pulumilightsail.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README tells a newcomer to type. */
final class ReadmeIT {
  private static final Path TOP = Checkout.file("");

  @RegisterExtension final Stage stage = new Stage();
  private final Shell shell = new Shell(System.getenv());

  /**
   * It tells of an old instance that is shut, and of a new one that somebody opens. The README's
   * picture is what it shows; {@code -Dgolden=write} draws it anew.
   */
  @Test
  void quickstart() throws IOException {
    var surroundings = surroundings();
    // It needs nobody else, so a proxy that cannot reach this machine is nothing to it.
    List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY")
        .forEach(name -> surroundings.put(name, "http://127.0.0.1:9"));
    var before = ProcessHandle.allProcesses().toList();
    var text = new Shell(surroundings).ok(TOP, "./quickstart");
    assertThat(tokens(text, "web-1"))
        .containsExactly("optional", "optional", "required", "required", "required", "optional");
    assertThat(tokens(text, "web-2"))
        .containsExactly("required", "required", "required", "optional", "required", "required");
    nothingIsLeft(before);
    var printed = stage.folder().write("quickstart.txt", text).toString();
    if ("write".equals(System.getProperty("golden"))) {
      shell.ok(TOP, "python3", "docs/picture.py", printed, "write");
    }
    shell.ok(TOP, "python3", "docs/picture.py", printed);
  }

  /** The signal goes to all of the terminal's processes at once, as the terminal sends it. */
  @Test
  void ctrlCInTheMiddleOfAnUpdateLeavesNothing() throws IOException, InterruptedException {
    // A group of its own, in which the signal is not ignored, as it is where a build runs in the
    // background.
    var start =
        """
        import os, signal
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv("./quickstart", ["./quickstart"])
        """;
    var builder =
        new ProcessBuilder("python3", "-c", start)
            .directory(TOP.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(surroundings());
    var before = ProcessHandle.allProcesses().toList();
    var process = builder.start();
    var said = new ArrayList<String>();
    try (var lines = process.inputReader(UTF_8)) {
      String line;
      while ((line = lines.readLine()) != null) {
        said.add(line);
        if (line.contains("| Updating")) { // The plugin and YAML's host are there.
          shell.ok(TOP, "kill", "-INT", "--", "-" + process.pid());
        }
      }
    }

    assertThat(process.waitFor()).as(String.join("\n", said)).isEqualTo(130);
    assertThat(said).noneMatch(line -> line.contains("6. destroy"));
    nothingIsLeft(before);
  }

  private Path place() {
    return stage.folder().subfolder("place of the quickstart, 100%#");
  }

  private Map<String, String> surroundings() {
    var surroundings = new HashMap<>(System.getenv());
    surroundings.put("TMPDIR", place().toString());
    return surroundings;
  }

  /**
   * All that it starts has its place on the command line or among its variables, but for its local
   * Lightsail, which listens on any port.
   */
  private void nothingIsLeft(List<ProcessHandle> before) throws IOException {
    var place = place().toString();
    try (var files = Files.list(place())) {
      assertThat(files).isEmpty();
    }
    var emulator = TOP.resolve("tests/emulator/target").toString();
    assertThat(ProcessHandle.allProcesses())
        .filteredOn(process -> !before.contains(process))
        .filteredOn(process -> {
          var line = process.info().commandLine().orElse("");
          return line.contains(place)
              || (line.contains(emulator) && line.endsWith(" --port 0"))
              || variables(process).contains(place);
        })
        .extracting(process -> process.info().commandLine().orElse(""))
        .isEmpty();
  }

  /** Of a process on Linux, unless it is over or somebody else's. */
  private static String variables(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** What {@code httpTokens} of the instance was, each time that it was shown. */
  private static List<String> tokens(String text, String instance) {
    return Pattern.compile(instance + " is now \\{.*?httpTokens: (\\w+)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void theExampleIsAppliedAsItStands() throws IOException {
    stage.seed("web-1").create();
    stage.seed("app-1").create();
    stage.seed("other").create();
    stage.program(block("```yaml\nname: .*?(resources:.*?)```"));
    stage.up();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("app-1").httpTokens()).isEqualTo("required");
    assertThat(stage.instance("other").httpTokens()).isEqualTo("optional");
  }

  /** The block is run as it stands there, but on a port that is free. */
  @Test
  void theTrapIsAsTheReadmeSays() throws IOException {
    var block = block("```sh\n(tests/emulator/lightsail-emulator .*?)```");
    String port;
    try (var free = new ServerSocket(0)) {
      port = String.valueOf(free.getLocalPort());
    }
    var script = "set -e\ntrap 'kill %1 2>/dev/null' EXIT\n" + block.replace("4566", port);
    // At the end `kill %1` ends the local Lightsail, so nothing is left running.
    assertThat(shell.ok(TOP, "bash", "-m", "-c", script))
        .containsPattern("(?s)\"httpTokens\": ?\"required\".*\"httpTokens\": ?\"optional\"");
  }

  private static String block(String pattern) throws IOException {
    var found =
        Pattern.compile(pattern, Pattern.DOTALL)
            .matcher(Files.readString(Checkout.file("README.md")));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
