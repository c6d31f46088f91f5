package io.github.pulumilightsail.aws.port;

import io.github.pulumilightsail.resource.Failure;

/** What one look at something that is waited for has shown. */
public sealed interface Probe<T> {

  /** It is there. */
  record Ready<T>(T value) implements Probe<T> {}

  /**
   * It is not there yet.
   *
   * @param state the state seen, as a phrase; a timeout names the last one
   */
  record Pending<T>(String state) implements Probe<T> {}

  /** It will not come. */
  record Failed<T>(Failure failure) implements Probe<T> {}
}
