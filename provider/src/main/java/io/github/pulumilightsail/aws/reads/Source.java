package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where things are read. Each read is a call to AWS and may throw a {@link FailureException}. */
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

  /**
   * A page of things.
   *
   * @param next the token of the next page; absent on the last one
   */
  record Page<T>(List<T> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
      next = next == null || next.isEmpty() ? null : next;
    }
  }
}
