package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.clients.SdkSettings;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Profile;
import io.github.pulumilightsail.aws.environment.Reasons;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/** The credentials that AWS gives to the container, pod or instance that this runs on. */
final class HostCredentials {
  private final Environment environment;

  HostCredentials(Environment environment) {
    this.environment = environment;
  }

  /** Empty where no variable says that there are some. */
  Optional<AwsCredentialsProvider> container() {
    return environment
        .variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
        .or(() -> environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        .map(address ->
            new ToldCredentials(
                container(ContainerCredentialsProvider.create()),
                "the container's credentials at %s cannot be had".formatted(address.value()),
                "%s names them, and AWS_CONTAINER_AUTHORIZATION_TOKEN or"
                        .formatted(address.source())
                    + " AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE has the token, in one line"));
  }

  /** The SDK does not say which file is not there. */
  private AwsCredentialsProvider container(AwsCredentialsProvider source) {
    return () -> {
      environment
          .variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
          .ifPresent(ProfileCredentials::text);
      return source.resolveCredentials();
    };
  }

  /**
   * The instance's role, for which the network has to be asked.
   *
   * @param profile what else was looked at, for messages
   */
  AwsCredentialsProvider instance(Profile profile) {
    if (environment.isMetadataServiceOff()) {
      throw none(profile, "the instance's role must not be asked for (AWS_EC2_METADATA_DISABLED)");
    }
    SdkSettings.metadataTimeout(environment.metadataTimeout().toSeconds());
    SdkSettings.metadataV1(environment.isMetadataV1Off());
    var service =
        InstanceProfileCredentialsProvider.builder()
            .profileFile(AwsClients.NO_FILES)
            .profileName("default")
            .endpoint(
                environment
                    .metadataService()
                    .map(Object::toString)
                    .orElse("http://169.254.169.254"));
    return new OneLook(
        service.build(),
        problem ->
            none(
                profile,
                "the instance metadata service gives none (%s)".formatted(Reasons.of(problem))));
  }

  private static EnvironmentException none(Profile profile, String host) {
    return EnvironmentException.credentials(
        "there are no AWS credentials: AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE and the"
            + " variables of containers are not set, %s names none, and %s. Log in (`aws sso login`)"
                .formatted(profile, host)
            + " and set lightsail:profile or AWS_PROFILE, or set the variables of a key");
  }
}
