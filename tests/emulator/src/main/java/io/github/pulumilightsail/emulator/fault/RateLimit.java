package io.github.pulumilightsail.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A token bucket over the emulator's clock. */
final class RateLimit {
  private final InstantSource clock;
  private final double perSecond;
  private final double burst;
  private double tokens;
  private Instant filledAt;

  RateLimit(InstantSource clock, double perSecond, double burst) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("perSecond must be above 0, not " + perSecond);
    }
    if (!(burst >= 1)) {
      throw new IllegalArgumentException("burst must be 1 or more, not " + burst);
    }
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = clock.instant();
  }

  synchronized boolean take() {
    var now = clock.instant();
    var seconds = Duration.between(filledAt, now).toNanos() / 1e9;
    tokens = Math.min(burst, tokens + Math.max(0, seconds) * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
