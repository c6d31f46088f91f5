package io.github.pulumilightsail.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to look at what is waited for. Few are looked at as soon as a person would want it; of many,
 * those who are due at about the same time are looked at together, in few pages.
 */
final class Cadence {
  /** So many are looked at one by one. */
  static final int FEW = 4;

  /** So many are looked at in one round; others that are due come in the next. */
  static final int MOST_AT_ONCE = 1000;

  /** As soon as so many are due, nobody waits for more. */
  static final int ENOUGH = 40;

  /** So long does one who is due wait for others. */
  private static final Duration GATHER = Duration.ofMillis(400);

  /** So many operations are worth a page. */
  private static final int PAGE_OF_OPERATIONS = 400;

  /** So long do those of many who are left with an operation wait for others. */
  static final Duration OPERATIONS_APART = Duration.ofSeconds(1);

  private static final Duration FIRST_OF_FEW = Duration.ofMillis(200);
  private static final Duration SECOND_OF_FEW = Duration.ofMillis(800);

  /** Before the first look of many, unless a scout has told before how long a write takes. */
  private static final Duration FIRST_OF_MANY = Duration.ofSeconds(3);

  /** Before the second look of many: most were there at the first. */
  private static final Duration SECOND_OF_MANY = Duration.ofMillis(500);

  private static final Duration USUAL = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Between the looks of a scout. */
  static final Duration OF_SCOUT = Duration.ofMillis(100);

  private Cadence() {}

  static boolean isFew(int waiting) {
    return waiting <= FEW;
  }

  /**
   * Before the first look.
   *
   * @param usual how long writes take as far as it is known
   */
  static Duration first(int waiting, boolean isForWrite, Optional<Duration> usual) {
    var known = usual.filter(time -> isForWrite && time.compareTo(FIRST_OF_MANY) <= 0);
    if (isFew(waiting)) {
      return known.orElse(FIRST_OF_FEW);
    }
    return isForWrite ? usual.orElse(FIRST_OF_MANY) : USUAL;
  }

  /** After so many looks. Most writes are applied soon, or late. */
  static Duration next(int looks, int waiting) {
    if (looks == 1) {
      return isFew(waiting) ? SECOND_OF_FEW : SECOND_OF_MANY;
    }
    var pause = USUAL.plus(USUAL.multipliedBy(looks / 4));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /**
   * When to look at many: once enough are due, or all, or the first has waited long enough.
   *
   * @param due when each of them is due, in the ticker's nanoseconds
   */
  static long together(List<Long> due) {
    var ordered = due.stream().sorted().toList();
    var enough = ordered.get(Math.min(ordered.size(), ENOUGH) - 1);
    return Math.min(enough, ordered.getFirst() + GATHER.toNanos());
  }

  /** Whether the operations of so many are worth looking at. */
  static boolean areWorthAPage(int operations, int waiting) {
    return operations > 0 && operations >= Math.min(PAGE_OF_OPERATIONS, waiting / 2);
  }
}
