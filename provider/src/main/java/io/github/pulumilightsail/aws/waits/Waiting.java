package io.github.pulumilightsail.aws.waits;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for what others do, without outlasting the call. */
public final class Waiting {
  private Waiting() {}

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
