package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.RateLimiter.Line;
import io.github.pulumilightsail.aws.credentials.RenewableCredentials;
import io.github.pulumilightsail.aws.environment.Reasons;
import io.github.pulumilightsail.aws.waits.Waiting;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;

/**
 * Every call to Lightsail in a region: each attempt in its turn, on a thread of its own that ends
 * with the call, and repeated here and not by the SDK, which would send what it was given at first.
 *
 * <ul>
 *   <li>What AWS throttles has not happened: it is repeated until the call's time is over.
 *   <li>What AWS fails, or does not answer, is repeated as often as {@code maxRetries} says. A
 *       write of that kind may have happened; it is asked for anew before it is repeated, and
 *       whatever comes then, the failure tells that it may have.
 *   <li>A region that AWS is setting up answers in some minutes.
 *   <li>Credentials whose time is over are fetched anew, once; a clock that goes wrong is allowed
 *       for by the SDK after the first refusal.
 * </ul>
 */
final class Attempts {
  /** As the SDK's standard mode begins. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** So that ten retries last half a minute, as those of the SDK do. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Longer than the slowest honest answer, so that a connection that hangs is given up. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** AWS says that setting up a region takes a few minutes. */
  private static final Duration SETUP_PAUSE = Duration.ofSeconds(15);

  private static final String UNTIL_THE_END = " It was tried again until the time for it was over.";

  private final int maxRetries;
  private final RenewableCredentials credentials;
  private final Executor executor;
  private final RateLimiter limiter = new RateLimiter();
  private final Reachability reachability = new Reachability();

  Attempts(int maxRetries, RenewableCredentials credentials, Executor executor) {
    this.maxRetries = maxRetries;
    this.credentials = credentials;
    this.executor = executor;
  }

  Duration interval() {
    return limiter.pace();
  }

  /**
   * Reads a page. The writes of a fleet would keep a virtual thread waiting for its turn after
   * every page, so it has one of the platform's.
   */
  <T> T readPage(Attempt what, Call call, Supplier<T> sdkCall) {
    Executor own = task -> Thread.ofPlatform().daemon().name("page").start(task);
    return new Series(what, Line.READS, call, own).run(() -> Optional.of(sdkCall)).orElseThrow();
  }

  <T> T read(Attempt what, Call call, Supplier<T> sdkCall) {
    return new Series(what, Line.READS, call, executor)
        .run(() -> Optional.of(sdkCall))
        .orElseThrow();
  }

  /**
   * Makes a write.
   *
   * @param sdkCall is asked right before each attempt, once it is the write's turn; empty if
   *     nothing is to be written any more
   */
  <T> Optional<T> write(Attempt what, Call call, Supplier<Optional<Supplier<T>>> sdkCall) {
    return new Series(what, Line.WRITES, call, executor).run(sdkCall);
  }

  /** The attempts at one thing. */
  private final class Series {
    private final Attempt what;
    private final Line line;
    private final Call call;
    private final Executor threads;
    private int faults;
    private boolean renewed;
    private String why = "about to send ";
    private @Nullable FailureException last;

    /** The last failure after which a write may have happened. */
    private @Nullable FailureException doubt;

    Series(Attempt what, Line line, Call call, Executor threads) {
      this.threads = threads;
      this.what = what;
      this.line = line;
      this.call = call;
    }

    <T> Optional<T> run(Supplier<Optional<Supplier<T>>> prepare) {
      reachability.known(now()).ifPresent(Series::again);
      while (true) {
        if (!limiter.await(line, call)) {
          throw over();
        }
        var generation = credentials.generation();
        var sdkCall = prepared(prepare);
        if (sdkCall.isEmpty()) {
          return Optional.empty();
        }
        // To prepare it may have taken the rest of the time; what is not sent has no effect.
        if (call.isCancelled() || call.remaining().isZero()) {
          throw over();
        }
        try {
          var value = attempt(sdkCall.orElseThrow());
          limiter.admitted(now());
          reachability.answered();
          return Optional.of(value);
        } catch (FailureException problem) {
          reachability.noteFailure(problem);
          last = problem;
          if (!goesOn(problem, generation)) {
            reachability.gaveUp(problem, now());
            throw told(problem);
          }
        }
      }
    }

    private static void again(FailureException known) {
      throw new FailureException(known.failure(), known);
    }

    /** What to send; if that cannot be told, it depends on the attempts before. */
    private <T> Optional<Supplier<T>> prepared(Supplier<Optional<Supplier<T>>> prepare) {
      Optional<Supplier<T>> sdkCall;
      try {
        sdkCall = prepare.get();
      } catch (FailureException problem) {
        // Why it was to be repeated says more than that the time was over right before that.
        throw problem.failure() instanceof Failure.TimedOut && last != null && doubt == null
            ? over()
            : told(new FailureException(problem.failure().withoutEffect(), problem));
      }
      if (sdkCall.isEmpty() && doubt != null) {
        throw doubt;
      }
      return sdkCall;
    }

    private <T> T attempt(Supplier<T> sdkCall) {
      var answer = new CompletableFuture<T>();
      var task =
          new FutureTask<Void>(
              () -> {
                try {
                  answer.complete(sdkCall.get());
                } catch (RuntimeException problem) {
                  answer.completeExceptionally(AwsErrors.exception(what, problem));
                } catch (Error mistake) {
                  answer.completeExceptionally(mistake);
                }
              },
              null);
      threads.execute(task);
      var hasMore = call.remaining().compareTo(LONGEST) > 0;
      try {
        return Waiting.on(
            answer,
            hasMore ? call.within(LONGEST) : call,
            () -> "waiting for AWS to answer " + what);
      } catch (FailureException problem) {
        if (problem.failure() instanceof Failure.TimedOut && hasMore) {
          throw new FailureException(AwsErrors.noAnswer(what, LONGEST), problem);
        }
        throw problem;
      } finally {
        // Ends what hangs; what has ended does not notice.
        task.cancel(true);
      }
    }

    /** Whether it is worth another attempt, after a pause if need be. */
    private boolean goesOn(FailureException problem, long generation) {
      return switch (problem.failure()) {
        case Failure.Throttled _ -> {
          limiter.throttled(now());
          why = "waiting for AWS to admit ";
          yield maxRetries > 0;
        }
        case Failure.SettingUp _ ->
            isRegion(problem) && pause(SETUP_PAUSE, "waiting for AWS to set up the region for ");
        case Failure.ServiceFault _, Failure.Unreachable _ -> {
          if (line == Line.WRITES && problem.failure().mayHaveTakenEffect()) {
            doubt = problem;
          }
          yield faults < reachability.retries(maxRetries, problem)
              && pause(backoff(faults++), "waiting to repeat ");
        }
        case Failure.Unauthenticated _ -> {
          var first = !renewed;
          renewed = true;
          yield first && (isClockWrong(problem) || isRenewed(problem, generation));
        }
        default -> false;
      };
    }

    private boolean pause(Duration time, String because) {
      why = because;
      var rest = call.remaining();
      call.ticker().pass(time.compareTo(rest) < 0 ? time : rest, call.cancellation());
      return true;
    }

    private static Duration backoff(int faults) {
      var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(faults, 10));
      return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static boolean isRegion(FailureException problem) {
      return Reasons.cause(problem, RegionSetupInProgressException.class).isPresent();
    }

    private static boolean isClockWrong(FailureException problem) {
      return Reasons.cause(problem, SdkServiceException.class)
          .filter(SdkServiceException::isClockSkewException)
          .isPresent();
    }

    private boolean isRenewed(FailureException problem, long generation) {
      try {
        return AwsErrors.saysExpired(problem) && credentials.renew(generation);
      } catch (RuntimeException none) {
        throw AwsErrors.exception(what, none);
      }
    }

    /** The failure of a call whose time is over, or that is cancelled, between two attempts. */
    private FailureException over() {
      var doing = why + what;
      if (call.isCancelled()) {
        return new FailureException(
            new Failure.Cancelled("cancelled while " + doing, doubt != null));
      }
      return switch (last == null ? null : last.failure()) {
        case Failure.Throttled(var message) ->
            told(new FailureException(new Failure.Throttled(message + UNTIL_THE_END)));
        case Failure.SettingUp(var message) ->
            told(new FailureException(new Failure.SettingUp(message + UNTIL_THE_END)));
        case null, default ->
            new FailureException(
                doubt == null ? call.timeout(doing).withoutEffect() : call.timeout(doing));
      };
    }

    /** The failure, and that an attempt before it may have happened. */
    private FailureException told(FailureException problem) {
      if (doubt == null || problem.failure().mayHaveTakenEffect()) {
        return problem;
      }
      return new FailureException(
          doubt.failure().andAlso(" Then: " + problem.failure().message()), problem);
    }

    private long now() {
      return call.ticker().nanos();
    }
  }
}
