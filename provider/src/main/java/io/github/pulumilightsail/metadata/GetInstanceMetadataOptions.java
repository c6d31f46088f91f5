package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FunctionType;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The metadata options of one instance as they are. */
public final class GetInstanceMetadataOptions implements FunctionType {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:getInstanceMetadataOptions",
          "getInstanceMetadataOptions.md",
          List.of(MetadataFields.INSTANCE_NAME, MetadataFields.REGION),
          outputs());

  private final Regions regions;

  public GetInstanceMetadataOptions(Regions regions) {
    this.regions = regions;
  }

  private static List<Field> outputs() {
    var outputs = new ArrayList<Field>();
    outputs.add(MetadataFields.INSTANCE_NAME);
    outputs.add(Field.of("region", FieldType.TEXT, "The region of the instance.").mandatory());
    outputs.add(Field.of("instanceArn", FieldType.TEXT, "The ARN of the instance.").mandatory());
    outputs.add(MetadataFields.AVAILABILITY_ZONE);
    outputs.add(MetadataFields.STATE);
    outputs.addAll(OptionFields.ALL);
    return outputs;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public Fields invoke(Fields arguments, Call call) {
    var name = MetadataInputs.text(arguments, "instanceName").orElseThrow();
    var region = EffectiveRegion.of(arguments, regions);
    var found = regions.in(region).find(name, call);
    var shown = arguments.get("instanceName").hasSecrets() ? "[secret]" : name;
    return Secrets.wrapLike(
        arguments,
        fields(
            found.orElseThrow(() ->
                new FailureException(
                    new Failure.NotFound(
                        "there is no Lightsail instance %s in %s. Check the name and the region; names are case-sensitive."
                            .formatted(shown, region))))));
  }

  private static Fields fields(Instance live) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(live.name()));
    fields.put("region", PropertyValue.of(live.region()));
    fields.put("instanceArn", PropertyValue.of(live.arn()));
    if (live.availabilityZone() != null) {
      fields.put("availabilityZone", PropertyValue.of(live.availabilityZone()));
    }
    if (live.optionsState() != null) {
      fields.put("state", PropertyValue.of(live.optionsState()));
    }
    OptionFields.put(fields, live.options());
    return new Fields(fields);
  }
}
