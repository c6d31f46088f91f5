package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FunctionType;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

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
                  "What a compliant instance has. Default: `httpTokens: required`.")),
          BaselineFields.AUDIT);

  private static final MetadataOptions DEFAULT = new MetadataOptions("required", null, null, null);

  private final Fleet fleet;

  public GetInstancesMetadataOptions(Regions regions) {
    this.fleet = new Fleet(regions);
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public List<PropertyFailure> check(Fields arguments) {
    var failures = new ArrayList<>(FieldCheck.check(SCHEMA.inputs(), arguments));
    Selector.check(arguments.get("selector")).ifPresent(failures::add);
    return failures;
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var given = OptionFields.read(arguments.get("baseline"));
    var fields = new LinkedHashMap<String, PropertyValue>();
    Compliance.put(
        fields, fleet.select(arguments, _ -> {}, call), given.isEmpty() ? DEFAULT : given);
    return Secrets.wrapLike(arguments, new Fields(fields));
  }
}
