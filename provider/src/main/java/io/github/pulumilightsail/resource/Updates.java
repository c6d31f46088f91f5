package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/** Can be updated in place. */
public interface Updates {
  /** From what to what; in a preview nothing is changed, and inputs may hold unknowns. */
  record Request(
      String urn, String id, Fields oldState, Fields oldInputs, Fields inputs, boolean preview) {}

  Outcome update(Request request, Call call);
}
