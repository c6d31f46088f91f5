package io.github.pulumilightsail.aws.environment;

import io.github.pulumilightsail.aws.environment.ConfigFile.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two files that AWS tools share: {@code ~/.aws/config} and {@code ~/.aws/credentials}. */
final class SharedFiles {
  static final String DEFAULT = "default";
  private static final Pattern TITLE =
      Pattern.compile("(\\S+)\\s+(?:\"([^\"]*)\"|'([^']*)'|(\\S+))");

  private final ConfigFile config;
  private final ConfigFile credentials;

  private SharedFiles(ConfigFile config, ConfigFile credentials) {
    this.config = config;
    this.credentials = credentials;
  }

  static SharedFiles read(Variables variables) {
    return new SharedFiles(
        ConfigFile.read(path(variables, "AWS_CONFIG_FILE", "config")),
        ConfigFile.read(path(variables, "AWS_SHARED_CREDENTIALS_FILE", "credentials")));
  }

  private static Path path(Variables variables, String variable, String name) {
    return variables
        .get(variable)
        .map(written -> variables.path(written, variable))
        .orElseGet(() -> variables.home().resolve(".aws").resolve(name));
  }

  /** The profile of this name; empty where no file has it. */
  Optional<Profile> profile(String name) {
    var here = configSection("profile", name);
    var keys = Optional.ofNullable(credentials.sections().get(name));
    return read(name, "profile " + name, here, keys);
  }

  /** A section of the configuration file that is no profile, such as {@code sso-session corp}. */
  Optional<Profile> section(String kind, String name) {
    return read(name, "[%s %s]".formatted(kind, name), configSection(kind, name), Optional.empty());
  }

  private Optional<Profile> read(
      String name, String title, Optional<Section> here, Optional<Section> keys) {
    if (here.isEmpty() && keys.isEmpty()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, Profile.Value>();
    here.ifPresent(section -> add(config, section, values));
    keys.ifPresent(section -> add(credentials, section, values));
    var origin =
        Stream.of(
                here.map(section -> config.at(section.line())),
                keys.map(section -> credentials.at(section.line())))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return Optional.of(
        new Profile(
            name,
            title,
            Map.copyOf(values),
            keys.filter(section -> section.values().containsKey("aws_access_key_id")).isPresent(),
            origin));
  }

  private static void add(ConfigFile file, Section section, Map<String, Profile.Value> values) {
    section
        .problem()
        .ifPresent(problem -> {
          throw EnvironmentException.setting(problem);
        });
    section
        .values()
        .forEach((key, value) ->
            values.put(key, new Profile.Value(value.text(), file.at(value.line()))));
  }

  Path configPath() {
    return config.path();
  }

  /** What keeps a whole file from being read, which matters where something in it is wanted. */
  Optional<String> problem() {
    return config.problem().or(credentials::problem);
  }

  /** Of two sections of one profile the later one counts, as with the AWS CLI. */
  private Optional<Section> configSection(String kind, String name) {
    Section found = null;
    for (var section : config.sections().entrySet()) {
      if (title(section.getKey(), kind).filter(name::equals).isPresent()) {
        found = section.getValue();
      }
    }
    return Optional.ofNullable(found);
  }

  /** The name in a title such as {@code profile prod}, if it is of this kind. */
  private static Optional<String> title(String title, String kind) {
    if (kind.equals("profile") && title.equals(DEFAULT)) {
      return Optional.of(DEFAULT);
    }
    var parts = TITLE.matcher(title);
    return parts.matches() && parts.group(1).equals(kind)
        ? Stream.of(parts.group(2), parts.group(3), parts.group(4))
            .filter(part -> part != null)
            .findFirst()
        : Optional.empty();
  }

  /** Why there is no such profile, with what there is instead. */
  String missing(String name) {
    var problem = problem();
    if (problem.isPresent()) {
      return problem.orElseThrow();
    }
    var bare = config.sections().get(name);
    if (bare != null) {
      return "%s has [%s], which is no profile; write [profile %s]"
          .formatted(config.at(bare.line()), name, name);
    }
    for (var section : credentials.sections().entrySet()) {
      if (title(section.getKey(), "profile").filter(name::equals).isPresent()) {
        return "%s has [%s], which is no profile in the credentials file; write [%s]"
            .formatted(credentials.at(section.getValue().line()), section.getKey(), name);
      }
    }
    var unquoted = config.sections().get("profile " + name);
    if (unquoted != null) {
      return "%s has [profile %s], and a name with blanks stands in quotation marks; write [profile \"%s\"]"
          .formatted(config.at(unquoted.line()), name, name);
    }
    return "neither %s nor %s has it%s"
        .formatted(
            config.path(),
            credentials.path(),
            names().isEmpty() ? "" : "; there are " + String.join(", ", names()));
  }

  private Set<String> names() {
    var names = new TreeSet<String>();
    config.sections().keySet().forEach(title -> title(title, "profile").ifPresent(names::add));
    names.addAll(new LinkedHashSet<>(credentials.sections().keySet()));
    return names;
  }
}
