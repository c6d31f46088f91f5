package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.fleet.BaselineFields;
import io.github.pulumilightsail.metadata.fleet.Exemptions;
import io.github.pulumilightsail.metadata.fleet.Fleet;
import io.github.pulumilightsail.metadata.fleet.Selector;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
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

  /** What is wrong with the arguments of a function that has these fields among its inputs. */
  static List<PropertyFailure> check(List<Field> inputs, Fields arguments, Run run) {
    var failures = new ArrayList<>(FieldCheck.check(inputs, arguments));
    if (failures.stream().noneMatch(failure -> failure.path().top().equals("selector"))) {
      Selector.check(arguments.get("selector")).ifPresent(failures::add);
    }
    failures.addAll(Fleet.check(arguments).stream().toList());
    var meant =
        arguments.get("regions").isAbsent()
            ? run.regions().defaultRegion().stream().toList()
            : arguments.texts("regions");
    failures.addAll(Exemptions.check(arguments, meant));
    failures.addAll(OptionRules.secrets(arguments, "selector", "regions"));
    return failures;
  }

  static MetadataOptions baseline(Fields arguments) {
    var given = OptionFields.read(arguments.get("baseline"));
    return given.isEmpty() ? DEFAULT : given;
  }
}
