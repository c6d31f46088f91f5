package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.config.ProviderConfig.Keys;
import io.github.pulumilightsail.config.ProviderConfig.Role;
import io.github.pulumilightsail.config.ProviderConfig.WebIdentityRole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleWithWebIdentityCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;

/**
 * The credentials that the configuration asks for. Nothing is looked up before the first call that
 * is signed; what the configuration does not say comes from the SDK's default chain.
 */
final class Credentials {
  private static final String SESSION_NAME = "pulumi-lightsail";
  private static final int SESSION_SECONDS = 3600;

  private final ProviderConfig config;
  private final SdkHttpClient http;

  Credentials(ProviderConfig config, SdkHttpClient http) {
    this.config = config;
    this.http = http;
  }

  /** A provider that renews what it gives out as long as it is used. */
  AwsCredentialsProvider provider(Region region) {
    var base =
        config
            .assumeRoleWithWebIdentity()
            .<AwsCredentialsProvider>map(role -> webIdentity(role, region))
            .orElseGet(this::base);
    return config.assumeRole().map(role -> assumed(role, base, region)).orElse(base);
  }

  private AwsCredentialsProvider base() {
    return config
        .keys()
        .<AwsCredentialsProvider>map(Credentials::given)
        .orElseGet(() -> {
          var chain = DefaultCredentialsProvider.builder();
          config.profile().ifPresent(chain::profileName);
          return chain.build();
        });
  }

  private static AwsCredentialsProvider given(Keys keys) {
    return StaticCredentialsProvider.create(
        keys.token().isPresent()
            ? AwsSessionCredentials.create(
                keys.accessKey(), keys.secretKey(), keys.token().orElseThrow())
            : AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
  }

  private AwsCredentialsProvider assumed(Role role, AwsCredentialsProvider base, Region region) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(role.roleArn())
            .roleSessionName(role.sessionName().orElse(SESSION_NAME))
            .durationSeconds(role.durationSeconds().orElse(SESSION_SECONDS));
    role.externalId().ifPresent(request::externalId);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts(base, region))
        .refreshRequest(request.build())
        .build();
  }

  private AwsCredentialsProvider webIdentity(WebIdentityRole role, Region region) {
    return StsAssumeRoleWithWebIdentityCredentialsProvider.builder()
        .stsClient(sts(AnonymousCredentialsProvider.create(), region))
        .refreshRequest(() ->
            AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(role.roleArn())
                .roleSessionName(role.sessionName().orElse(SESSION_NAME))
                .webIdentityToken(
                    role.webIdentityToken()
                        .orElseGet(() -> token(role.webIdentityTokenFile().orElseThrow())))
                .build())
        .build();
  }

  /** Read at every renewal: what writes the file renews it, too. */
  private static String token(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException problem) {
      throw SdkClientException.create(
          "there are no credentials, because the webIdentityTokenFile cannot be read: " + file,
          problem);
    }
  }

  /** A client of STS that signs with these credentials. */
  StsClient sts(AwsCredentialsProvider credentials, Region region) {
    var client =
        StsClient.builder()
            .region(region)
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(Retries.of(config)::applyTo);
    config.stsEndpoint().map(URI::create).ifPresent(client::endpointOverride);
    return client.build();
  }
}
