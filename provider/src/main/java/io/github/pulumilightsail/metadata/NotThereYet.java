package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.function.Supplier;

/** Functions that ask for one instance: a program may ask before it has created it. */
public final class NotThereYet {
  private static final String HINT =
      " If this program is to create the instance, let the function wait for it: with an output of"
          + " the instance as its argument, or in its output form with dependsOn.";

  private NotThereYet() {}

  /** Asks, and where there is no such instance, says how to ask later. */
  public static <T> T hinted(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (FailureException problem) {
      if (problem.failure() instanceof Failure.NotFound missing) {
        throw new FailureException(missing.andAlso(HINT), problem);
      }
      throw problem;
    }
  }
}
