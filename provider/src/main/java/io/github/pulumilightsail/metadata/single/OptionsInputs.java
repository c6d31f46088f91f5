package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.Optional;

/**
 * The inputs of {@link InstanceMetadataOptions}; in a preview any of them may be unknown and is
 * then empty.
 *
 * @param raw the inputs as they came, secrets and unknowns and all
 * @param wanted the known values of the managed options
 */
record OptionsInputs(
    Fields raw,
    Optional<String> instanceName,
    Optional<String> instanceArn,
    Optional<String> region,
    MetadataOptions wanted,
    OnDelete onDelete,
    UsageCheck usageCheck) {

  static OptionsInputs of(Fields raw) {
    return new OptionsInputs(
        raw,
        raw.text("instanceName"),
        raw.text("instanceArn"),
        raw.text("region"),
        OptionFields.read(raw),
        OnDelete.of(raw.get("onDelete")),
        UsageCheck.of(raw.get(UsageCheck.FIELD.name())));
  }
}
