package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/** What a Read found. */
public sealed interface ReadOutcome {

  /**
   * It is there.
   *
   * @param id the canonical id
   * @param inputs the live values of what the program manages
   */
  record Found(String id, Fields state, Fields inputs) implements ReadOutcome {}

  /** It is certainly not there any more. */
  record Gone() implements ReadOutcome {}
}
