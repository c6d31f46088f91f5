package io.github.pulumilightsail.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where things are in this checkout of the project. */
public final class Checkout {
  private static final Path TOP = top();
  private static final Path ENGINE = Path.of(printedBy("tests/pulumi/install"));

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

  /** The files of a folder, by their path in it, without those that git is told to ignore. */
  public static List<String> files(Path folder) {
    var listed = printedBy("git", "-C", folder.toString(), "ls-files", "-co", "--exclude-standard");
    return listed.lines().toList();
  }

  /** The line that a script of this checkout prints. */
  static String printedBy(String script) {
    return printedBy(new String[] {file(script).toString()});
  }

  private static String printedBy(String... command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed; see above");
      }
      return text.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
