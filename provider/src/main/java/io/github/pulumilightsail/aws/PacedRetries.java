package io.github.pulumilightsail.aws;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The SDK's retries, with all calls of a client in one {@link Pace} once AWS throttles. */
final class PacedRetries implements RetryStrategy {
  private final RetryStrategy retries;
  private final Pace pace;

  PacedRetries(RetryStrategy retries, Pace pace) {
    this.retries = retries;
    this.pace = pace;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    var first = retries.acquireInitialToken(request);
    return AcquireInitialTokenResponse.create(first.token(), longer(first.delay(), pace.turn()));
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    var isThrottled =
        request.failure() instanceof SdkServiceException failure && failure.isThrottlingException();
    if (isThrottled) {
      pace.throttled();
    }
    var next = retries.refreshRetryToken(request);
    var turn = pace.turn();
    return RefreshRetryTokenResponse.create(
        next.token(),
        isThrottled
            ? longer(turn, request.suggestedDelay().orElse(Duration.ZERO))
            : longer(turn, next.delay()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    pace.admitted();
    return retries.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return retries.maxAttempts();
  }

  @Override
  public boolean useClientDefaults() {
    return false;
  }

  /** Of the retries alone: a client that is made of another one begins with a pace of its own. */
  @Override
  public Builder<?, ?> toBuilder() {
    return retries.toBuilder();
  }
}
