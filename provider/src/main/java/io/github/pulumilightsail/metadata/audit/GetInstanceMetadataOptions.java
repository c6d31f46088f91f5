package io.github.pulumilightsail.metadata.audit;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.EffectiveRegion;
import io.github.pulumilightsail.metadata.InstanceOutputs;
import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.NotThereYet;
import io.github.pulumilightsail.metadata.OptionFields;
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
    var name = arguments.text("instanceName").orElseThrow();
    var region = EffectiveRegion.of(arguments, regions);
    var instance = NotThereYet.hinted(() -> find(name, region, call));
    return Secrets.wrapLike(arguments, new Fields(InstanceOutputs.withZone(instance)));
  }

  private Instance find(String name, String region, Call call) {
    return regions
        .in(region)
        .find(name, call)
        .orElseThrow(() ->
            new FailureException(
                new Failure.NotFound(
                    "there is no Lightsail instance %s in %s. Check the name and the region; names are case-sensitive."
                        .formatted(name, region))));
  }
}
