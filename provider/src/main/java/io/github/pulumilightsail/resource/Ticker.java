package io.github.pulumilightsail.resource;

import java.time.Duration;

/** Time, so that a test can stand in for it. */
public interface Ticker {
  /** Nanoseconds since some moment, never going back. */
  long nanos();

  /** Lets time pass, or less of it if the cancellation comes first. */
  void pass(Duration time, Cancellation cancellation);

  Ticker SYSTEM = new SystemTicker();
}
