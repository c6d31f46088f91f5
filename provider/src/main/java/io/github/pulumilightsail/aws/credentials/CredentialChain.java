package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
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
    var ofProfile = profiles.find(profile);
    if (ofProfile.isPresent()) {
      return ofProfile.orElseThrow();
    }
    environment
        .problemOfFiles()
        .ifPresent(problem -> {
          throw EnvironmentException.credentials(problem);
        });
    return profiles
        .webIdentityOfVariables(profile)
        .or(host::container)
        .orElseGet(() -> host.instance(profile));
  }

  /** The variables that hold keys. */
  static Optional<AwsCredentialsProvider> keys(Environment environment) {
    return environment
        .variable("AWS_ACCESS_KEY_ID")
        .map(key ->
            given(
                key,
                environment
                    .variable("AWS_SECRET_ACCESS_KEY")
                    .orElseThrow(() ->
                        EnvironmentException.credentials(
                            "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not; set both")),
                environment
                    .variable("AWS_SECURITY_TOKEN")
                    .or(() -> environment.variable("AWS_SESSION_TOKEN"))));
  }

  static AwsCredentialsProvider given(Setting key, Setting secret, Optional<Setting> token) {
    return StaticCredentialsProvider.create(
        token.isPresent()
            ? AwsSessionCredentials.create(
                line(key), line(secret), token.map(CredentialChain::line).orElseThrow())
            : AwsBasicCredentials.create(line(key), line(secret)));
  }

  /** What goes into a header. It may be a secret. */
  private static String line(Setting setting) {
    var line = setting.value().strip();
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw EnvironmentException.credentials(
          setting.source() + " has a line break, or another control character, in it");
    }
    return line;
  }
}
