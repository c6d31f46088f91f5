package io.github.pulumilightsail.aws;

import java.time.Duration;

/**
 * How fast a region is polled, however many wait: 20 calls a second, and ten more at once after a
 * quiet time, as AWS itself counts requests.
 */
final class PollingRate {
  private static final long PER_CALL = Duration.ofSeconds(1).dividedBy(20).toNanos();
  private static final long QUIET = 10 * PER_CALL;

  private long paidUntil = Long.MIN_VALUE;

  /** Notes the calls of a round that began then. */
  void spent(long begun, long calls) {
    paidUntil = Math.max(paidUntil, begun - QUIET) + calls * PER_CALL;
  }

  /** When the next round may begin. */
  long next() {
    return paidUntil;
  }
}
