package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The oldest engine is one in every place that names it, and the one that the tests build. */
class OldestVersionTest {
  private static final Path TOP = Path.of("..");

  @Test
  void everyPlaceNamesTheSame() throws IOException {
    assertThat(text("tests/pulumi/install")).contains("minimum=" + EngineVersion.OLDEST + "\n");
    assertThat(text("tests/pulumi/oldest/go.mod"))
        .contains("github.com/pulumi/pulumi/pkg/v3 v" + EngineVersion.OLDEST + " ");
    var minor = EngineVersion.OLDEST.substring(0, EngineVersion.OLDEST.lastIndexOf('.'));
    assertThat(text("README.md")).contains("Pulumi " + minor + " or newer");
  }

  private static String text(String file) throws IOException {
    return Files.readString(TOP.resolve(file));
  }
}
