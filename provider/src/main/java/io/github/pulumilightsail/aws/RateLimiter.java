package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.resource.Call;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How many calls a second AWS admits in a region, found out by what it throttles. As long as
 * nothing is throttled nothing waits. After that each call waits in a line until it is its turn: a
 * throttled one makes all slower, and each admitted one makes them a little faster, as TCP finds
 * its share of a line. A call that backs off by itself would sleep while there is room again, and
 * the SDK's adaptive mode does so for most of a fleet's time.
 *
 * <p>There is a line of reads and one of writes, and they take turns: a write whose turn has come
 * may have to read first, and would otherwise wait behind all other writes once more.
 */
final class RateLimiter {
  enum Line {
    READS,
    WRITES
  }

  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  /**
   * What a throttled call leaves of the pace. Measured with 200 writes and 20 calls a second: a
   * fifth less instead of a tenth takes a second and a half longer.
   */
  private static final double SLOWER = 0.9;

  /** A call in ten seconds: the slowest at which ten minutes are still good for a few instances. */
  private static final double LOWEST = 0.1;

  /**
   * What an admitted call adds at the most: of five at a limit of one a second one is throttled.
   */
  private static final double FASTER = 0.02;

  /** What a second adds at the most, so that high limits are not overrun at once. */
  private static final double FASTER_A_SECOND = 0.05;

  /** Until the pace was too high for the first time it is searched for: so much faster, both. */
  private static final double SEARCHING = 10;

  /** What was sent before the pace was slowed down says nothing of the slower pace. */
  private static final long ECHO = Duration.ofMillis(300).toNanos();

  /** The pace may grow while one sleeps, so nobody sleeps longer before looking again. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  private final Deque<Long> admitted = new ArrayDeque<>();
  private final List<Object> reads = new ArrayList<>();
  private final List<Object> writes = new ArrayList<>();
  private boolean isReadsTurn = true;
  private boolean limited;
  private boolean wasTooHigh;
  private double perSecond;
  private long nextTurn;
  private long slowedAt;

  /** Waits until it is a call's turn. Whether it has come; if not, the call is over. */
  boolean await(Line line, Call call) {
    var place = new Object();
    try {
      while (!call.isCancelled() && !call.remaining().isZero()) {
        var wait = untilTurn(place, line, call.ticker().nanos());
        if (!wait.isPositive()) {
          return true;
        }
        call.ticker()
            .pass(shortest(shortest(wait, LONGEST_SLEEP), call.remaining()), call.cancellation());
      }
      return false;
    } finally {
      leave(place, line);
    }
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** How long until the turn of who stands here; none if it is now, and then it is taken. */
  private synchronized Duration untilTurn(Object place, Line line, long now) {
    if (!limited) {
      return Duration.ZERO;
    }
    var own = line == Line.READS ? reads : writes;
    if (!own.contains(place)) {
      own.add(place);
    }
    var turn = nextTurn + ahead(own.indexOf(place), line) * interval();
    if (turn > now) {
      return Duration.ofNanos(turn - now);
    }
    own.remove(place);
    isReadsTurn = line == Line.WRITES;
    // Whoever comes a little late has not lost its turn for all others.
    nextTurn = Math.max(nextTurn, now - interval()) + interval();
    return Duration.ZERO;
  }

  /** How many have their turn before who is so far behind in its own line. */
  private int ahead(int index, Line line) {
    var others = line == Line.READS ? writes : reads;
    var isOthersTurn = isReadsTurn != (line == Line.READS);
    return index + Math.min(isOthersTurn ? index + 1 : index, others.size());
  }

  private long interval() {
    return (long) (SECOND / perSecond);
  }

  private synchronized void leave(Object place, Line line) {
    (line == Line.READS ? reads : writes).remove(place);
  }

  /** A call was not throttled. */
  synchronized void admitted(long now) {
    if (limited) {
      var faster = Math.min(FASTER, FASTER_A_SECOND / perSecond);
      perSecond *= 1 + (wasTooHigh ? faster : SEARCHING * faster);
    } else {
      admitted.addLast(now);
      forgetBefore(now - (long) SECOND);
    }
  }

  /** A call was throttled. The first pace is what was admitted in the last second. */
  synchronized void throttled(long now) {
    if (!limited) {
      forgetBefore(now - (long) SECOND);
      limited = true;
      perSecond = Math.max(1, admitted.size());
      admitted.clear();
      nextTurn = now + interval();
    } else if (now - slowedAt < ECHO) {
      return;
    } else {
      perSecond = Math.max(LOWEST, perSecond * SLOWER);
      wasTooHigh = true;
    }
    slowedAt = now;
  }

  private void forgetBefore(long time) {
    while (!admitted.isEmpty() && admitted.peekFirst() - time < 0) {
      admitted.removeFirst();
    }
  }
}
