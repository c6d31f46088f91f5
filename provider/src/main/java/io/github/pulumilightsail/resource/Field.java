package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.FieldType.AnyNumber;
import io.github.pulumilightsail.resource.FieldType.AnyText;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Flag;
import io.github.pulumilightsail.resource.FieldType.FormedText;
import io.github.pulumilightsail.resource.FieldType.ListOf;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import io.github.pulumilightsail.resource.FieldType.Whole;
import java.util.List;

/**
 * A property and every rule about it, stated once: Check, Diff, the decoder and {@code schema.json}
 * all read it here.
 *
 * @param required as an input: the program must give it; as an output: it is always there
 * @param replaces a change of it replaces the resource
 * @param secret its value is never shown
 * @param whenAbsent the value that an absent one stands for, {@link PropertyValue.Null} if none
 * @param environment the environment variables that the AWS SDK reads it from when it is absent
 */
public record Field(
    String name,
    FieldType type,
    String description,
    boolean required,
    boolean replaces,
    boolean secret,
    PropertyValue whenAbsent,
    List<String> environment) {

  public Field {
    environment = List.copyOf(environment);
  }

  public static Field of(String name, FieldType type, String description) {
    return new Field(
        name, type, description, false, false, false, PropertyValue.Null.VALUE, List.of());
  }

  public Field mandatory() {
    return new Field(name, type, description, true, replaces, secret, whenAbsent, environment);
  }

  public Field optional() {
    return new Field(name, type, description, false, replaces, secret, whenAbsent, environment);
  }

  public Field replacing() {
    return new Field(name, type, description, required, true, secret, whenAbsent, environment);
  }

  public Field hidden() {
    return new Field(name, type, description, required, replaces, true, whenAbsent, environment);
  }

  public Field defaultsTo(String value) {
    return new Field(
        name, type, description, required, replaces, secret, PropertyValue.of(value), environment);
  }

  public Field fromEnvironment(String... variables) {
    return new Field(
        name, type, description, required, replaces, secret, whenAbsent, List.of(variables));
  }

  public Field describedAs(String other) {
    return new Field(name, type, other, required, replaces, secret, whenAbsent, environment);
  }

  /** Its value among those, or what an absent one stands for. */
  public PropertyValue in(Fields values) {
    var given = values.get(name);
    return given.isAbsent() ? whenAbsent : given;
  }

  /** Whether its value is secret, or a value at any depth inside it. */
  public boolean holdsSecrets() {
    return secret || holdsSecrets(type);
  }

  /** Whether values of the type have secrets inside, so that what stands in their place may too. */
  static boolean holdsSecrets(FieldType type) {
    return switch (type) {
      case AnyText _, FormedText _, Choice _, Whole _, AnyNumber _, Flag _ -> false;
      case ListOf(var item) -> holdsSecrets(item);
      case MapOf(var value) -> holdsSecrets(value);
      case ObjectOf(var _, var _, var members) -> members.stream().anyMatch(Field::holdsSecrets);
    };
  }
}
