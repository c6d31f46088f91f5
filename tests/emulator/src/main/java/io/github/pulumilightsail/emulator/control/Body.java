package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A control request's JSON body. A member that nobody asks for is a mistake of the caller's. */
final class Body {
  private final JsonObject members;
  private final TreeSet<String> unused;

  private Body(JsonObject members) {
    this.members = members;
    this.unused = new TreeSet<>(members.keySet());
  }

  static Body parse(String text) {
    if (text.isBlank()) {
      return new Body(new JsonObject());
    }
    try {
      return of(JsonParser.parseString(text), "the body");
    } catch (JsonParseException e) {
      throw ControlError.bad("the body is not JSON: " + e.getMessage());
    }
  }

  private static Body of(JsonElement element, String what) {
    if (!element.isJsonObject()) {
      throw ControlError.bad(what + " is not a JSON object");
    }
    return new Body(element.getAsJsonObject());
  }

  Optional<String> text(String name) {
    unused.remove(name);
    return Optional.ofNullable(members.get(name))
        .map(value -> {
          if (value instanceof JsonPrimitive primitive) {
            return primitive.getAsString();
          }
          throw ControlError.bad(name + " is neither text nor number");
        });
  }

  String required(String name) {
    return text(name).orElseThrow(() -> ControlError.bad(name + " is missing"));
  }

  /** A whole number that an {@code int} holds. */
  Optional<Integer> integer(String name) {
    return text(name)
        .map(text -> {
          try {
            return new BigDecimal(text).intValueExact();
          } catch (ArithmeticException | NumberFormatException e) {
            throw ControlError.bad(name + " is not a whole number: " + text);
          }
        });
  }

  /** A whole number from {@code least} to {@code most}. */
  Optional<Integer> integer(String name, int least, int most) {
    return integer(name)
        .map(number -> {
          if (number < least || number > most) {
            throw ControlError.bad(
                "%s is %d, and must be from %d to %d".formatted(name, number, least, most));
          }
          return number;
        });
  }

  /** A number that is not below {@code least}, and has an end. */
  Optional<Double> number(String name, double least) {
    return text(name).map(text -> number(name, text, least));
  }

  static double number(String name, String text, double least) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw ControlError.bad(name + " is not a number: " + text);
    }
    if (!(number >= least) || Double.isInfinite(number)) {
      throw ControlError.bad(name + " must be a number from " + least + " up, not " + text);
    }
    return number;
  }

  boolean flag(String name) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw ControlError.bad(name + " is neither true nor false: " + text);
            })
        .orElse(false);
  }

  Optional<Body> object(String name) {
    unused.remove(name);
    return Optional.ofNullable(members.get(name)).map(value -> of(value, name));
  }

  /** All members that have not been asked for, as text. */
  Map<String, String> rest() {
    var rest = new LinkedHashMap<String, String>();
    for (var name : new TreeSet<>(unused)) {
      rest.put(name, required(name));
    }
    return rest;
  }

  Map<String, Body> restAsObjects() {
    var rest = new LinkedHashMap<String, Body>();
    for (var name : new TreeSet<>(unused)) {
      object(name).ifPresent(object -> rest.put(name, object));
    }
    return rest;
  }

  OptionsPatch patch() {
    var patch =
        new OptionsPatch(
            text("httpTokens").orElse(null),
            text("httpEndpoint").orElse(null),
            integer("httpPutResponseHopLimit").orElse(null),
            text("httpProtocolIpv6").orElse(null));
    end();
    return patch;
  }

  /** Refuses members that were not asked for. */
  void end() {
    if (!unused.isEmpty()) {
      throw ControlError.bad("unknown members: " + unused);
    }
  }
}
