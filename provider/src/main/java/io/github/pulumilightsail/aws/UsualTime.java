package io.github.pulumilightsail.aws;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/**
 * How long the writes of a region usually take, so that the first look at one comes neither too
 * early nor much too late.
 */
final class UsualTime {
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** So much longer than what has proved too short, or just long enough for one. */
  private static final double MARGIN = 1.03;

  private volatile Optional<Duration> time = Optional.empty();
  private Duration tooShort = Duration.ZERO;
  private boolean confirmed;

  /** The time; empty as long as nobody has told it. */
  Optional<Duration> time() {
    return time;
  }

  /**
   * Takes the time that one has waited, with a margin: the next one may have to wait a bit more.
   */
  void learn(Duration waited) {
    time = Optional.of(within(longer(waited)));
  }

  /** Whether most of those who have waited so long found things done. */
  boolean isConfirmed() {
    return confirmed;
  }

  private static Duration longer(Duration proved) {
    return Duration.ofNanos((long) (proved.toNanos() * MARGIN));
  }

  /**
   * Goes down to the shortest wait after which a first look found things done, and up when most of
   * them found them not done. A single write that takes longer changes nothing.
   */
  void adjust(Collection<Waiter<?>> looked) {
    var first =
        looked.stream().filter(waiter -> waiter.isForWrite() && waiter.looks() == 1).toList();
    var done = first.stream().filter(Waiter::hasValues).map(Waiter::waited).toList();
    var open = first.stream().filter(waiter -> !waiter.hasValues()).map(Waiter::waited).toList();
    if (open.size() + done.size() > 0) {
      confirmed = done.size() >= open.size();
    }
    if (open.size() > done.size()) {
      var longest = Collections.max(open);
      tooShort = longest.compareTo(tooShort) > 0 ? longest : tooShort;
    }
    var shortest = done.stream().min(Comparator.naturalOrder()).orElse(LONGEST);
    var least = longer(tooShort);
    time =
        time.map(now -> now.compareTo(shortest) < 0 ? now : shortest)
            .map(now -> within(now.compareTo(least) < 0 ? least : now));
  }

  private static Duration within(Duration wanted) {
    return wanted.compareTo(SHORTEST) < 0
        ? SHORTEST
        : wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }
}
