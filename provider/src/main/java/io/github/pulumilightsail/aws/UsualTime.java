package io.github.pulumilightsail.aws;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * How long the writes of a region usually take, so that the first look at one comes neither too
 * early nor much too late.
 */
final class UsualTime {
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final double SHORTER = 0.95;
  private static final double LONGER = 1.2;

  private volatile Optional<Duration> time = Optional.empty();

  /** The time; empty as long as nobody has told it. */
  Optional<Duration> time() {
    return time;
  }

  void learn(Duration waited) {
    time = Optional.of(within(waited));
  }

  /** Goes down slowly as long as first looks find things done, and up where they do not. */
  void adjust(Collection<Waiter<?>> looked) {
    var first =
        looked.stream().filter(waiter -> waiter.isForWrite() && waiter.looks() == 1).toList();
    if (!first.isEmpty()) {
      var done = first.stream().filter(waiter -> waiter.result().isDone()).count();
      var factor = 2 * done >= first.size() ? SHORTER : LONGER;
      time = time.map(now -> within(Duration.ofNanos((long) (now.toNanos() * factor))));
    }
  }

  private static Duration within(Duration wanted) {
    return wanted.compareTo(SHORTEST) < 0
        ? SHORTEST
        : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }
}
