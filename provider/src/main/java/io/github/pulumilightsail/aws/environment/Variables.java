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

  /** The user's home folder. */
  public Path home() {
    return Path.of(get("HOME").orElseGet(() -> System.getProperty("user.home", ".")));
  }

  /** A path as the AWS CLI understands it: with {@code ~} and variables in it. */
  Path path(String written) {
    var expanded =
        REFERENCE
            .matcher(written)
            .replaceAll(reference -> {
              var name = reference.group(1) == null ? reference.group(2) : reference.group(1);
              return Matcher.quoteReplacement(all.getOrDefault(name, reference.group()));
            });
    try {
      if (expanded.equals("~")) {
        return home();
      }
      return expanded.startsWith("~/") || expanded.startsWith("~\\")
          ? home().resolve(expanded.substring(2))
          : Path.of(expanded);
    } catch (InvalidPathException problem) {
      throw EnvironmentException.setting("this is no path: " + written, problem);
    }
  }
}
