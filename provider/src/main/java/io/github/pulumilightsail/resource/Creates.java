package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/** Can be created. */
public interface Creates {
  /** What to create; in a preview nothing is changed, and inputs may hold unknowns. */
  record Request(String urn, Fields inputs, boolean preview) {}

  Outcome create(Request request, Call call);
}
