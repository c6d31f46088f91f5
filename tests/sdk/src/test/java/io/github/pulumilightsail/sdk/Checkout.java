package io.github.pulumilightsail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** This checkout, and the commands that are run in it. */
final class Checkout {
  static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

  private Checkout() {}

  /** Runs a part of {@code tests/sdk/check}; what it says is shown if it fails. */
  static void check(String part) {
    var ended = run(part);
    assertThat(ended.code()).as("tests/sdk/check %s%n%s", part, ended.text()).isZero();
  }

  /** How a part of {@code tests/sdk/check} ended, and all that it said. */
  record Ended(int code, String text) {}

  static Ended run(String... arguments) {
    var command =
        Stream.concat(
                Stream.of(TOP.resolve("tests/sdk/check").toString()), Arrays.stream(arguments))
            .toList();
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Skips the test where a toolchain is not installed, and says which. */
  static void needs(String... tools) {
    for (var tool : tools) {
      var found =
          Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(folder -> new File(folder, tool).canExecute());
      assumeTrue(found, tool + " is not on PATH");
    }
  }
}
