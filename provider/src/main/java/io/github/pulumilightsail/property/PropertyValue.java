package io.github.pulumilightsail.property;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One value of a property, as the engine sees it.
 *
 * <p>Equality is of value: an integer and the same number with a fraction of zero are equal, since
 * the wire knows only doubles.
 */
public sealed interface PropertyValue {

  /** Absent, or set to nothing; the engine treats both alike. */
  record Null() implements PropertyValue {
    public static final Null VALUE = new Null();
  }

  /** A boolean. */
  record Bool(boolean value) implements PropertyValue {}

  /** A number; the wire carries doubles only. */
  record Numeric(double value) implements PropertyValue {
    /** Whether the number has no fraction and is small enough to be exact. */
    public boolean isWhole() {
      return value == Math.rint(value) && Math.abs(value) <= 1L << 53;
    }

    @Override
    public String toString() {
      return isWhole() ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /** A text. */
  record Text(String value) implements PropertyValue {}

  /** A list, in order. */
  record Items(List<PropertyValue> values) implements PropertyValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object, its keys in the order in which they came. */
  record Fields(Map<String, PropertyValue> values) implements PropertyValue {
    public static final Fields EMPTY = new Fields(Map.of());

    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value under the key, {@link Null} if there is none. */
    public PropertyValue get(String key) {
      return values.getOrDefault(key, Null.VALUE);
    }

    public boolean isEmpty() {
      return values.isEmpty();
    }

    /** The text under the key, secret or not; empty if there is none or it is unknown. */
    public Optional<String> text(String key) {
      return get(key).unwrapped() instanceof Text(var text) ? Optional.of(text) : Optional.empty();
    }

    /** The whole number under the key, secret or not; empty if there is none or it is unknown. */
    public OptionalInt whole(String key) {
      return get(key).unwrapped() instanceof Numeric(var number)
          ? OptionalInt.of((int) number)
          : OptionalInt.empty();
    }

    /** The known texts of the list under the key, secret or not. */
    public List<String> texts(String key) {
      return get(key).revealed() instanceof Items(var items)
          ? items.stream().filter(Text.class::isInstance).map(i -> ((Text) i).value()).toList()
          : List.of();
    }
  }

  /** A value that must not be shown. */
  record Secret(PropertyValue value) implements PropertyValue {
    @Override
    public String toString() {
      return "[secret]";
    }
  }

  /** A value that will be known only when the program is applied. */
  record Unknown() implements PropertyValue {
    public static final Unknown VALUE = new Unknown();
  }

  /**
   * A value of a kind that this package's properties never hold (an asset, an archive, a resource
   * reference, a byte string), kept as it came so that it can be refused by its name.
   */
  record Foreign(String kind, Fields content) implements PropertyValue {}

  static PropertyValue of(String value) {
    return new Text(value);
  }

  static PropertyValue ofTexts(Collection<String> values) {
    return new Items(values.stream().<PropertyValue>map(PropertyValue::of).toList());
  }

  static PropertyValue of(double value) {
    return new Numeric(value);
  }

  static PropertyValue of(boolean value) {
    return new Bool(value);
  }

  /** The value without the secret wrappers around it; those inside it stay. */
  default PropertyValue unwrapped() {
    PropertyValue value = this;
    while (value instanceof Secret(var inner)) {
      value = inner;
    }
    return value;
  }

  /**
   * The value without any secret wrapper, at any depth. Only for comparing: never show the result.
   */
  default PropertyValue revealed() {
    return switch (this) {
      case Secret(var inner) -> inner.revealed();
      case Items(var items) -> new Items(items.stream().map(PropertyValue::revealed).toList());
      case Fields(var fields) -> {
        var revealed = new LinkedHashMap<String, PropertyValue>();
        fields.forEach((key, value) -> revealed.put(key, value.revealed()));
        yield new Fields(revealed);
      }
      case Null _, Bool _, Numeric _, Text _, Unknown _, Foreign _ -> this;
    };
  }

  /** Whether the value is absent. */
  default boolean isAbsent() {
    return unwrapped() instanceof Null;
  }

  /** Whether the value itself is unknown; an unknown deeper inside does not count. */
  default boolean isUnknown() {
    return unwrapped() instanceof Unknown;
  }

  /** Whether the value, or a value at any depth inside it, is unknown. */
  default boolean hasUnknowns() {
    return switch (this) {
      case Unknown _ -> true;
      case Secret(var inner) -> inner.hasUnknowns();
      case Items(var items) -> items.stream().anyMatch(PropertyValue::hasUnknowns);
      case Fields(var fields) -> fields.values().stream().anyMatch(PropertyValue::hasUnknowns);
      case Null _, Bool _, Numeric _, Text _, Foreign _ -> false;
    };
  }

  /** Whether the value, or a value at any depth inside it, is secret. */
  default boolean hasSecrets() {
    return switch (this) {
      case Secret _ -> true;
      case Items(var items) -> items.stream().anyMatch(PropertyValue::hasSecrets);
      case Fields(var fields) -> fields.values().stream().anyMatch(PropertyValue::hasSecrets);
      case Null _, Bool _, Numeric _, Text _, Unknown _, Foreign _ -> false;
    };
  }
}
