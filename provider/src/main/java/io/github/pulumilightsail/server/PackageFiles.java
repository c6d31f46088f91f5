package io.github.pulumilightsail.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the build packs into the plugin. */
public final class PackageFiles {
  private PackageFiles() {}

  /** The package's schema, as committed. */
  public static String schema() {
    return read("/schema.json");
  }

  /** The version of the build. */
  public static String version() {
    return read("/version.txt").strip();
  }

  private static String read(String name) {
    try (var stream = PackageFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin was built without " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
