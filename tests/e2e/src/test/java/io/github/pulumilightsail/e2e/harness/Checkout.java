package io.github.pulumilightsail.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in this checkout of the project. */
public final class Checkout {
  private static final Path TOP = top();
  private static final Path ENGINE = engine();

  private Checkout() {}

  /** A file or folder by its path from the top. */
  public static Path file(String path) {
    return TOP.resolve(path);
  }

  /** The built plugin, ready to run. */
  public static Path pluginFolder() {
    return file("provider/target/lightsail");
  }

  /** The folder that holds {@code pulumi}. */
  public static Path engineFolder() {
    return ENGINE;
  }

  private static Path top() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("schema.json"))) {
        return folder;
      }
    }
    throw new IllegalStateException("the tests run outside of a checkout");
  }

  private static Path engine() {
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
