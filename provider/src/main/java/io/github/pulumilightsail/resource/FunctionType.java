package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.List;

/** A function of the package, called by programs and in previews. */
public interface FunctionType {
  ResourceSchema schema();

  /** The result for checked arguments. */
  Fields invoke(Fields arguments, Call call);

  /** What is wrong with the arguments, all at once. Calls nobody. */
  default List<PropertyFailure> check(Fields arguments) {
    return FieldCheck.check(schema().inputs(), arguments);
  }
}
