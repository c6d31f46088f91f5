package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;

/** Who wants to know of several things, and is told as soon as something is known. */
public interface Answers<T> {
  /** Whether this thing is still asked for: another read may have shown it meanwhile. */
  boolean wants(String key);

  /**
   * It was read.
   *
   * @param value empty if there is no such thing
   * @param begun the number of the call that has shown it
   */
  void found(String key, Optional<T> value, long begun);

  /** It could not be read. */
  void failed(String key, FailureException problem);
}
