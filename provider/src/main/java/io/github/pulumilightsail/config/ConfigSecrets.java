package io.github.pulumilightsail.config;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Marks as secret what the configuration says in clear and is one all the same. The engine stores
 * the inputs of a provider as the check gives them back, so a key that somebody has set without
 * {@code --secret} would stand in the state for all to read.
 */
public final class ConfigSecrets {
  private ConfigSecrets() {}

  /** The configuration, with each secret of it wrapped. */
  public static Fields hide(Fields configuration) {
    return hide(ConfigFields.ALL, configuration);
  }

  private static Fields hide(List<Field> fields, Fields values) {
    var hidden = new LinkedHashMap<>(values.values());
    for (var field : fields) {
      hidden.computeIfPresent(field.name(), (_, value) -> hide(field, value));
    }
    return new Fields(hidden);
  }

  private static PropertyValue hide(Field field, PropertyValue value) {
    if (!field.holdsSecrets()
        || value.isAbsent()
        || value instanceof Secret
        || value instanceof Unknown) {
      return value;
    }
    if (!field.secret()
        && field.type() instanceof ObjectOf(var _, var _, var members)
        && value instanceof Fields fields) {
      return hide(members, fields);
    }
    // An object may come as a text of JSON, of which no part can be wrapped by itself.
    return field.secret() || value instanceof Text ? new Secret(value) : value;
  }
}
