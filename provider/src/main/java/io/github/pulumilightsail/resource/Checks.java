package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;

/** Can tell what is wrong with a program's inputs, all at once. Calls nobody. */
public interface Checks {
  List<PropertyFailure> check(Fields inputs);
}
