package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Request;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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

  /** The options that the program says to leave alone. */
  static Set<Option> ignored(Request request) {
    var ignored = EnumSet.noneOf(Option.class);
    for (var option : Option.values()) {
      if (request.ignores(option.property())) {
        ignored.add(option);
      }
    }
    return ignored;
  }
}
