package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Environment;
import io.github.pulumilightsail.config.ProviderConfig;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How calls are repeated. The strategy is always named, since the SDK's own default differs from
 * version to version; what the environment says still counts where the configuration says nothing.
 */
final class Retries {
  private static final int MAX_RETRIES = 10;

  /** Longer than the slowest honest answer, so that a connection that hangs is given up. */
  private static final Duration ATTEMPT = Duration.ofSeconds(60);

  private final RetryStrategy strategy;

  private Retries(RetryStrategy strategy) {
    this.strategy = strategy;
  }

  static Retries of(ProviderConfig config, Environment environment) {
    var attempts = config.maxRetries().orElseGet(() -> fromEnvironment(environment)) + 1;
    var mode = config.retryMode().or(environment::retryMode).orElse("standard");
    return new Retries(mode.equalsIgnoreCase("adaptive") ? adaptive(attempts) : paced(attempts));
  }

  private static RetryStrategy adaptive(int attempts) {
    return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(attempts).build();
  }

  /** Who wants no retries wants no waiting either. */
  private static RetryStrategy paced(int attempts) {
    var standard =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(attempts)
            // It stops retries after a hundred, as a fleet's are in a few seconds.
            .circuitBreakerEnabled(false)
            .build();
    return attempts > 1 ? new PacedRetries(standard, new Pace(System::nanoTime)) : standard;
  }

  private static int fromEnvironment(Environment environment) {
    var attempts = environment.maxAttempts();
    return attempts.isPresent() ? attempts.getAsInt() - 1 : MAX_RETRIES;
  }

  void applyTo(ClientOverrideConfiguration.Builder configuration) {
    configuration
        .retryStrategy(strategy)
        .apiCallAttemptTimeout(ATTEMPT)
        .scheduledExecutorService(CallTimer.SHARED);
  }
}
