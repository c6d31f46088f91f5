package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    var place = stage.folder().subfolder("place of the quickstart, 100%#");
    var surroundings = new HashMap<>(System.getenv());
    surroundings.put("TMPDIR", place.toString());
    // It needs nobody else, so a proxy that cannot reach this machine is nothing to it.
    List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY")
        .forEach(name -> surroundings.put(name, "http://127.0.0.1:9"));
    var before = ProcessHandle.allProcesses().toList();
    var text = new Shell(surroundings).ok(TOP, "./quickstart");
    assertThat(tokens(text, "web-1"))
        .containsExactly("optional", "optional", "required", "required", "required", "optional");
    assertThat(tokens(text, "web-2"))
        .containsExactly("required", "required", "required", "optional", "required", "required");
    nothingIsLeftOf(place, before);
    var printed = stage.folder().write("quickstart.txt", text).toString();
    if ("write".equals(System.getProperty("golden"))) {
      shell.ok(TOP, "python3", "docs/picture.py", printed, "write");
    }
    shell.ok(TOP, "python3", "docs/picture.py", printed);
  }

  /** Its plugin is installed in its place, and its local Lightsail listens on any port. */
  private static void nothingIsLeftOf(Path place, List<ProcessHandle> before) throws IOException {
    try (var files = Files.list(place)) {
      assertThat(files).isEmpty();
    }
    var emulator = TOP.resolve("tests/emulator/target").toString();
    assertThat(ProcessHandle.allProcesses())
        .filteredOn(process -> !before.contains(process))
        .extracting(process -> process.info().commandLine().orElse(""))
        .filteredOn(line ->
            line.contains(place.toString())
                || (line.contains(emulator) && line.endsWith(" --port 0")))
        .isEmpty();
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
