package io.github.pulumilightsail.aws;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How many calls a second AWS admits in a region, found out by what it throttles. As long as
 * nothing is throttled nothing waits. After that each call has its turn: a throttled one makes all
 * slower, and each admitted one makes them a little faster, as TCP finds its share of a line. A
 * call that backs off by itself would sleep while there is room again, and the SDK's adaptive mode
 * does so for most of a fleet's time.
 */
final class Pace {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final double SLOWER = 0.9;
  private static final double LOWEST = 0.1;

  /** What it grows in a second: so many calls, or so large a part of it if that is more. */
  private static final double FASTER = 0.2;

  private static final double FASTER_PART = 0.05;

  /** What was sent before the pace was slowed down says nothing of the slower pace. */
  private static final Duration ECHO = Duration.ofMillis(300);

  /** So that a cancelled call ends soon. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private final LongSupplier nanos;
  private final Deque<Long> admitted = new ArrayDeque<>();
  private boolean limited;
  private double perSecond;
  private long nextTurn;
  private long slowedAt;

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** How long a call has to wait until it is its turn. */
  synchronized Duration turn() {
    if (!limited) {
      return Duration.ZERO;
    }
    var now = nanos.getAsLong();
    var start = Math.max(now, nextTurn);
    var wait = Duration.ofNanos(start - now);
    if (wait.compareTo(LONGEST_TURN) > 0) {
      return LONGEST_TURN;
    }
    nextTurn = start + (long) (SECOND.toNanos() / perSecond);
    return wait;
  }

  /** A call was not throttled. */
  synchronized void admitted() {
    if (limited) {
      perSecond += Math.max(FASTER, perSecond * FASTER_PART) / perSecond;
    } else {
      var now = nanos.getAsLong();
      admitted.addLast(now);
      forgetBefore(now - SECOND.toNanos());
    }
  }

  /** A call was throttled. */
  synchronized void throttled() {
    var now = nanos.getAsLong();
    if (!limited) {
      forgetBefore(now - SECOND.toNanos());
      limited = true;
      perSecond = Math.max(1, admitted.size());
      admitted.clear();
      nextTurn = now;
    } else if (now - slowedAt < ECHO.toNanos()) {
      return;
    } else {
      perSecond = Math.max(LOWEST, perSecond * SLOWER);
    }
    slowedAt = now;
  }

  private void forgetBefore(long time) {
    while (!admitted.isEmpty() && admitted.peekFirst() - time < 0) {
      admitted.removeFirst();
    }
  }
}
