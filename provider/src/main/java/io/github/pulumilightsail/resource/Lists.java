package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;
import java.util.Optional;

/** Can be listed: what there is that could be imported. */
public interface Lists {
  /** One that there is; Read accepts the id. */
  record Item(String id, String name) {}

  /**
   * What comes together.
   *
   * @param next what to ask for the next part with; empty after the last one
   */
  record Part(List<Item> items, Optional<String> next) {
    public Part {
      items = List.copyOf(items);
    }
  }

  /** The fields of a query. */
  List<Field> query();

  /**
   * A part of all that there is, so that who wants a few does not wait for all.
   *
   * @param token the {@code next} of the part before; empty for the first
   */
  Part list(Fields query, Optional<String> token, Call call);
}
