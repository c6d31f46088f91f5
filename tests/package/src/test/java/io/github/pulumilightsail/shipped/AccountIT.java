package io.github.pulumilightsail.shipped;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.LightsailEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person with an account runs, here against the emulator: the probe and the main job. */
class AccountIT {
  private static final Set<String> CALLED = new TreeSet<>();

  @RegisterExtension final Folders folders = new Folders();

  @ParameterizedTest
  @MethodSource("positions")
  void theMainJobPassesInEveryPositionAndNothingIsLeft(String position)
      throws IOException, InterruptedException {
    var words = position.split(" ", -1);
    try (var emulator = LightsailEmulator.start()) {
      for (var each : Arrays.asList(words).subList(1, words.length)) {
        var parts = each.split("=", 2);
        emulator.behavior().set(parts[0], parts[1]);
      }
      var builder =
          new ProcessBuilder(
                  Shipped.file("tests/aws/run").toString(),
                  "--region=" + words[0],
                  "--endpoint=" + emulator.uri(),
                  "--interval=0.01",
                  "--settle=0.2",
                  "--yes",
                  "--throttle",
                  "--accept")
              .redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDACCOUNT");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
      var nothing = folders.path().resolve("nothing").toString();
      builder.environment().put("AWS_CONFIG_FILE", nothing);
      builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", nothing);
      var process = builder.start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).contains("The main job with pulumi passed");
      assertThat(emulator.region(words[0]).instances()).isEmpty();
      emulator.calls().forEach(call -> CALLED.add("lightsail:" + call.operation()));
    }
  }

  /** All that is called, and the tag that instances are created with, which is no call. */
  @AfterAll
  static void theRightsThatTheReadmeNamesAreWhatIsCalled() throws IOException {
    var policy =
        Pattern.compile("\"lightsail:\\w+\"")
            .matcher(Files.readString(Shipped.file("tests/aws/README.md")))
            .results()
            .map(action -> action.group().replace("\"", ""))
            .collect(toCollection(TreeSet::new));
    CALLED.add("lightsail:TagResource");
    assertThat(policy).isEqualTo(CALLED);
  }

  private static Stream<String> positions() throws IOException {
    return Files.readAllLines(Shipped.file("tests/aws/positions.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }
}
