package io.github.pulumilightsail.metadata.audit;

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
          AuditArguments.FIELDS,
          outputs());

  private final Run run;

  public GetInstancesMetadataOptions(Run run) {
    this.run = run;
  }

  private static List<Field> outputs() {
    var outputs = new ArrayList<>(BaselineFields.AUDIT);
    outputs.add(AuditArguments.MISSING);
    return outputs;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public List<PropertyFailure> check(Fields arguments) {
    return AuditArguments.check(SCHEMA.inputs(), arguments, run);
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var selector = Selector.of(arguments.get("selector"));
    var fleet = Fleet.look(Fleet.regions(arguments, run), run, call);
    var fields = new LinkedHashMap<String, PropertyValue>();
    var exemptions = Exemptions.of(arguments, run.today());
    exemptions.tellOfNone(fleet.all().keySet(), call.log());
    var selected = fleet.selected(selector);
    var exempt =
        selected.keySet().stream()
            .filter(id -> exemptions.of(id).isPresent())
            .collect(Collectors.toSet());
    Compliance.put(fields, selected, AuditArguments.baseline(arguments), exempt);
    fields.put("missing", PropertyValue.ofTexts(fleet.missing(selector)));
    return Secrets.wrapLike(arguments, new Fields(fields));
  }
}
