package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README tells a newcomer to type. */
final class ReadmeIT {
  private static final Path TOP = Checkout.file("");

  @RegisterExtension final Stage stage = new Stage();
  private final Shell shell = new Shell(System.getenv());

  /** The README's picture is what it shows; {@code -Dgolden=write} draws it anew. */
  @Test
  void quickstart() {
    var text = shell.ok(TOP, "./quickstart");
    assertThat(text).contains("web-1 is now {");
    var printed = stage.folder().write("quickstart.txt", text).toString();
    if ("write".equals(System.getProperty("golden"))) {
      shell.ok(TOP, "python3", "docs/picture.py", printed, "write");
    }
    shell.ok(TOP, "python3", "docs/picture.py", printed);
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
        .containsPattern("\"httpTokens\": ?\"optional\"");
  }

  private static String block(String pattern) throws IOException {
    var found =
        Pattern.compile(pattern, Pattern.DOTALL)
            .matcher(Files.readString(Checkout.file("README.md")));
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }
}
