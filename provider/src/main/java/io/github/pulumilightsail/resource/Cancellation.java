package io.github.pulumilightsail.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the user or the engine wants the operations that share it to stop. */
public final class Cancellation {
  private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

  public void cancel() {
    cancelled.complete(true);
  }

  public boolean isCancelled() {
    return cancelled.isDone();
  }

  /** Completes when the cancellation comes. */
  public CompletableFuture<Boolean> whenCancelled() {
    return cancelled.copy();
  }

  void await(Duration time) {
    try {
      cancelled.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      // The time is over, which is what was asked for.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      cancelled.complete(true);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
