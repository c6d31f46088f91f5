package io.github.pulumilightsail.aws.waits;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for what others do, without outlasting the call. */
public final class Waiting {
  /** How much longer the work may take to tell by itself that the call is over. */
  private static final Duration LAST_WORD = Duration.ofMillis(500);

  private Waiting() {}

  /**
   * The same, of work that ends with the call by itself: how it ends says more than that it was
   * waited for, so it has the last word.
   */
  public static <T> T onShared(CompletableFuture<T> future, Call call, Supplier<String> doing) {
    try {
      return on(future, call, doing);
    } catch (FailureException over) {
      try {
        return future.get(LAST_WORD.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof FailureException failed
            ? new FailureException(failed.failure(), failed)
            : over;
      } catch (TimeoutException _) {
        throw over;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw over;
      }
    }
  }

  /**
   * The future's value; its failure; or the failure of a call that was cancelled or took too long,
   * while what it waited for was under way.
   */
  public static <T> T on(CompletableFuture<T> future, Call call, Supplier<String> doing) {
    try {
      CompletableFuture.anyOf(future.exceptionally(_ -> null), call.whenCancelled())
          .get(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
      if (!future.isDone()) {
        throw new FailureException(new Failure.Cancelled("cancelled while " + doing.get()));
      }
      return future.get();
    } catch (TimeoutException _) {
      throw new FailureException(call.timeout(doing.get()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.Cancelled("interrupted while " + doing.get()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FailureException failed
          ? new FailureException(failed.failure(), failed)
          : new FailureException(
              new Failure.Bug("failed while %s: %s".formatted(doing.get(), e.getCause())), e);
    }
  }
}
