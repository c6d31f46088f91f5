package io.github.pulumilightsail.resource;

import java.time.Duration;

/** The machine's own time. */
final class SystemTicker implements Ticker {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pass(Duration time, Cancellation cancellation) {
    cancellation.await(time);
  }
}
