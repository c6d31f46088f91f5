package io.github.pulumilightsail.metadata.single;

import static io.github.pulumilightsail.metadata.MetadataFields.OPTION_VALUES;

import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.ResourceSchema;
import java.util.ArrayList;
import java.util.List;

/** The fields of {@link InstanceMetadataOptions}. */
final class OptionsSchema {
  static final List<Field> INPUTS = inputs();

  static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:InstanceMetadataOptions",
          "InstanceMetadataOptions.md",
          INPUTS,
          outputs());

  private OptionsSchema() {}

  private static List<Field> inputs() {
    var fields = new ArrayList<Field>();
    fields.add(MetadataFields.INSTANCE_NAME);
    fields.add(MetadataFields.INSTANCE_ARN);
    fields.add(MetadataFields.REGION);
    fields.addAll(OptionFields.ALL);
    fields.add(MetadataFields.ON_DELETE);
    fields.add(UsageCheck.FIELD);
    return List.copyOf(fields);
  }

  private static List<Field> outputs() {
    var fields = new ArrayList<Field>();
    fields.add(MetadataFields.INSTANCE_NAME);
    fields.add(
        Field.of(
                "instanceArn",
                FieldType.TEXT,
                "The ARN of the instance, which names this incarnation of it.")
            .mandatory());
    fields.add(Field.of("region", FieldType.TEXT, "The region of the instance.").mandatory());
    fields.add(MetadataFields.AVAILABILITY_ZONE);
    OptionFields.ALL.forEach(option ->
        fields.add(option.describedAs(option.description() + " This is the value as it is.")));
    fields.add(MetadataFields.ON_DELETE.mandatory());
    fields.add(UsageCheck.FIELD.mandatory());
    fields.add(MetadataFields.STATE);
    fields.add(
        Field.of(
            "previousOptions",
            OPTION_VALUES,
            "What the managed options were before they were managed, which `restore` puts back."
                + " Absent after an import."));
    fields.add(
        Field.of(
            PendingOptions.NAME,
            OPTION_VALUES,
            "What the options will be, where AWS does not show what was written: after the next"
                + " start of a stopped instance, or once its endpoint is enabled. An option that is"
                + " missing here was not written, or not seen to be taken: what it will be is not"
                + " known, and an update that sets it writes it. Absent where the options are as"
                + " they are shown."));
    fields.add(
        Field.of(
            "operation",
            MetadataFields.OPERATION,
            "The last write, as Lightsail tells it. Absent if no write was needed."));
    return List.copyOf(fields);
  }
}
