package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Profile;
import io.github.pulumilightsail.aws.environment.Reasons;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** The credentials of a profile: whichever source it names, in the order of the AWS CLI. */
final class ProfileCredentials {
  private static final String KEY = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";

  private static final List<String> NAMING_A_SOURCE =
      List.of(KEY, SECRET, "role_arn", "credential_process", "web_identity_token_file");

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
    return isRole(profile) ? Optional.of(role(profile, new ArrayList<>())) : ofItself(profile);
  }

  /**
   * A key without its value, as a template leaves it whose variable is not set, is a mistake. To
   * pass it over would be to sign as somebody else.
   */
  private static void requireValues(Profile profile) {
    for (var key : NAMING_A_SOURCE) {
      if (profile.values().containsKey(key) && !profile.has(key)) {
        throw EnvironmentException.credentials(
            "%s is empty; give it a value, or take it out".formatted(profile.place(key)));
      }
    }
  }

  /** Whether a role is to be taken on with the credentials of somebody else. */
  boolean isRole(Profile profile) {
    return profile.has("role_arn") && !profile.has("web_identity_token_file");
  }

  private Optional<AwsCredentialsProvider> ofItself(Profile profile) {
    if (profile.has("web_identity_token_file")) {
      return Optional.of(
          webIdentity(
              profile.get("web_identity_token_file").orElseThrow(),
              needed(profile, "role_arn", "web_identity_token_file"),
              profile.get("role_session_name"),
              profile.place("web_identity_token_file")));
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

  private static String needed(Profile profile, String key, String because) {
    return profile
        .get(key)
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
            profile.get("aws_security_token").or(() -> profile.get("aws_session_token"))));
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

  /**
   * @param source what names the file, for messages
   */
  AwsCredentialsProvider webIdentity(
      String file, String role, Optional<String> session, String source) {
    return roles.byToken(role, session, () -> token(file, source));
  }

  /** Read at every renewal: what writes the file renews it, too. */
  static String token(String file, String source) {
    try {
      return Files.readString(Variables.file(file, source)).strip();
    } catch (IOException problem) {
      throw EnvironmentException.credentials(
          "the token in %s, which %s names, cannot be read: %s"
              .formatted(file, source, Reasons.innermost(problem)));
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
            profile.get("role_arn").orElseThrow(),
            profile.get("role_session_name"),
            profile.get("external_id"),
            duration));
  }

  /** As whom a role is taken on. */
  private AwsCredentialsProvider base(Profile profile, List<String> visited) {
    var named = profile.get("source_profile");
    var source = profile.get("credential_source");
    if (named.isPresent() == source.isPresent()) {
      throw EnvironmentException.credentials(
          "%s has role_arn and %s credential_source; it has to have one of them"
              .formatted(
                  profile,
                  named.isPresent() ? "both source_profile and" : "neither source_profile nor"));
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
    if (visited.contains(name) || (name.equals(profile.name()) && !hasKeys)) {
      throw EnvironmentException.credentials(
          "the source_profile of %s leads back to %s".formatted(profile, name));
    }
    visited.add(name);
    return isRole(source) && !hasKeys
        ? role(source, visited)
        : ofItself(source)
            .orElseThrow(() ->
                EnvironmentException.credentials(
                    "%s has no credentials, and %s names it"
                        .formatted(source, profile.place("source_profile"))));
  }
}
