package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where things are read: each method is a call to AWS, and may throw a {@link FailureException}.
 */
public interface Source<T> {
  /** By what one is asked for. */
  String key(T item);

  /** One thing; empty if there is none. */
  Optional<T> one(String key, Call call);

  /**
   * A page of all things.
   *
   * @param token absent for the first page
   */
  Page<T> page(@Nullable String token, Call call);
}
