package io.github.pulumilightsail.aws.clients;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.config.ProviderConfig;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * How often calls are repeated: those to Lightsail by the region that makes them, those for
 * credentials by the SDK. The strategy is always named, since the SDK's own default differs from
 * version to version; what the environment says still counts where the configuration says nothing.
 */
public final class Retries {
  /** With pauses of up to five seconds, trouble of half a minute is got over. */
  private static final int MAX_RETRIES = 10;

  private final int most;
  private final RetryMode mode;

  private Retries(int most, RetryMode mode) {
    this.most = most;
    this.mode = mode;
  }

  public static Retries of(ProviderConfig config, Environment environment) {
    var mode = config.retryMode().or(environment::retryMode).orElse("standard");
    return new Retries(
        config.maxRetries().orElseGet(() -> fromEnvironment(environment)),
        mode.equalsIgnoreCase("adaptive") ? RetryMode.ADAPTIVE_V2 : RetryMode.STANDARD);
  }

  private static int fromEnvironment(Environment environment) {
    var attempts = environment.maxAttempts();
    return attempts.isPresent() ? attempts.getAsInt() - 1 : MAX_RETRIES;
  }

  /** How often a call that fails is repeated; a throttled one more often, unless this is 0. */
  public int most() {
    return most;
  }

  /** Has the SDK repeat calls. */
  void applyTo(ClientOverrideConfiguration.Builder configuration) {
    configuration.retryStrategy(
        AwsRetryStrategy.forRetryMode(mode).toBuilder().maxAttempts(most + 1).build());
  }

  /** Has the SDK make each call once. */
  public void applyNoneTo(ClientOverrideConfiguration.Builder configuration) {
    configuration.retryStrategy(AwsRetryStrategy.doNotRetry());
  }
}
