package io.github.pulumilightsail.server;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Ticker;
import java.time.Duration;

/**
 * The cancellation that all calls of a run share, and the time that each may take. In attach mode
 * one process serves many runs, so a run that was cancelled does not end the next.
 */
final class CallScope {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
  private static final double MOST_SECONDS = Duration.ofDays(365).toSeconds();

  private final Ticker ticker;
  private final EngineLog log;
  private volatile Cancellation cancellation = new Cancellation();

  CallScope(Ticker ticker, EngineLog log) {
    this.ticker = ticker;
    this.log = log;
  }

  void cancel() {
    cancellation.cancel();
  }

  void renew() {
    if (cancellation.isCancelled()) {
      cancellation = new Cancellation();
    }
  }

  /**
   * Opens a call.
   *
   * @param timeout in seconds, 0 for the default
   */
  Call open(String urn, double timeout) {
    return new Call(ticker, limit(timeout), cancellation, log.of(urn));
  }

  private static Duration limit(double timeout) {
    return timeout > 0
        ? Duration.ofMillis(Math.round(Math.min(timeout, MOST_SECONDS) * 1000))
        : DEFAULT_TIMEOUT;
  }
}
