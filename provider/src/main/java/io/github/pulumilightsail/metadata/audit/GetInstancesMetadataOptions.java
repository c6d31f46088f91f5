package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionRules;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.fleet.BaselineFields;
import io.github.pulumilightsail.metadata.fleet.Compliance;
import io.github.pulumilightsail.metadata.fleet.Exemptions;
import io.github.pulumilightsail.metadata.fleet.Fleet;
import io.github.pulumilightsail.metadata.fleet.Selector;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FunctionType;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The audit: the metadata options of many instances, held against a baseline. */
public final class GetInstancesMetadataOptions implements FunctionType {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:getInstancesMetadataOptions",
          "getInstancesMetadataOptions.md",
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
              Exemptions.FIELD),
          outputs());

  private static final MetadataOptions DEFAULT = new MetadataOptions("required", null, null, null);

  private final Run run;

  public GetInstancesMetadataOptions(Run run) {
    this.run = run;
  }

  private static List<Field> outputs() {
    var outputs = new ArrayList<>(BaselineFields.AUDIT);
    outputs.add(
        Field.of(
                "missing",
                new ListOf(FieldType.TEXT),
                "The names of `selector.names` that no instance in these regions has.")
            .mandatory());
    return outputs;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public List<PropertyFailure> check(Fields arguments) {
    var failures = new ArrayList<>(FieldCheck.check(SCHEMA.inputs(), arguments));
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

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var given = OptionFields.read(arguments.get("baseline"));
    var selector = Selector.of(arguments.get("selector"));
    var fleet = Fleet.look(Fleet.regions(arguments, run), run, call);
    var fields = new LinkedHashMap<String, PropertyValue>();
    var exemptions = Exemptions.of(arguments, run.today());
    var selected = fleet.selected(selector);
    var exempt =
        selected.keySet().stream()
            .filter(id -> exemptions.of(id).isPresent())
            .collect(Collectors.toSet());
    Compliance.put(fields, selected, given.isEmpty() ? DEFAULT : given, exempt);
    fields.put("missing", PropertyValue.ofTexts(fleet.missing(selector)));
    return Secrets.wrapLike(arguments, new Fields(fields));
  }
}
