package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;

/**
 * What came of a Check.
 *
 * @param inputs the program's, with the defaults that are known only now
 */
public record Checked(Fields inputs, List<PropertyFailure> failures) {
  public Checked {
    failures = List.copyOf(failures);
  }
}
