package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.Reasons;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Whether AWS was ever reached in a region. As long as it was not, and calls certainly were not
 * sent, there is little hope in repeating them: without a network, or without credentials, many
 * resources are told so at once. A region that has answered before is believed to do so again.
 */
final class Reachability {
  /** Longer than a preview asks for all its resources, and shorter than a person needs to mend. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  /** With the pauses between them less than a second, for a network that is just coming up. */
  private static final int FEW_RETRIES = 3;

  private boolean hasAnswered;
  private @Nullable FailureException failure;
  private long failedAt;

  synchronized void answered() {
    hasAnswered = true;
    failure = null;
  }

  /** A call has failed; if the service has said so, it was reached. */
  synchronized void noteFailure(FailureException problem) {
    if (Reasons.cause(problem, AwsServiceException.class).isPresent()
        && Reasons.cause(problem, StsException.class).isEmpty()) {
      answered();
    }
  }

  /** How often it is worth repeating a call that has failed. */
  synchronized int retries(int most, FailureException problem) {
    return !hasAnswered && AwsErrors.wasNotSent(problem) ? Math.min(most, FEW_RETRIES) : most;
  }

  /** A call has failed for good. */
  synchronized void gaveUp(FailureException problem, long now) {
    if (!hasAnswered && AwsErrors.wasNotSent(problem)) {
      failure = problem;
      failedAt = now;
    }
  }

  /** Why a call need not be tried now. */
  synchronized Optional<FailureException> known(long now) {
    return Optional.ofNullable(failure).filter(_ -> now - failedAt < REMEMBERED.toNanos());
  }
}
