package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The release workflow cannot run here. What can be compared is: that it makes the archive for each
 * platform that the engine asks for, under the name that the build gives it, where the schema says
 * that it is.
 */
class ReleaseIT {
  private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern PLATFORM =
      Pattern.compile("- \\{ os: (\\w+), arch: (\\w+), runner: [\\w.-]+ }");

  private static String workflow() throws IOException {
    return Files.readString(TOP.resolve(".github/workflows/release.yml"));
  }

  @Test
  void coversThePlatformsOfTheEngine() throws IOException {
    assertThat(PLATFORM.matcher(workflow()).results())
        .extracting(match -> match.group(1) + "-" + match.group(2))
        .containsExactlyInAnyOrder(
            "linux-amd64",
            "linux-arm64",
            "darwin-amd64",
            "darwin-arm64",
            "windows-amd64",
            "windows-arm64");
  }

  @Test
  void takesTheArchiveThatTheBuildLeaves() throws IOException {
    var name =
        Pattern.compile(
                "ARCHIVE: (\\S+?)-v\\$\\{\\{ needs.version.outputs.version }}-"
                    + "\\$\\{\\{ matrix.os }}-\\$\\{\\{ matrix.arch }}(\\S+)")
            .matcher(workflow())
            .results()
            .findFirst()
            .orElseThrow();
    assertThat(Shipped.archive().getFileName().toString())
        .matches(
            "%s-v%s-\\w+-\\w+%s"
                .formatted(
                    Pattern.quote(name.group(1)),
                    Pattern.quote(Shipped.VERSION),
                    Pattern.quote(name.group(2))));
  }

  @Test
  void takesTheEmulatorThatTheBuildLeaves() throws IOException {
    var path =
        Pattern.compile("path: (tests/emulator/target/\\S+?)\\$\\{\\{ env.VERSION }}(\\S+)")
            .matcher(workflow())
            .results()
            .findFirst()
            .orElseThrow();
    assertThat(TOP.resolve(path.group(1) + Shipped.VERSION + path.group(2))).isRegularFile();
  }

  /** {@code github://api.github.com/<owner>/<repository>}: the engine asks for tag v<version>. */
  @Test
  void isWhereTheSchemaSaysThatItIs() throws IOException {
    var schema = JsonParser.parseString(Files.readString(TOP.resolve("schema.json")));
    var url = schema.getAsJsonObject().get("pluginDownloadURL").getAsString();
    var repository = schema.getAsJsonObject().get("repository").getAsString();
    assertThat(url).startsWith("github://api.github.com/");
    assertThat(repository)
        .isEqualTo("https://github.com/" + url.substring("github://api.github.com/".length()));
    assertThat(workflow()).contains("gh release create \"v$VERSION\" release/*");
  }
}
