package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Foreign;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.FormedText;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds values against the rules of their fields. All failures are told at once; unknowns pass. */
public final class FieldCheck {
  private static final int SHOWN_LETTERS = 100;

  private final List<PropertyFailure> failures = new ArrayList<>();

  private FieldCheck() {}

  /** What is wrong with the values, in the order of the fields. Empty if nothing is. */
  public static List<PropertyFailure> check(List<Field> fields, Fields values) {
    var check = new FieldCheck();
    check.object(fields, values, null, false);
    return check.failures;
  }

  private void object(
      List<Field> fields, Fields values, @Nullable PropertyPath parent, boolean secret) {
    for (var field : fields) {
      var path = path(parent, field.name());
      var value = values.get(field.name());
      if (!value.isAbsent()) {
        value(field.type(), value, path, secret || field.secret());
      } else if (field.required()) {
        failures.add(
            PropertyFailure.of(path, "is required and missing: " + expected(field.type())));
      }
    }
    var names = fields.stream().map(Field::name).toList();
    // Beside secrets, an unknown property may well be one of them with its name misspelled.
    var besideSecrets = secret || fields.stream().anyMatch(Field::holdsSecrets);
    values
        .values()
        .forEach((key, value) -> {
          if (!names.contains(key) && !value.isAbsent()) {
            unknownProperty(path(parent, key), key, names, besideSecrets || value.hasSecrets());
          }
        });
  }

  private static PropertyPath path(@Nullable PropertyPath parent, String key) {
    return parent == null ? PropertyPath.of(key) : parent.key(key);
  }

  private void unknownProperty(PropertyPath path, String key, List<String> names, boolean secret) {
    var guess = NearMiss.of(key, names).map(name -> "; did you mean " + name + "?").orElse("");
    failures.add(
        new PropertyFailure(
            path,
            "is not a property of this; there are " + String.join(", ", names) + guess,
            secret));
  }

  private void value(FieldType type, PropertyValue value, PropertyPath path, boolean secret) {
    switch (value) {
      case Secret(var inner) -> value(type, inner, path, true);
      case Unknown _ -> {}
      case Null _ -> wrong(type, value, path, secret);
      case Foreign _ -> wrong(type, value, path, secret);
      case Text(var text) -> text(type, text, path, secret);
      case Numeric number -> number(type, number, path, secret);
      case Bool _ -> {
        if (!(type instanceof FieldType.Flag)) {
          wrong(type, value, path, secret);
        }
      }
      case Items(var items) -> {
        if (type instanceof ListOf(var item)) {
          for (var i = 0; i < items.size(); i++) {
            value(item, items.get(i), path.index(i), secret);
          }
        } else {
          wrong(type, value, path, secret);
        }
      }
      case Fields fields -> {
        switch (type) {
          case ObjectOf(var _, var _, var members) -> object(members, fields, path, secret);
          case MapOf(var item) ->
              fields.values().forEach((key, each) -> value(item, each, path.key(key), secret));
          default -> wrong(type, value, path, secret);
        }
      }
    }
  }

  private void text(FieldType type, String text, PropertyPath path, boolean secret) {
    switch (type) {
      case FieldType.AnyText(var mayBeEmpty) -> {
        if (text.isEmpty() && !mayBeEmpty) {
          wrong(type, PropertyValue.of(text), path, secret);
        }
      }
      case FormedText(var form, var _) -> {
        if (!form.matcher(text).matches()) {
          wrong(type, PropertyValue.of(text), path, secret);
        }
      }
      case Choice choice -> {
        if (!choice.values().contains(text)) {
          wrong(type, PropertyValue.of(text), path, secret);
        }
      }
      default -> wrong(type, PropertyValue.of(text), path, secret);
    }
  }

  private void number(FieldType type, Numeric number, PropertyPath path, boolean secret) {
    var fits =
        switch (type) {
          case FieldType.AnyNumber _ -> true;
          case Whole(var least, var most) ->
              number.isWhole() && number.value() >= least && number.value() <= most;
          default -> false;
        };
    if (!fits) {
      wrong(type, number, path, secret);
    }
  }

  private void wrong(
      FieldType type, PropertyValue value, PropertyPath path, boolean secretByItself) {
    var secret = secretByItself || Field.holdsSecrets(type);
    var shown = secret ? "the value (not shown: it is secret)" : shown(value);
    failures.add(
        new PropertyFailure(
            path,
            shown + " is not allowed: " + expected(type) + wayOut(type, value, secret),
            secret));
  }

  private static String wayOut(FieldType type, PropertyValue value, boolean secret) {
    if (secret) {
      return "";
    }
    return switch (type) {
      case Choice choice when value instanceof Text(var text) ->
          NearMiss.of(text, choice.values())
              .map(word -> "; did you mean \"" + word + "\"?")
              .orElse("");
      case Whole whole when value instanceof Text(var text) && text.matches("-?[0-9]{1,9}") ->
          "; write it without quotes";
      default -> "";
    };
  }

  /** What a value of the type must be, as a phrase. */
  static String expected(FieldType type) {
    return switch (type) {
      case FieldType.AnyText(var mayBeEmpty) ->
          mayBeEmpty ? "it must be a text" : "it must be a text that is not empty";
      case FormedText(var _, var meaning) -> "it must be " + meaning;
      case Choice choice -> "it must be one of \"" + String.join("\", \"", choice.values()) + "\"";
      case Whole(var least, var most) -> "it must be a whole number from " + least + " to " + most;
      case FieldType.AnyNumber _ -> "it must be a number";
      case FieldType.Flag _ -> "it must be true or false";
      case ListOf _ -> "it must be a list";
      case MapOf _ -> "it must be a map";
      case ObjectOf object ->
          "it must be an object of "
              + String.join(", ", object.fields().stream().map(Field::name).toList());
    };
  }

  private static String shown(PropertyValue value) {
    return switch (value) {
      case Text(var text) ->
          "\""
              + (text.length() > SHOWN_LETTERS ? text.substring(0, SHOWN_LETTERS) + "…" : text)
              + "\"";
      case Numeric number -> Objects.toString(number);
      case Bool(var bool) -> Boolean.toString(bool);
      case Items _ -> "a list";
      case Fields _ -> "an object";
      case Foreign(var kind, var _) -> kind;
      case Null _ -> "nothing";
      case Secret _ -> "a secret";
      case Unknown _ -> "an unknown";
    };
  }
}
