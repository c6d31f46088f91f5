package io.github.pulumilightsail.aws.port;

import java.util.Optional;

/** What a waiter waits for. Called with every fresh look until it is ready or has failed. */
public interface Watch<T> {
  /**
   * Judges one look.
   *
   * @param instance empty if there is none of that name
   * @param operation the operation that the waiter named, as last seen; empty if it named none
   */
  Probe<T> look(Optional<Instance> instance, Optional<Operation> operation);
}
