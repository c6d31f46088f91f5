package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.fleet.BaselineFields;
import io.github.pulumilightsail.metadata.fleet.Exemptions;
import io.github.pulumilightsail.metadata.fleet.Selector;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.util.List;

/** What the functions ask for that hold a fleet against a baseline. */
final class AuditArguments {
  private static final MetadataOptions DEFAULT = new MetadataOptions("required", null, null, null);

  static final List<Field> FIELDS =
      List.of(
          Selector.FIELD,
          BaselineFields.REGIONS,
          Field.of(
              "baseline",
              new ObjectOf(
                  "BaselineOptions",
                  "The values that a compliant instance has; an option that is left out is not"
                      + " looked at.",
                  OptionFields.ALL),
              "What a compliant instance has. Default: `httpTokens: required`."),
          Exemptions.FIELD);

  /** What such a function tells of names that it could not look at. */
  static final Field MISSING =
      Field.of(
              "missing",
              new ListOf(FieldType.TEXT),
              "The names of `selector.names` that no instance in these regions has.")
          .mandatory();

  private AuditArguments() {}

  static MetadataOptions baseline(Fields arguments) {
    var given = OptionFields.read(arguments.get("baseline"));
    return given.isEmpty() ? DEFAULT : given;
  }
}
