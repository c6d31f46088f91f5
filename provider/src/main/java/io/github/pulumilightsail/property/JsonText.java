package io.github.pulumilightsail.property;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Optional;

/**
 * Reads values that come as JSON text inside a text, as provider configuration does. Pulumi's
 * special values may stand inside it.
 */
public final class JsonText {
  private JsonText() {}

  /** The value that the text holds; empty if it is not JSON. */
  public static Optional<PropertyValue> parse(String text) {
    try {
      var wrapped = Struct.newBuilder().putFields("value", wire(JsonParser.parseString(text)));
      return Optional.of(StructCodec.decode(wrapped.build()).get("value"));
    } catch (JsonParseException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Value wire(JsonElement json) {
    var value = Value.newBuilder();
    if (json.isJsonNull()) {
      value.setNullValue(NullValue.NULL_VALUE);
    } else if (json.isJsonArray()) {
      var list = ListValue.newBuilder();
      json.getAsJsonArray().forEach(item -> list.addValues(wire(item)));
      value.setListValue(list);
    } else if (json.isJsonObject()) {
      var struct = Struct.newBuilder();
      json.getAsJsonObject()
          .entrySet()
          .forEach(e -> struct.putFields(e.getKey(), wire(e.getValue())));
      value.setStructValue(struct);
    } else if (json.getAsJsonPrimitive().isBoolean()) {
      value.setBoolValue(json.getAsBoolean());
    } else if (json.getAsJsonPrimitive().isNumber()) {
      value.setNumberValue(json.getAsDouble());
    } else {
      value.setStringValue(json.getAsString());
    }
    return value.build();
  }
}
