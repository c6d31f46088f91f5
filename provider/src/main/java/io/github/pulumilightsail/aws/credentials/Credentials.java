package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.clients.AwsClients;
import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.aws.environment.Environment.Setting;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.config.ProviderConfig.WebIdentityRole;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The credentials that the configuration asks for. Nothing is looked up before the first call that
 * is signed; what the configuration does not say comes from where the AWS CLI has it.
 */
public final class Credentials {
  private final ProviderConfig config;
  private final Environment environment;
  private final AwsClients clients;

  public Credentials(ProviderConfig config, Environment environment, AwsClients clients) {
    this.config = config;
    this.environment = environment;
    this.clients = clients;
  }

  /** A provider that renews what it gives out as long as it is used. */
  public AwsCredentialsProvider provider(Region region) {
    var roles = new AssumedRoles(clients, region);
    var base =
        config
            .assumeRoleWithWebIdentity()
            .map(role -> byToken(roles, role))
            .orElseGet(() -> base(roles));
    return config
        .assumeRole()
        .map(role -> roles.by(base, role, "roleArn of lightsail:assumeRole"))
        .orElse(base);
  }

  private AwsCredentialsProvider base(AssumedRoles roles) {
    return config
        .keys()
        .map(keys ->
            CredentialChain.given(
                new Setting(keys.accessKey(), "lightsail:accessKey"),
                new Setting(keys.secretKey(), "lightsail:secretKey"),
                keys.token().map(token -> new Setting(token, "lightsail:token"))))
        .orElseGet(() -> {
          var host = new HostCredentials(environment);
          var profiles = new ProfileCredentials(environment, clients, host, roles);
          return new CredentialChain(environment, profiles, host).find();
        });
  }

  private static AwsCredentialsProvider byToken(AssumedRoles roles, WebIdentityRole role) {
    return roles.byToken(
        new Setting(role.roleArn(), "roleArn of lightsail:assumeRoleWithWebIdentity"),
        role.sessionName(),
        () ->
            role.webIdentityToken()
                .orElseGet(() ->
                    ProfileCredentials.token(
                        new Setting(
                            role.webIdentityTokenFile().orElseThrow(), "webIdentityTokenFile"))));
  }
}
