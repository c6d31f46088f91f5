package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/** Can be deleted. What is gone already is deleted. */
public interface Deletes {
  /** What to delete. */
  record Request(String urn, String id, Fields state, Fields inputs) {}

  void delete(Request request, Call call);
}
