package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;

/** Can be listed: what there is that could be imported. */
public interface Lists {
  /** One that there is; Read accepts the id. */
  record Item(String id, String name) {}

  /** The fields of a query. */
  List<Field> query();

  /** All that there is, in a steady order. */
  List<Item> list(Fields query, Call call);
}
