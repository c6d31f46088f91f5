package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/**
 * Roles that are taken on, whoever names them: the configuration, a profile or variables.
 *
 * @param region whose STS is asked
 */
record AssumedRoles(AwsClients clients, Region region) {
  private static final String SESSION_NAME = "pulumi-lightsail";
  private static final int SESSION_SECONDS = 3600;

  /** With the credentials of somebody else. */
  AwsCredentialsProvider by(AwsCredentialsProvider base, Role role) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role.roleArn())
            .roleSessionName(role.sessionName().orElse(SESSION_NAME))
            .durationSeconds(role.durationSeconds().orElse(SESSION_SECONDS));
    role.externalId().ifPresent(request::externalId);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(clients.sts(region, base))
        .refreshRequest(request.build())
        .build();
  }

  /**
   * With a token.
   *
   * @param token is asked for at every renewal
   */
  AwsCredentialsProvider byToken(String role, Optional<String> session, Supplier<String> token) {
    return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
        .stsClient(clients.sts(region, AnonymousCredentialsProvider.create()))
        .refreshRequest(() ->
            AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role)
                .roleSessionName(session.orElse(SESSION_NAME))
                .webIdentityToken(token.get())
                .build())
        .build();
  }
}
