package io.github.pulumilightsail.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One request of the engine while it runs: how long it may take, whether it is to stop, and where
 * its messages go.
 */
public final class Call {
  /** A cancelled call is to end within five seconds, this look included. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(4);

  private final Ticker ticker;
  private final long end;
  private final Duration limit;
  private final Cancellation cancellation;
  private final Log log;

  public Call(Ticker ticker, Duration limit, Cancellation cancellation, Log log) {
    this.ticker = ticker;
    this.limit = limit;
    this.end = ticker.nanos() + limit.toNanos();
    this.cancellation = cancellation;
    this.log = log;
  }

  /** A part of this call that may take less time than the rest of it. */
  public Call within(Duration shorter) {
    var rest = remaining();
    return new Call(ticker, shorter.compareTo(rest) < 0 ? shorter : rest, cancellation, log);
  }

  /**
   * A short call of its own, for what has to be known even if this one is over: a write that was
   * begun is looked at once more before it is told as unfinished.
   */
  public Call lastLook() {
    return new Call(ticker, LAST_LOOK, new Cancellation(), log);
  }

  /** This call, for work that is one of many: what goes on in it is not told. */
  public Call quietly() {
    return new Call(ticker, remaining(), cancellation, log.withoutStatus());
  }

  public Log log() {
    return log;
  }

  public Ticker ticker() {
    return ticker;
  }

  /** How long the whole call may take. */
  public Duration limit() {
    return limit;
  }

  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - ticker.nanos()));
  }

  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  /** Completes when the call has to stop waiting. */
  public CompletableFuture<Boolean> whenCancelled() {
    return cancellation.whenCancelled();
  }

  /**
   * Fails if the call has no time left or is to stop, before anything else is begun.
   *
   * @param doing what goes on, to follow "while"; ends with the last state seen if there is one
   */
  public void proceed(String doing) {
    if (isCancelled()) {
      throw new FailureException(new Failure.Cancelled("cancelled while " + doing, false));
    }
    if (remaining().isZero()) {
      throw new FailureException(timeout(doing).withoutEffect());
    }
  }

  /** The failure of a call that ran out of time while something was under way. */
  public Failure timeout(String doing) {
    return new Failure.TimedOut(
        "timed out after %s while %s; a longer time is given by the resource option customTimeouts"
            .formatted(spoken(limit), doing));
  }

  private static String spoken(Duration time) {
    return time.toSeconds() % 60 == 0 && time.toMinutes() > 0
        ? time.toMinutes() + " min"
        : time.toMillis() % 1000 == 0
            ? time.toSeconds() + " s"
            : "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
