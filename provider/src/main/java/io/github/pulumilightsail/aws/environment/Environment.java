package io.github.pulumilightsail.aws.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variables, files and profile, read once. A setting comes from its variable, else from the
 * profile: the named one or, where none is named, {@code default}. Files are read when the first
 * setting is asked for that no variable has.
 */
public final class Environment {
  /** The library that the AWS CLI makes its calls with reads it. */
  private static final String REQUESTS_CA_BUNDLE = "REQUESTS_CA_BUNDLE";

  private static final Pattern HOST_LABEL =
      Pattern.compile("(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)");

  private final Variables variables;
  private final Optional<String> configured;
  private final Proxies proxies;
  private @Nullable SharedFiles files;
  private @Nullable Profile profile;

  /**
   * A value, which may be a key, and where it comes from.
   *
   * @param source its variable, or its key and profile
   */
  public record Setting(String value, String source) {
    @Override
    public String toString() {
      return source;
    }

    /** Says so of a value that is no secret. */
    public EnvironmentException wrong(String expected) {
      return EnvironmentException.setting(
          "%s is \"%s\", which is not %s"
              .formatted(source, value.replaceFirst("//[^/]*@", "//***@"), expected));
    }
  }

  /**
   * The address of a service.
   *
   * @param source what gives it, for messages
   */
  public record Endpoint(URI address, String source) {}

  private Environment(Variables variables, Optional<String> configured) {
    this.variables = variables;
    this.configured = configured;
    this.proxies = new Proxies(variables);
  }

  /**
   * Looks around.
   *
   * @param profile the profile that the provider's configuration names
   */
  public static Environment of(Variables variables, Optional<String> profile) {
    return new Environment(variables, profile.filter(name -> !name.isBlank()));
  }

  public Variables variables() {
    return variables;
  }

  public Proxies proxies() {
    return proxies;
  }

  /** The profile that the provider's configuration names, which is asked before any variable. */
  public boolean isProfileConfigured() {
    return configured.isPresent();
  }

  /** Whether a profile is asked for by name, in the configuration or by a variable. */
  public boolean isProfileNamed() {
    return named().isPresent();
  }

  private Optional<Setting> named() {
    return configured
        .map(name -> new Setting(name, "lightsail:profile"))
        .or(() -> variable("AWS_DEFAULT_PROFILE"))
        .or(() -> variable("AWS_PROFILE"));
  }

  /**
   * The profile whose settings count. Without a name it is {@code default}, be it empty.
   *
   * @throws EnvironmentException where the named one does not exist, or cannot be read
   */
  public synchronized Profile profile() {
    if (profile == null) {
      profile = find();
    }
    return profile;
  }

  private synchronized SharedFiles files() {
    if (files == null) {
      files = SharedFiles.read(variables);
    }
    return files;
  }

  private Profile find() {
    var asked = named();
    var name = asked.map(Setting::value).orElse(SharedFiles.DEFAULT);
    return files()
        .profile(name)
        .orElseGet(() -> {
          if (asked.isPresent() && !name.equals(SharedFiles.DEFAULT)) {
            throw noProfile(name, asked.orElseThrow().source() + " names it");
          }
          return new Profile(
              name, "profile " + name, Map.of(), false, files().configPath().toString());
        });
  }

  /** Another profile, which the source of this one's role. */
  public Profile source(String name, Profile of) {
    return files()
        .profile(name)
        .orElseThrow(() -> noProfile(name, of.place("source_profile") + " names it"));
  }

  private EnvironmentException noProfile(String name, String who) {
    return EnvironmentException.credentials(
        "there is no profile %s (%s): %s".formatted(name, who, files().missing(name)));
  }

  /** What keeps the files from being read as a whole. */
  public Optional<String> problemOfFiles() {
    return files().problem();
  }

  /** A section of the configuration file such as {@code sso-session corp}. */
  public Optional<Profile> section(String kind, String name) {
    return files().section(kind, name);
  }

  /** What a variable has. */
  public Optional<Setting> variable(String name) {
    return variables.get(name).map(value -> new Setting(value, name));
  }

  private Optional<Setting> setting(String variable, String key) {
    return variable(variable).or(() -> ofProfile(key));
  }

  private Optional<Setting> ofProfile(String key) {
    return profile().setting(key);
  }

  /** The region, as AWS CLI v2 finds it: variables first, be a profile named or not. */
  public Optional<String> region() {
    return regionSetting().map(region -> withoutFips(code(region)));
  }

  /**
   * The code of a region, which becomes a part of a host's name.
   *
   * @throws EnvironmentException where it cannot
   */
  public static String code(Setting region) {
    if (!HOST_LABEL.matcher(region.value()).matches()) {
      throw region.wrong("the code of an AWS region, such as eu-central-1");
    }
    return region.value();
  }

  private Optional<Setting> regionSetting() {
    return variable("AWS_REGION")
        .or(() -> variable("AWS_DEFAULT_REGION"))
        .or(() -> ofProfile("region"));
  }

  /**
   * The region that AWS means by a name of old such as {@code fips-us-east-1}, which asks for its
   * address of FIPS 140; any other name as it is. Source: botocore, {@code _normalize_fips_region}.
   */
  public static String withoutFips(String region) {
    return region.replace("fips-", "").replace("-fips", "");
  }

  /** The address of a service, where something gives one. */
  public Optional<Endpoint> endpoint(Service service) {
    var found =
        isTrue("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
            ? Optional.<Setting>empty()
            : variable(service.variable())
                .or(() -> variable("AWS_ENDPOINT_URL"))
                .or(() -> ofServices(service))
                .or(() -> ofProfile("endpoint_url"));
    return found.map(setting -> new Endpoint(address(setting), setting.source()));
  }

  /** Whether there are variables for a service's address, which need not count. */
  public boolean hasAddressVariable(Service service) {
    return variables.has("AWS_ENDPOINT_URL") || variables.has(service.variable());
  }

  private Optional<Setting> ofServices(Service service) {
    var profile = profile();
    return profile
        .get("services")
        .flatMap(name -> {
          var section =
              section("services", name)
                  .orElseThrow(() ->
                      EnvironmentException.setting(
                          "there is no [services %s] in %s, which %s names"
                              .formatted(name, files().configPath(), profile.place("services"))));
          return section.setting(service.key());
        });
  }

  private static URI address(Setting setting) {
    try {
      var address = new URI(setting.value().strip());
      var scheme = address.getScheme();
      if (scheme == null || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
        throw setting.wrong("an address that begins with https:// or http://");
      }
      if (address.getHost() == null) {
        throw setting.wrong(
            "an address with a host whose name has letters, digits and hyphens"
                + (setting.value().contains("_") ? "; an underscore is none of them" : ""));
      }
      if (address.getPort() == 0 || address.getPort() > 0xFFFF) {
        throw setting.wrong("an address whose port is a number from 1 to 65535");
      }
      return address;
    } catch (URISyntaxException problem) {
      throw setting.wrong("an address: " + problem.getReason());
    }
  }

  /**
   * Whether an address of FIPS 140 is to be used, and by what. The name of the region may be it,
   * but for single sign-on, which has a region of its own.
   */
  public Optional<String> fips(Service service, String region) {
    return regionSetting()
        .filter(_ -> service == Service.LIGHTSAIL || service == Service.STS)
        .filter(given -> !given.value().equals(region))
        .filter(given -> withoutFips(given.value()).equals(region))
        .map(Setting::source)
        .or(() -> flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"));
  }

  /** Whether addresses that have IPv6, too, are to be used, and by what. */
  public Optional<String> dualStack() {
    return flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  }

  /** Whether the instance metadata service must not be asked. */
  public boolean isMetadataServiceOff() {
    return variable("AWS_EC2_METADATA_DISABLED").map(Environment::isTrue).orElse(false);
  }

  /** Whether the instance metadata service must not be asked without a token. */
  public boolean isMetadataV1Off() {
    return isTrue("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled");
  }

  /** The address of the instance metadata service, where another is given. */
  public Optional<URI> metadataService() {
    return setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
        .map(Environment::address)
        .or(() ->
            setting("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
                .filter(mode -> {
                  if (!mode.value().matches("(?i)ipv[46]")) {
                    throw mode.wrong("IPv4 or IPv6");
                  }
                  return mode.value().equalsIgnoreCase("ipv6");
                })
                .map(_ -> URI.create("http://[fd00:ec2::254]")));
  }

  /** How long to wait for the instance metadata service; the AWS CLI waits a second. */
  public Duration metadataTimeout() {
    return number("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")
        .map(Duration::ofSeconds)
        .orElse(Duration.ofSeconds(1));
  }

  private Optional<String> flag(String variable, String key) {
    return setting(variable, key).filter(Environment::isTrue).map(Setting::source);
  }

  private boolean isTrue(String variable, String key) {
    return flag(variable, key).isPresent();
  }

  private static boolean isTrue(Setting setting) {
    return switch (setting.value().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw setting.wrong("true or false");
    };
  }

  /** How often a call is tried, the first time included; 1 or more. */
  public OptionalInt maxAttempts() {
    return number("AWS_MAX_ATTEMPTS", "max_attempts")
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** One from 1 on; what is more than a million is a million. */
  private Optional<Integer> number(String variable, String key) {
    return setting(variable, key)
        .map(setting -> {
          var digits = setting.value().strip().replaceFirst("^[+]?0*", "");
          if (!digits.matches("[0-9]+")) {
            throw setting.wrong("a whole number from 1 on");
          }
          return digits.length() > 6 ? 1_000_000 : Integer.valueOf(digits);
        });
  }

  /** {@code standard} or {@code adaptive}. The AWS CLI's {@code legacy} is told as the former. */
  public Optional<String> retryMode() {
    return setting("AWS_RETRY_MODE", "retry_mode")
        .map(setting -> {
          var mode = setting.value().strip().toLowerCase(Locale.ROOT);
          if (!List.of("legacy", "standard", "adaptive").contains(mode)) {
            throw setting.wrong("one of legacy, standard and adaptive");
          }
          return mode.equals("legacy") ? "standard" : mode;
        });
  }

  /**
   * How long to wait for a connection, by what AWS lays down for each mode of defaults; ten seconds
   * where none is given.
   */
  public Duration connectTimeout() {
    return setting("AWS_DEFAULTS_MODE", "defaults_mode")
        .map(setting ->
            switch (setting.value().strip().toLowerCase(Locale.ROOT)) {
              case "in-region" -> Duration.ofMillis(1100);
              case "standard", "cross-region", "auto" -> Duration.ofMillis(3100);
              case "mobile" -> Duration.ofSeconds(30);
              case "legacy" -> Duration.ofSeconds(10);
              default ->
                  throw setting.wrong(
                      "one of legacy, standard, in-region, cross-region, mobile and auto");
            })
        .orElse(Duration.ofSeconds(10));
  }

  /** Whether roles are taken on at AWS STS of old, the one for all regions. */
  public boolean isStsGlobal() {
    return setting("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints")
        .filter(where -> {
          if (!List.of("legacy", "regional").contains(where.value())) {
            throw where.wrong("one of regional and legacy");
          }
          return where.value().equals("legacy");
        })
        .isPresent();
  }

  /** Whose certificates are trusted. */
  public Authorities authorities() {
    var bundle =
        setting("AWS_CA_BUNDLE", "ca_bundle")
            .map(setting -> new Authorities.Bundle(path(setting), setting.source()))
            .or(() ->
                variables
                    .file(REQUESTS_CA_BUNDLE)
                    .map(path -> new Authorities.Bundle(path, REQUESTS_CA_BUNDLE)));
    return new Authorities(bundle, variables);
  }

  private Path path(Setting setting) {
    return variables.path(setting.value(), setting.source());
  }
}
