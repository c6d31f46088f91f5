package io.github.pulumilightsail.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A generated section of {@code docs/reliability.md}, between comments that name it. Written anew
 * with {@code -Dgolden=write}, compared otherwise.
 */
final class Golden {
  private static final Path FILE = Path.of("..", "docs", "reliability.md");

  private final String begin;
  private final String end;

  private Golden(String name) {
    begin = "<!-- " + name + ": generated -->\n";
    end = "<!-- " + name + ": end -->\n";
  }

  static Golden section(String name) {
    return new Golden(name);
  }

  void holds(String wanted) {
    try {
      var text = Files.readString(FILE);
      var from = text.indexOf(begin) + begin.length();
      var to = text.indexOf(end);
      assertThat(to).as("the section in " + FILE).isGreaterThanOrEqualTo(from);
      if ("write".equals(System.getProperty("golden"))) {
        Files.writeString(FILE, text.substring(0, from) + "\n" + wanted + text.substring(to));
      } else {
        assertThat(text.substring(from, to))
            .as("docs/reliability.md is as the tests have it; -Dgolden=write writes it anew")
            .isEqualTo("\n" + wanted);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
