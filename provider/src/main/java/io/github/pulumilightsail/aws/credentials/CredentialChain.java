package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Profile;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Where credentials come from that the provider's configuration does not give, in the order of the
 * AWS CLI. The first source that there is counts, and its failure is a failure: never is another
 * account's key taken in its place. A profile that is named comes before what the variables of a
 * web identity say; one that the configuration names, before all variables.
 */
final class CredentialChain {
  private final Environment environment;
  private final ProfileCredentials profiles;
  private final HostCredentials host;

  CredentialChain(Environment environment, ProfileCredentials profiles, HostCredentials host) {
    this.environment = environment;
    this.profiles = profiles;
    this.host = host;
  }

  /**
   * The source.
   *
   * @throws EnvironmentException where it is known already that it has none
   */
  AwsCredentialsProvider find() {
    if (!environment.isProfileConfigured()) {
      var keys = keys(environment);
      if (keys.isPresent()) {
        return keys.orElseThrow();
      }
    }
    var profile = environment.profile();
    if (!environment.isProfileNamed() && !profiles.isRole(profile)) {
      var token = webIdentity(profile);
      if (token.isPresent()) {
        return token.orElseThrow();
      }
    }
    var ofProfile = profiles.find(profile);
    if (ofProfile.isPresent()) {
      return ofProfile.orElseThrow();
    }
    environment
        .problemOfFiles()
        .ifPresent(problem -> {
          throw EnvironmentException.credentials(problem);
        });
    return (environment.isProfileConfigured()
            ? Optional.<AwsCredentialsProvider>empty()
            : webIdentity(profile))
        .or(host::container)
        .orElseGet(() -> host.instance(profile));
  }

  /** The variables that hold keys. */
  static Optional<AwsCredentialsProvider> keys(Environment environment) {
    var variables = environment.variables();
    return variables
        .get("AWS_ACCESS_KEY_ID")
        .map(key -> {
          var secret =
              variables
                  .get("AWS_SECRET_ACCESS_KEY")
                  .orElseThrow(() ->
                      EnvironmentException.credentials(
                          "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not; set both"));
          return given(
              key,
              secret,
              variables.get("AWS_SECURITY_TOKEN").or(() -> variables.get("AWS_SESSION_TOKEN")));
        });
  }

  static AwsCredentialsProvider given(String key, String secret, Optional<String> token) {
    return StaticCredentialsProvider.create(
        token.isPresent()
            ? AwsSessionCredentials.create(key, secret, token.orElseThrow())
            : AwsBasicCredentials.create(key, secret));
  }

  /** A token in a file that variables name; of the role and the session, a profile may tell too. */
  private Optional<AwsCredentialsProvider> webIdentity(Profile profile) {
    var variables = environment.variables();
    return variables
        .get("AWS_WEB_IDENTITY_TOKEN_FILE")
        .map(file -> {
          var role =
              variables
                  .get("AWS_ROLE_ARN")
                  .or(() -> profile.get("role_arn"))
                  .orElseThrow(() ->
                      EnvironmentException.credentials(
                          "AWS_WEB_IDENTITY_TOKEN_FILE is set and AWS_ROLE_ARN is not; set both"));
          return profiles.webIdentity(
              file,
              role,
              variables.get("AWS_ROLE_SESSION_NAME").or(() -> profile.get("role_session_name")),
              "AWS_WEB_IDENTITY_TOKEN_FILE");
        });
  }
}
