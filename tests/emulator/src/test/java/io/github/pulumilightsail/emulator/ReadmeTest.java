package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pulumilightsail.emulator.behavior.Switch;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows works, and it shows everything. */
class ReadmeTest extends EmulatorTestBase {
  private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyRequestOfTheReadmeSucceeds() throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl"))),
        "curl is not installed");
    var shown = SHELL.matcher(readme());
    assertThat(shown.find()).isTrue();
    var script =
        "set -e; curl() { command curl --silent --show-error --fail-with-body \"$@\"; }\n"
            + shown.group(1).replaceFirst("E=\\S+", "E=" + emulator.uri() + "/_emulator");

    var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void everySwitchIsDescribedInOrder() throws IOException {
    var rows =
        Pattern.compile("^\\| (`\\w+`(?:, `\\w+`)*) \\|", Pattern.MULTILINE)
            .matcher(readme().substring(readme().indexOf("\n## Switches")))
            .results()
            .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ", -1)))
            .limit(Switches.ALL.size());

    assertThat(rows).containsExactlyElementsOf(Switches.ALL.stream().map(Switch::name).toList());
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
