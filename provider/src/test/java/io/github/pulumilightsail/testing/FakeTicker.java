package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody waits for it to, and then at once. */
public final class FakeTicker implements Ticker {
  private final AtomicLong now = new AtomicLong(1_000);
  private final List<Duration> pauses = new ArrayList<>();
  private Runnable onPass = () -> {};

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pass(Duration time, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return;
    }
    synchronized (pauses) {
      pauses.add(time);
    }
    advance(time);
    onPass.run();
  }

  public void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Runs whenever somebody has waited. */
  public FakeTicker onPass(Runnable happening) {
    onPass = happening;
    return this;
  }

  /** How long was waited each time. */
  public List<Duration> pauses() {
    synchronized (pauses) {
      return List.copyOf(pauses);
    }
  }
}
