package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Text;
import java.util.Optional;

/**
 * The inputs of {@link InstanceMetadataOptions}; in a preview any of them may be unknown and is
 * then empty.
 *
 * @param raw the inputs as they came, secrets and unknowns and all
 * @param wanted the known values of the managed options
 */
record MetadataInputs(
    Fields raw,
    Optional<String> instanceName,
    Optional<String> instanceArn,
    Optional<String> region,
    MetadataOptions wanted,
    OnDelete onDelete,
    UsageCheck usageCheck) {

  static MetadataInputs of(Fields raw) {
    return new MetadataInputs(
        raw,
        text(raw, "instanceName"),
        text(raw, "instanceArn"),
        text(raw, "region"),
        OptionFields.read(raw),
        OnDelete.of(raw.get("onDelete")),
        UsageCheck.of(raw.get("imdsV1UsageCheck")));
  }

  static Optional<String> text(Fields fields, String name) {
    return fields.get(name).unwrapped() instanceof Text(var text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
