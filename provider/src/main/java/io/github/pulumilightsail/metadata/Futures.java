package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Results of work done side by side. */
public final class Futures {
  private Futures() {}

  /** The result; a failure of the work is thrown as it was. */
  public static <T> T join(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException problem) {
      if (problem.getCause() instanceof FailureException failed) {
        throw new FailureException(failed.failure(), failed);
      }
      throw new FailureException(new Failure.Bug("failed: " + problem.getCause()), problem);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.Cancelled("interrupted"));
    }
  }
}
