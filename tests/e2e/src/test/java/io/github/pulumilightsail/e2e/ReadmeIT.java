package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to type. */
final class ReadmeIT {
  private static final Path TOP = Checkout.file("");
  private final Shell shell = new Shell(System.getenv());

  @Test
  void quickstart() {
    var text = shell.ok(TOP, "./quickstart");
    assertThat(text).contains("web-1 is now {");
  }

  /** The block is run as it stands there, but on a port that is free. */
  @Test
  void theTrapIsAsTheReadmeSays() throws IOException {
    var block =
        Pattern.compile("```sh\n(tests/emulator/lightsail-emulator .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Checkout.file("README.md")));
    assertThat(block.find()).isTrue();
    String port;
    try (var free = new ServerSocket(0)) {
      port = String.valueOf(free.getLocalPort());
    }
    var script = "set -e\ntrap 'kill %1 2>/dev/null' EXIT\n" + block.group(1).replace("4566", port);
    // At the end `kill %1` ends the local Lightsail, so nothing is left running.
    assertThat(shell.ok(TOP, "bash", "-m", "-c", script))
        .containsPattern("\"httpTokens\": ?\"optional\"");
  }
}
