package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's members, checked as the service's model says. */
public final class Input {
  // The model has no dots; the CloudFormation schema of the same service allows them.
  private static final Pattern NAME = Pattern.compile("\\w[\\w\\-.]*\\w");

  private final JsonObject members;
  private final Strictness unknownMembers;

  public Input(JsonObject members, Strictness unknownMembers) {
    this.members = members;
    this.unknownMembers = unknownMembers;
  }

  /** Refuses members other than these, if the switch says so. */
  Input only(String... known) {
    if (unknownMembers == Strictness.REFUSE) {
      var names = Set.of(known);
      for (var name : members.keySet()) {
        if (!names.contains(name)) {
          throw ApiError.serialization("Unexpected field: " + name);
        }
      }
    }
    return this;
  }

  private @Nullable JsonElement get(String name) {
    var value = members.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw invalid("null", name, "Member must not be null");
    }
    return value;
  }

  private static ApiError invalid(String value, String name, String constraint) {
    return ApiError.invalidInput(
        "1 validation error detected: Value "
            + (value.equals("null") ? value : "'" + value + "'")
            + " at '"
            + name
            + "' failed to satisfy constraint: "
            + constraint);
  }

  private static ApiError wrongType(JsonElement value, String wanted) {
    var kind =
        switch (value) {
          case JsonPrimitive p when p.isString() -> "STRING_VALUE";
          case JsonPrimitive p when p.isNumber() -> "NUMBER_VALUE";
          case JsonPrimitive p -> p.getAsBoolean() ? "TRUE_VALUE" : "FALSE_VALUE";
          default -> value.isJsonArray() ? "START_ARRAY" : "START_OBJECT";
        };
    return ApiError.serialization(kind + " can not be converted to " + wanted);
  }

  @Nullable String text(String name) {
    var value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw wrongType(value, "a String");
  }

  String requiredText(String name) {
    var text = required(name, text(name));
    if (text.isBlank()) {
      throw invalid(text, name, "Member must satisfy regular expression pattern: .*\\S.*");
    }
    return text;
  }

  String requiredName(String name) {
    var text = required(name, text(name));
    checkName(name, text);
    return text;
  }

  static void checkName(String member, String text) {
    if (!NAME.matcher(text).matches()) {
      throw invalid(
          text, member, "Member must satisfy regular expression pattern: \\w[\\w\\-]*\\w");
    }
  }

  @Nullable String oneOf(String name, List<String> allowed) {
    var text = text(name);
    if (text != null && !allowed.contains(text)) {
      throw invalid(text, name, "Member must satisfy enum value set: " + allowed);
    }
    return text;
  }

  String requiredOneOf(String name, List<String> allowed) {
    return required(name, oneOf(name, allowed));
  }

  @Nullable Integer integer(String name) {
    var value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        return new BigDecimal(primitive.getAsString()).intValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        // The second: an exponent that no BigDecimal has.
        throw ApiError.serialization("NUMBER_VALUE can not be converted to an Integer");
      }
    }
    throw wrongType(value, "an Integer");
  }

  int requiredInteger(String name, int least, int most) {
    var number = required(name, integer(name));
    if (number < least || number > most) {
      throw invalid(
          String.valueOf(number),
          name,
          "Member must have value between %d and %d".formatted(least, most));
    }
    return number;
  }

  @Nullable Boolean bool(String name) {
    var value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrongType(value, "a Boolean");
  }

  Instant requiredTime(String name) {
    var value = required(name, get(name));
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        var seconds = new BigDecimal(primitive.getAsString());
        return Instant.ofEpochMilli(
            seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
      } catch (ArithmeticException | NumberFormatException e) {
        throw ApiError.serialization("NUMBER_VALUE can not be converted to a timestamp");
      }
    }
    throw wrongType(value, "a timestamp");
  }

  List<String> requiredTexts(String name) {
    var value = required(name, get(name));
    if (!value.isJsonArray()) {
      throw wrongType(value, "a list");
    }
    return value.getAsJsonArray().asList().stream()
        .map(element -> {
          if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
          }
          throw wrongType(element, "a String");
        })
        .toList();
  }

  List<JsonObject> objects(String name) {
    var value = get(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isJsonArray()) {
      throw wrongType(value, "a list");
    }
    return value.getAsJsonArray().asList().stream()
        .map(element -> {
          if (element.isJsonObject()) {
            return element.getAsJsonObject();
          }
          throw wrongType(element, "a structure");
        })
        .toList();
  }
}
