package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Whole;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.resource.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The four options as fields of programs and states. */
public final class OptionFields {
  private static final Choice HTTP_TOKENS =
      new Choice(
          "HttpTokens",
          "Whether requests to the instance metadata service need a session token.",
          List.of(
              new Word("optional", "IMDSv1 and IMDSv2 are both answered."),
              new Word("required", "Only IMDSv2 is answered: every request needs a token.")));

  private static final Choice SWITCH =
      new Choice(
          "EndpointState",
          "Whether an endpoint of the instance metadata service answers.",
          List.of(
              new Word("enabled", "The endpoint answers."),
              new Word("disabled", "The endpoint does not answer.")));

  /**
   * The fields. Lightsail documents no bounds of the hop limit; 1 to 64 are those of EC2's twin of
   * the call ({@code ModifyInstanceMetadataOptions}).
   */
  public static final List<Field> ALL =
      List.of(
          Field.of(
              Option.HTTP_TOKENS.property(),
              HTTP_TOKENS,
              "Whether requests need a session token: `required` shuts IMDSv1."),
          Field.of(
              Option.HTTP_ENDPOINT.property(),
              SWITCH,
              "Whether the instance metadata service answers at all. While it is `disabled`,"
                  + " software on the instance gets neither metadata nor credentials, and"
                  + " cloud-init of a first boot gets no SSH key."),
          Field.of(
              Option.HTTP_PUT_RESPONSE_HOP_LIMIT.property(),
              new Whole(1, 64),
              "How many network hops the answer with a session token may travel, 1 to 64. With 2,"
                  + " containers on the instance reach IMDSv2 (nested ones with 3); with 1, beside"
                  + " `httpTokens: required`, containers that have a network of their own do not,"
                  + " and get no credentials."),
          Field.of(
              Option.HTTP_PROTOCOL_IPV6.property(),
              SWITCH,
              "Whether the instance metadata service answers on its IPv6 address too. Lightsail"
                  + " offers this in eu-north-1 only."));

  private OptionFields() {}

  /** The known values among the fields. */
  public static MetadataOptions read(PropertyValue values) {
    return values.unwrapped() instanceof Fields fields
        ? new MetadataOptions(
            text(fields, Option.HTTP_TOKENS),
            text(fields, Option.HTTP_ENDPOINT),
            number(fields, Option.HTTP_PUT_RESPONSE_HOP_LIMIT),
            text(fields, Option.HTTP_PROTOCOL_IPV6))
        : MetadataOptions.NONE;
  }

  private static @Nullable String text(Fields fields, Option option) {
    return fields.get(option.property()).unwrapped() instanceof Text(var text) ? text : null;
  }

  private static @Nullable Integer number(Fields fields, Option option) {
    return fields.get(option.property()).unwrapped() instanceof Numeric(var number)
        ? Integer.valueOf((int) number)
        : null;
  }

  /** The options that the fields speak of, known or not: those that are managed. */
  public static Set<Option> managed(Fields fields) {
    return Option.where(option -> !fields.get(option.property()).isAbsent());
  }

  /** The options that the program says to leave alone. */
  public static Set<Option> ignored(Request request) {
    return Option.where(option -> request.ignores(option.property()));
  }

  public static Fields write(MetadataOptions options) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    put(fields, options);
    return new Fields(fields);
  }

  public static void put(Map<String, PropertyValue> fields, MetadataOptions options) {
    for (var option : Option.values()) {
      switch (options.get(option)) {
        case null -> {}
        case Integer number -> fields.put(option.property(), PropertyValue.of(number));
        case Object word -> fields.put(option.property(), PropertyValue.of(word.toString()));
      }
    }
  }
}
