package io.github.pulumilightsail.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Any command, run in the surroundings of a {@link Stage}: scripts, git, what a README shows. */
public final class Shell {
  private final Map<String, String> environment;

  public Shell(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * How a command ended.
   *
   * @param text all that it said
   */
  public record Ended(int code, String text) {}

  /** Runs it to its end, which may be any. */
  public Ended run(Path folder, String... command) {
    try {
      // By env, so that the command is looked up on the stage's own PATH.
      var found = Stream.concat(Stream.of("/usr/bin/env"), Arrays.stream(command)).toList();
      var builder = new ProcessBuilder(found).directory(folder.toFile()).redirectErrorStream(true);
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      var process = builder.start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs it and fails the test if it fails. */
  public String ok(Path folder, String... command) {
    var ended = run(folder, command);
    if (ended.code() != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + ended.text());
    }
    return ended.text();
  }
}
