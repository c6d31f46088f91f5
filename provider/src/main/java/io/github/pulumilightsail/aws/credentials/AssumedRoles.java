package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import io.github.pulumilightsail.resource.Forms;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Roles that are taken on, whoever names them: the configuration, a profile or variables.
 *
 * @param region whose STS is asked
 */
record AssumedRoles(AwsClients clients, Region region) {
  private static final String SESSION_NAME = "pulumi-lightsail";
  private static final int SESSION_SECONDS = 3600;

  /**
   * With the credentials of somebody else.
   *
   * @param source what names the role, for messages
   */
  AwsCredentialsProvider by(AwsCredentialsProvider base, Role role, String source) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role.roleArn())
            .roleSessionName(role.sessionName().orElse(SESSION_NAME))
            .durationSeconds(role.durationSeconds().orElse(SESSION_SECONDS));
    role.externalId().ifPresent(request::externalId);
    return told(
        new Setting(role.roleArn(), source),
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(clients.sts(region, base))
            .refreshRequest(request.build())
            .build());
  }

  /**
   * With a token.
   *
   * @param token is asked for at every renewal
   */
  AwsCredentialsProvider byToken(Setting role, Optional<String> session, Supplier<String> token) {
    return told(
        role,
        StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
            .stsClient(clients.sts(region, AnonymousCredentialsProvider.create()))
            .refreshRequest(() ->
                AssumeRoleWithWebIdentityRequest.builder()
                    .roleArn(role.value())
                    .roleSessionName(session.orElse(SESSION_NAME))
                    .webIdentityToken(token.get())
                    .build())
            .build());
  }

  private static AwsCredentialsProvider told(Setting role, AwsCredentialsProvider source) {
    var arn = Forms.ROLE_ARN;
    if (!arn.form().matcher(role.value()).matches()) {
      throw role.wrong(arn.meaning());
    }
    return () -> {
      try {
        return source.resolveCredentials();
      } catch (StsException refused) {
        throw new RoleException("the role %s (%s)".formatted(role.value(), role.source()), refused);
      }
    };
  }
}
