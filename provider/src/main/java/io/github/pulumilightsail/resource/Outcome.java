package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;

/**
 * What came of a Create or an Update. Where nothing was done, a {@link FailureException} says why.
 */
public sealed interface Outcome {

  /** It is as the program wants it. In a preview the id is empty and outputs may be left out. */
  record Applied(String id, Fields state) implements Outcome {}

  /**
   * Something was done, and it is not as the program wants it. The engine keeps id and state, and
   * the next update goes on from there.
   */
  record Partial(String id, Fields state, Failure failure) implements Outcome {}
}
