package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import io.github.pulumilightsail.config.ProviderConfig.WebIdentityRole;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/**
 * The credentials that the configuration asks for. Nothing is looked up before the first call that
 * is signed; what the configuration does not say comes from where the AWS CLI has it.
 */
final class Credentials {
  static final String SESSION_NAME = "pulumi-lightsail";
  static final int SESSION_SECONDS = 3600;

  private final ProviderConfig config;
  private final Environment environment;
  private final AwsClients clients;

  Credentials(ProviderConfig config, Environment environment, AwsClients clients) {
    this.config = config;
    this.environment = environment;
    this.clients = clients;
  }

  /** A provider that renews what it gives out as long as it is used. */
  AwsCredentialsProvider provider(Region region) {
    var base =
        config
            .assumeRoleWithWebIdentity()
            .<AwsCredentialsProvider>map(role -> webIdentity(role, region))
            .orElseGet(() -> base(region));
    return config.assumeRole().map(role -> assumed(role, base, region)).orElse(base);
  }

  private AwsCredentialsProvider base(Region region) {
    return config
        .keys()
        .map(keys -> CredentialChain.given(keys.accessKey(), keys.secretKey(), keys.token()))
        .orElseGet(() -> {
          var host = new HostCredentials(environment);
          var profiles = new ProfileCredentials(environment, clients, host, region);
          return new CredentialChain(environment, profiles, host).find();
        });
  }

  private AwsCredentialsProvider assumed(Role role, AwsCredentialsProvider base, Region region) {
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

  private AwsCredentialsProvider webIdentity(WebIdentityRole role, Region region) {
    return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
        .stsClient(clients.sts(region, AnonymousCredentialsProvider.create()))
        .refreshRequest(() ->
            AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role.roleArn())
                .roleSessionName(role.sessionName().orElse(SESSION_NAME))
                .webIdentityToken(
                    role.webIdentityToken()
                        .orElseGet(() ->
                            ProfileCredentials.token(
                                role.webIdentityTokenFile().orElseThrow(), "webIdentityTokenFile")))
                .build())
        .build();
  }
}
