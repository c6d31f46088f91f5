package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.MetadataFields.OPTION_VALUES;

import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import java.util.ArrayList;
import java.util.List;

/** The output fields of {@link InstanceMetadataOptions}. */
final class MetadataOutputs {
  static final List<Field> FIELDS = fields();

  private MetadataOutputs() {}

  private static List<Field> fields() {
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
    fields.add(MetadataFields.USAGE_CHECK.mandatory());
    fields.add(MetadataFields.STATE);
    fields.add(
        Field.of(
            "previousOptions",
            OPTION_VALUES,
            "What the managed options were before they were managed, which `restore` puts back."
                + " Absent after an import."));
    fields.add(
        Field.of(
            "operation",
            MetadataFields.OPERATION,
            "The last write, as Lightsail tells it. Absent if no write was needed."));
    return List.copyOf(fields);
  }
}
