package io.github.pulumilightsail.config;

import io.github.pulumilightsail.property.JsonText;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.FormedText;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Brings configuration into its typed form. A default provider gives every value as a text,
 * generated SDKs give JSON text for all that is no plain text, YAML gives typed values; the field's
 * type decides how a text is read, so that a text of digits stays a text where a text is meant.
 */
final class ConfigDecoder {
  /** What the engine adds to a provider's inputs. */
  private static final Set<String> ENGINE_KEYS =
      Set.of("version", "pluginDownloadURL", "__internal");

  private ConfigDecoder() {}

  static Fields decode(Fields values) {
    var decoded = new LinkedHashMap<>(members(ConfigFields.ALL, values).values());
    decoded.keySet().removeAll(ENGINE_KEYS);
    return new Fields(decoded);
  }

  private static Fields members(List<Field> fields, Fields values) {
    var decoded = new LinkedHashMap<>(values.values());
    for (var field : fields) {
      decoded.computeIfPresent(field.name(), (_, value) -> value(field.type(), value));
    }
    return new Fields(decoded);
  }

  private static PropertyValue value(FieldType type, PropertyValue value) {
    return switch (value) {
      case Secret(var inner) -> new Secret(value(type, inner));
      case Text(var text) -> fromText(type, text);
      case Numeric number when type.equals(Forms.ACCOUNT_ID) -> accountId(number);
      case Items(var items) when type instanceof ListOf(var item) ->
          new Items(items.stream().map(each -> value(item, each)).toList());
      case Fields fields when type instanceof ObjectOf object -> members(object.fields(), fields);
      default -> value;
    };
  }

  private static PropertyValue fromText(FieldType type, String text) {
    return switch (type) {
      case FieldType.AnyText _, FormedText _ -> new Text(text);
      case FieldType.Choice _ ->
          JsonText.parse(text).filter(ConfigDecoder::isWord).orElse(new Text(text));
      case FieldType.Whole _,
          FieldType.AnyNumber _,
          FieldType.Flag _,
          ListOf _,
          MapOf _,
          ObjectOf _ ->
          JsonText.parse(text)
              .filter(parsed -> !(parsed instanceof Text))
              .map(parsed -> value(type, parsed))
              .orElse(new Text(text));
    };
  }

  /** Generated SDKs put a word of a choice into quotes; in the configuration it stands as it is. */
  private static boolean isWord(PropertyValue parsed) {
    return parsed.unwrapped() instanceof Text || parsed.unwrapped() instanceof Unknown;
  }

  /** {@code pulumi config set --path} makes a number of an id, which loses its leading zeros. */
  private static PropertyValue accountId(Numeric number) {
    return number.isWhole() && number.value() >= 0
        ? new Text("%012d".formatted((long) number.value()))
        : number;
  }
}
