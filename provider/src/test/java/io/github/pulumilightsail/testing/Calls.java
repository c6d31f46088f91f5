package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Ticker;
import java.time.Duration;

/** Calls of the engine, for what is tested below the server. */
public final class Calls {
  private Calls() {}

  public static Call call(Ticker ticker) {
    return call(ticker, Duration.ofMinutes(10));
  }

  public static Call call(Ticker ticker, Duration limit) {
    return new Call(ticker, limit, new Cancellation(), new RecordedLog());
  }
}
