package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.fleet.BaselineFields;
import io.github.pulumilightsail.metadata.fleet.Compliance;
import io.github.pulumilightsail.metadata.fleet.FleetCheck;
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
    return FleetCheck.check(SCHEMA.inputs(), arguments, run);
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var audited = AuditedFleet.look(arguments, run, call);
    var exempt =
        audited.selected().keySet().stream()
            .filter(id -> audited.exemptions().of(id).isPresent())
            .collect(Collectors.toSet());
    var fields = new LinkedHashMap<String, PropertyValue>();
    Compliance.put(fields, audited.selected(), audited.baseline(), exempt);
    fields.put("missing", PropertyValue.ofTexts(audited.missing()));
    return Secrets.wrapLike(arguments, new Fields(fields));
  }
}
