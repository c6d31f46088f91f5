package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a plan asks of AWS where an answer is not vital: whether a region can be reached at all is
 * found out once a run, by the first who asks, and told once, however many resources there are.
 */
public final class PreviewAccess {
  /** How long somebody who waits for a preview waits for an AWS that does not answer. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(6);

  /** And for an AWS that has answered before, but is slow, or a fleet that is large. */
  private static final Duration LATER_LOOKS = Duration.ofSeconds(60);

  /** Why nobody looks any more, after the first who has told what it is. */
  public static final Failure IN_VAIN =
      new Failure.Unreachable("AWS could not be asked before in this run");

  private enum Known {
    REACHED,
    OUT_OF_REACH
  }

  private final Map<String, Known> regions = new ConcurrentHashMap<>();
  private final Map<String, Object> firsts = new ConcurrentHashMap<>();

  /** What came of a look. */
  public sealed interface Look<T> {
    /** The answer. */
    record Seen<T>(T value) implements Look<T> {}

    /**
     * AWS could not be asked.
     *
     * @param first whether nobody has been told so far
     */
    record Unseen<T>(Failure failure, boolean first) implements Look<T> {}
  }

  /** Notes that the region answers, so that a long look is not taken for one in vain. */
  public void reached(String region) {
    regions.put(region, Known.REACHED);
  }

  /** Looks, unless it is known that it is in vain; a failure that is an answer is thrown. */
  public <T> Look<T> look(String region, Call call, Function<Call, T> looking) {
    return look(List.of(region), call, looking);
  }

  /**
   * The same in several regions at once. If no answer comes it is not known from which of them, so
   * that is held against none: whoever asks in one of them looks for itself.
   */
  public <T> Look<T> look(Collection<String> asked, Call call, Function<Call, T> looking) {
    var all = String.join(",", asked);
    if (regions.get(all) == null) {
      synchronized (firsts.computeIfAbsent(all, _ -> new Object())) {
        if (regions.get(all) == null && !areOutOfReach(asked)) {
          var first = attempt(asked, call.within(FIRST_LOOK), looking);
          // A large fleet answers page by page, and takes its time.
          if (!isSilence(first) || !areReached(asked)) {
            regions.putIfAbsent(all, known(first));
            return first;
          }
        }
      }
    }
    if (regions.get(all) == Known.OUT_OF_REACH || areOutOfReach(asked)) {
      return new Look.Unseen<>(IN_VAIN, false);
    }
    var later = attempt(asked, call.within(LATER_LOOKS), looking);
    // Others would wait as long in vain.
    var isFirst = regions.put(all, known(later)) != Known.OUT_OF_REACH;
    return later instanceof Look.Unseen<T>(var failure, var _)
        ? new Look.Unseen<>(failure, isFirst || !isSilence(later))
        : later;
  }

  private boolean areReached(Collection<String> asked) {
    return asked.stream().allMatch(region -> regions.get(region) == Known.REACHED);
  }

  private boolean areOutOfReach(Collection<String> asked) {
    return asked.stream().anyMatch(region -> regions.get(region) == Known.OUT_OF_REACH);
  }

  private static Known known(Look<?> look) {
    return isSilence(look) ? Known.OUT_OF_REACH : Known.REACHED;
  }

  /** Whether no answer came in the time there was; what is throttled was repeated until then. */
  private static boolean isSilence(Look<?> look) {
    return look instanceof Look.Unseen<?>(var failure, var _)
        && switch (failure) {
          case Failure.Unauthenticated _,
              Failure.Unreachable _,
              Failure.TimedOut _,
              Failure.Throttled _ ->
              true;
          default -> false;
        };
  }

  private <T> Look<T> attempt(Collection<String> asked, Call call, Function<Call, T> looking) {
    try {
      var value = looking.apply(call);
      asked.forEach(this::reached);
      return new Look.Seen<>(value);
    } catch (FailureException problem) {
      if (!problem.failure().leavesPlansPossible()) {
        throw problem;
      }
      return new Look.Unseen<>(problem.failure(), true);
    }
  }
}
