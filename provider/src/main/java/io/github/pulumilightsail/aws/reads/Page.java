package io.github.pulumilightsail.aws.reads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of things.
 *
 * @param next the token of the next page; absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
    next = next == null || next.isEmpty() ? null : next;
  }
}
