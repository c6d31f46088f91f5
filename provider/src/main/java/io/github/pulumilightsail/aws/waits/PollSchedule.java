package io.github.pulumilightsail.aws.waits;

import java.time.Duration;

/** When to look at what is waited for; all times in a ticker's nanoseconds. */
final class PollSchedule {
  /** So many are looked at as soon as a person would want it; a page of more is looked at later. */
  private static final int FEW = 4;

  /** On the local Lightsail and in what users tell, a lone write is at times applied at once. */
  private static final Duration FIRST_OF_FEW = Duration.ofMillis(200);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What takes so long that it is looked at this rarely does not need a quicker answer. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** So many looks before the pause grows. */
  private static final int LOOKS_A_STEP = 4;

  /**
   * Many are looked at together, those who are due within this time: half of it is how long one has
   * to wait for the others, and what is gained is that they are found on fewer pages.
   */
  private static final long TOGETHER = Duration.ofMillis(250).toNanos();

  /**
   * A region is polled with no more than 20 calls a second, so that most of what AWS admits is left
   * for writes. How much that is AWS does not tell; the AWS CLI manages about as many.
   */
  private static final long A_CALL = Duration.ofSeconds(1).dividedBy(20).toNanos();

  /** While AWS throttles, one of so many calls is a look, and all others can be writes. */
  private static final int ONE_OF = 5;

  private PollSchedule() {}

  /** Whether so many are looked at one by one. */
  static boolean areFew(int waiting) {
    return waiting <= FEW;
  }

  /** When to look first at one who begins to wait. */
  static long first(long now, int waiting) {
    return now + (areFew(waiting) ? FIRST_OF_FEW : SECOND).toNanos();
  }

  /** When to look next at one who was looked at so many times, the last time in this round. */
  static long next(long round, int looks, int waiting) {
    if (looks == 1 && areFew(waiting)) {
      return round + SECOND.minus(FIRST_OF_FEW).toNanos();
    }
    var pause = SECOND.multipliedBy(1 + looks / LOOKS_A_STEP);
    return round + (pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos();
  }

  /** When the round begins that looks at one who is due then. */
  static long round(long due, int waiting) {
    return areFew(waiting) ? due : Math.ceilDiv(due, TOGETHER) * TOGETHER;
  }

  /**
   * When the next round may begin. A few do not wait long for it, however slow the calls have
   * become.
   *
   * @param interval between two calls that AWS admits, if it throttles
   */
  static long afterRound(long begun, int calls, Duration interval, int waiting) {
    var rest = calls * Math.max(A_CALL, ONE_OF * interval.toNanos());
    return begun + (areFew(waiting) ? Math.min(rest, LONGEST.toNanos()) : rest);
  }
}
