package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;

/** Can tell what an update would change. Calls nobody. */
public interface Diffs {
  /** What to compare; a refresh asks with what was read as the old side. */
  record Request(String urn, String id, Fields oldState, Fields oldInputs, Fields inputs) {}

  List<Change> diff(Request request);
}
