package io.github.pulumilightsail.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the build of the plugin has left, and where the tools are. */
final class Shipped {
  static final String VERSION = System.getProperty("lightsail.version", "0.1.0");
  static final String LAUNCHER = "pulumi-resource-lightsail";

  private static final Path TOP = top();

  private Shipped() {}

  /** A file or folder by its path from the top of the checkout. */
  static Path file(String path) {
    return TOP.resolve(path);
  }

  /** The built plugin, ready to run. */
  static Path folder() {
    return file("provider/target/lightsail");
  }

  static Path launcher() {
    return folder().resolve(LAUNCHER);
  }

  /** The archive for this machine. */
  static Path archive() {
    return file(
        "provider/target/pulumi-resource-lightsail-v%s-%s-%s.tar.gz"
            .formatted(
                VERSION,
                System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux",
                Map.of("aarch64", "arm64").getOrDefault(System.getProperty("os.arch"), "amd64")));
  }

  /** The folder that holds the real {@code pulumi}. */
  static Path engine() {
    try {
      var process =
          new ProcessBuilder(file("tests/pulumi/install").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var folder = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("tests/pulumi/install failed; see above");
      }
      return Path.of(folder.strip());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    }
  }

  private static Path top() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("schema.json"))) {
        return folder;
      }
    }
    throw new IllegalStateException("the tests run outside of a checkout");
  }
}
