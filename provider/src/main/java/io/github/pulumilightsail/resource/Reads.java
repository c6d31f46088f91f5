package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/**
 * Can be read: by a refresh, which knows inputs and state, or by an import, which knows the id
 * only.
 */
public interface Reads {
  /** What to read; an import's inputs and state are empty. */
  record Request(String urn, String id, Fields inputs, Fields state) {
    public boolean isImport() {
      return inputs.isEmpty();
    }
  }

  ReadOutcome read(Request request, Call call);
}
