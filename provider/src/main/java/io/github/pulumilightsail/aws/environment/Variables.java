package io.github.pulumilightsail.aws.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the process. One that is empty or blank counts as not set, for that is what CI
 * systems make of a value that is not there. Never print it: it holds secrets.
 */
public final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)})");

  private final Map<String, String> all;

  private Variables(Map<String, String> all) {
    this.all = all;
  }

  /** Those of this process. */
  public static Variables ofProcess() {
    return new Variables(System.getenv());
  }

  public static Variables of(Map<String, String> all) {
    return new Variables(Map.copyOf(all));
  }

  /** A value that is not blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(all.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether it is there at all, be it blank. */
  boolean has(String name) {
    return all.containsKey(name);
  }

  /** A variable that is not blank by its name in letters of any size, capitals first. */
  String spelled(String name) {
    return all.keySet().stream()
        .filter(name::equalsIgnoreCase)
        .filter(spelling -> get(spelling).isPresent())
        .sorted()
        .findFirst()
        .orElse(name);
  }

  /** The user's home folder. */
  public Path home() {
    return file("HOME").orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
  }

  /**
   * The path that a variable holds, as it is written.
   *
   * @throws EnvironmentException where it is none
   */
  public Optional<Path> file(String name) {
    return get(name).map(written -> file(written, name));
  }

  /**
   * A path as it is written.
   *
   * @param source what gives it, for messages
   * @throws EnvironmentException where it is none
   */
  public static Path file(String written, String source) {
    try {
      return Path.of(written);
    } catch (InvalidPathException problem) {
      var beyondAscii = written.chars().anyMatch(letter -> letter > 0x7F);
      throw EnvironmentException.setting(
          "%s is \"%s\", which is no path here: %s%s"
              .formatted(
                  source,
                  written,
                  problem.getReason(),
                  beyondAscii
                      ? ". Run this with LC_ALL=C.UTF-8, so that letters beyond ASCII are read"
                      : ""),
          problem);
    }
  }

  /**
   * A path as the AWS CLI understands it: with {@code ~} and variables in it.
   *
   * @param source what gives it, for messages
   */
  Path path(String written, String source) {
    var expanded =
        REFERENCE
            .matcher(written)
            .replaceAll(reference -> {
              var name = reference.group(1) == null ? reference.group(2) : reference.group(1);
              return Matcher.quoteReplacement(all.getOrDefault(name, reference.group()));
            });
    if (expanded.equals("~")) {
      return home();
    }
    return expanded.startsWith("~/") || expanded.startsWith("~\\")
        ? home().resolve(file(expanded.substring(2), source))
        : file(expanded, source);
  }
}
