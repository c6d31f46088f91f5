package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Profile;
import io.github.pulumilightsail.aws.environment.Reasons;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** The credentials of a profile: whichever source it names, in the order of the AWS CLI. */
final class ProfileCredentials {
  private static final String KEY = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  private static final String ROLE = "role_arn";
  private static final String TOKEN_FILE = "web_identity_token_file";

  private static final List<String> NAMING_A_SOURCE =
      List.of(KEY, SECRET, ROLE, "credential_process", TOKEN_FILE);

  /** What variables have of a web identity, by the key of a profile. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          TOKEN_FILE,
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          ROLE,
          "AWS_ROLE_ARN",
          "role_session_name",
          "AWS_ROLE_SESSION_NAME");

  private final Environment environment;
  private final AwsClients clients;
  private final HostCredentials host;
  private final AssumedRoles roles;

  ProfileCredentials(
      Environment environment, AwsClients clients, HostCredentials host, AssumedRoles roles) {
    this.environment = environment;
    this.clients = clients;
    this.host = host;
    this.roles = roles;
  }

  /** Empty where the profile names no source at all. */
  Optional<AwsCredentialsProvider> find(Profile profile) {
    requireValues(profile);
    if (isRole(profile)) {
      return Optional.of(role(profile, new ArrayList<>(List.of(profile.name()))));
    }
    var file =
        environment.isProfileNamed()
            ? profile.setting(TOKEN_FILE)
            : ofVariable(TOKEN_FILE).or(() -> profile.setting(TOKEN_FILE));
    return file.map(named -> webIdentity(named, key -> ofBoth(profile, key)))
        .or(() -> ofItself(profile));
  }

  /** Where a named profile has no source at all, variables may have a web identity. */
  Optional<AwsCredentialsProvider> webIdentityOfVariables(Profile profile) {
    return ofVariable(TOKEN_FILE).map(file -> webIdentity(file, key -> ofBoth(profile, key)));
  }

  /** Of a web identity the AWS CLI takes some from variables, and the rest from the profile. */
  private Optional<Setting> ofBoth(Profile profile, String key) {
    return environment.isProfileNamed()
        ? profile.setting(key).or(() -> ofVariable(key))
        : ofVariable(key).or(() -> profile.setting(key));
  }

  /** A profile that the configuration names stands alone. */
  private Optional<Setting> ofVariable(String key) {
    return environment.isProfileConfigured()
        ? Optional.empty()
        : environment.variable(Objects.requireNonNull(VARIABLES.get(key)));
  }

  private AwsCredentialsProvider webIdentity(
      Setting file, Function<String, Optional<Setting>> find) {
    var role =
        find.apply(ROLE)
            .orElseThrow(() ->
                EnvironmentException.credentials(
                    "%s is set and %s is not; set both"
                        .formatted(
                            file.source(),
                            VARIABLES.containsValue(file.source()) ? "AWS_ROLE_ARN" : ROLE)));
    return roles.byToken(
        role, find.apply("role_session_name").map(Setting::value), () -> token(file));
  }

  /**
   * A key without its value, as a template leaves it whose variable is not set, is a mistake. To
   * pass it over would be to sign as somebody else.
   */
  private static void requireValues(Profile profile) {
    for (var key : NAMING_A_SOURCE) {
      if (profile.isEmpty(key)) {
        throw EnvironmentException.credentials(
            "%s is empty; give it a value, or take it out".formatted(profile.place(key)));
      }
    }
  }

  /** Whether a role is to be taken on with the credentials of somebody else. */
  private static boolean isRole(Profile profile) {
    return profile.has(ROLE) && !profile.has(TOKEN_FILE);
  }

  private Optional<AwsCredentialsProvider> ofItself(Profile profile) {
    var token = profile.setting(TOKEN_FILE);
    if (token.isPresent()) {
      return token.map(file -> webIdentity(file, profile::setting));
    }
    if (profile.has("sso_account_id") || profile.has("sso_role_name")) {
      return Optional.of(new SingleSignOn(environment, clients).of(profile));
    }
    var keysFirst = profile.keysInCredentialsFile();
    return (keysFirst ? keys(profile) : Optional.<AwsCredentialsProvider>empty())
        .or(() -> login(profile))
        .or(() -> process(profile))
        .or(() -> keys(profile));
  }

  private static Setting needed(Profile profile, String key, String because) {
    return profile
        .setting(key)
        .orElseThrow(() ->
            EnvironmentException.credentials(
                "%s has %s and lacks %s".formatted(profile, because, key)));
  }

  private static Optional<AwsCredentialsProvider> keys(Profile profile) {
    if (!profile.has(KEY) && !profile.has(SECRET)) {
      return Optional.empty();
    }
    return Optional.of(
        CredentialChain.given(
            needed(profile, KEY, SECRET),
            needed(profile, SECRET, KEY),
            profile.setting("aws_security_token").or(() -> profile.setting("aws_session_token"))));
  }

  private Optional<AwsCredentialsProvider> login(Profile profile) {
    return profile
        .get("login_session")
        .map(session ->
            new ToldCredentials(
                LoginCredentialsProvider.builder()
                    .signinClient(clients.signin(roles.region()))
                    .loginSession(session)
                    .tokenCacheLocation(
                        environment
                            .variables()
                            .file("AWS_LOGIN_CACHE_DIRECTORY")
                            .orElseGet(
                                () -> environment.variables().home().resolve(".aws/login/cache")))
                    .asyncCredentialUpdateEnabled(false)
                    .build(),
                "the login of " + profile + " gives no credentials",
                "Run `aws login --profile %s`".formatted(profile.name())));
  }

  private static Optional<AwsCredentialsProvider> process(Profile profile) {
    return profile
        .get("credential_process")
        .map(command ->
            new ToldCredentials(
                new ProcessCredentials(command),
                "the credential_process of " + profile + " gives no credentials",
                "Run it by hand to see what it lacks"));
  }

  /** Read at every renewal: what writes the file renews it, too. */
  static String token(Setting file) {
    var token = text(file).strip();
    if (token.isEmpty()) {
      throw EnvironmentException.credentials(
          "there is no token in %s, which %s names: the file is empty"
              .formatted(file.value(), file.source()));
    }
    return token;
  }

  static String text(Setting file) {
    try {
      return Files.readString(Variables.file(file.value(), file.source()));
    } catch (IOException problem) {
      throw EnvironmentException.credentials(
          "the token in %s, which %s names, cannot be read: %s"
              .formatted(file.value(), file.source(), Reasons.of(problem)));
    }
  }

  private AwsCredentialsProvider role(Profile profile, List<String> visited) {
    if (profile.has("mfa_serial")) {
      throw EnvironmentException.credentials(
          "%s has mfa_serial, and nobody can be asked for the code here. Let the AWS CLI take on"
                  .formatted(profile)
              + " the role (`aws configure export-credentials --profile %s --format env`) and run"
                  .formatted(profile.name())
              + " this with the variables that it prints");
    }
    var duration =
        profile
            .get("duration_seconds")
            .filter(seconds -> seconds.matches("[0-9]{1,6}"))
            .map(seconds -> OptionalInt.of(Integer.parseInt(seconds)))
            .orElse(OptionalInt.empty());
    return roles.by(
        base(profile, visited),
        new Role(
            profile.get(ROLE).orElseThrow(),
            profile.get("role_session_name"),
            profile.get("external_id"),
            duration),
        profile.place(ROLE));
  }

  /** As whom a role is taken on. */
  private AwsCredentialsProvider base(Profile profile, List<String> visited) {
    var named = profile.get("source_profile");
    var source = profile.get("credential_source");
    if (named.isPresent() == source.isPresent()) {
      throw EnvironmentException.credentials(
          "%s has role_arn and %s credential_source; it has to have one of them%s"
              .formatted(
                  profile,
                  named.isPresent() ? "both source_profile and" : "neither source_profile nor",
                  ofVariable(TOKEN_FILE)
                      .map(file ->
                          ", or web_identity_token_file: %s counts for no role of a profile"
                              .formatted(file.source()))
                      .orElse("")));
    }
    return source
        .map(word -> ofSource(profile, word))
        .orElseGet(() -> ofProfile(profile, named.orElseThrow(), visited));
  }

  private AwsCredentialsProvider ofSource(Profile profile, String source) {
    return switch (source) {
      case "Environment" ->
          CredentialChain.keys(environment)
              .orElseThrow(() ->
                  EnvironmentException.credentials(
                      profile.place("credential_source")
                          + " is Environment, and AWS_ACCESS_KEY_ID is not set"));
      case "EcsContainer" ->
          host.container()
              .orElseThrow(() ->
                  EnvironmentException.credentials(
                      profile.place("credential_source")
                          + " is EcsContainer, and neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
                          + " nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set"));
      case "Ec2InstanceMetadata" -> host.instance(profile);
      default ->
          throw EnvironmentException.credentials(
              "%s is \"%s\", which is none of Environment, EcsContainer and Ec2InstanceMetadata"
                  .formatted(profile.place("credential_source"), source));
    };
  }

  private AwsCredentialsProvider ofProfile(Profile profile, String name, List<String> visited) {
    var source = environment.source(name, profile);
    requireValues(source);
    var hasKeys = source.has(KEY) || source.has(SECRET);
    var isCircle = name.equals(profile.name()) ? !hasKeys : visited.contains(name);
    visited.add(name);
    if (isCircle) {
      throw EnvironmentException.credentials(
          "the roles lead in a circle, %s: see %s"
              .formatted(String.join(" by ", visited), profile.place("source_profile")));
    }
    return isRole(source) && !hasKeys
        ? role(source, visited)
        : ofItself(source)
            .orElseThrow(() ->
                EnvironmentException.credentials(
                    "%s has no credentials, and %s names it"
                        .formatted(source, profile.place("source_profile"))));
  }
}
