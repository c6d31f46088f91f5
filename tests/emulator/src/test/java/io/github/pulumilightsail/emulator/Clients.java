package io.github.pulumilightsail.emulator;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS SDK clients that never retry, so that a test sees each answer. */
final class Clients {
  static final AwsCredentials KEY = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");

  private Clients() {}

  static LightsailClient lightsail(LightsailEmulator emulator, String region) {
    return lightsail(emulator.uri(), region, KEY);
  }

  static LightsailClient lightsail(URI endpoint, String region, AwsCredentials credentials) {
    return LightsailClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  static StsClient sts(LightsailEmulator emulator, AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(emulator.uri())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
