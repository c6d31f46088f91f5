package io.github.pulumilightsail.property;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Foreign;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.PropertyValue.Null;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.property.PropertyValue.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Translates between the wire's {@link Struct} and {@link PropertyValue}, without loss. */
public final class StructCodec {
  private StructCodec() {}

  /**
   * Reads an object.
   *
   * @throws MalformedValueException if a special value lacks its parts, or its signature is unknown
   */
  public static Fields decode(Struct struct) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    struct.getFieldsMap().forEach((key, value) -> fields.put(key, decode(value)));
    return new Fields(fields);
  }

  /**
   * Reads an object of which all must be known, as it must outside of previews.
   *
   * @throws MalformedValueException as above, or if a value at any depth is unknown
   */
  public static Fields known(Struct struct) {
    var fields = decode(struct);
    if (fields.hasUnknowns()) {
      throw new MalformedValueException("a value is unknown outside of a preview");
    }
    return fields;
  }

  private static PropertyValue decode(Value value) {
    return switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> PropertyValue.Null.VALUE;
      case BOOL_VALUE -> new Bool(value.getBoolValue());
      case NUMBER_VALUE -> number(value.getNumberValue());
      case STRING_VALUE ->
          Signature.isUnknown(value.getStringValue())
              ? PropertyValue.Unknown.VALUE
              : new Text(value.getStringValue());
      case LIST_VALUE -> {
        var items = new ArrayList<PropertyValue>();
        for (var item : value.getListValue().getValuesList()) {
          items.add(decode(item));
        }
        yield new Items(items);
      }
      case STRUCT_VALUE -> object(value.getStructValue());
    };
  }

  private static PropertyValue number(double value) {
    if (!Double.isFinite(value)) {
      throw new MalformedValueException("a number is not finite");
    }
    return new Numeric(value);
  }

  private static PropertyValue object(Struct struct) {
    var signature = struct.getFieldsMap().get(Signature.KEY);
    if (signature == null) {
      return decode(struct);
    }
    return switch (signature.getStringValue()) {
      case Signature.SECRET -> {
        var inner = struct.getFieldsMap().get("value");
        if (inner == null) {
          throw new MalformedValueException("a secret has no value");
        }
        yield new Secret(decode(inner));
      }
      case Signature.OUTPUT -> output(struct);
      case Signature.RESOURCE -> reference(struct);
      case Signature.BYTES -> foreign("a byte string", struct);
      case Signature.ASSET -> foreign("an asset", struct);
      case Signature.ARCHIVE -> foreign("an archive", struct);
      default -> throw new MalformedValueException("a value has an unrecognized signature");
    };
  }

  private static PropertyValue output(Struct struct) {
    var inner = struct.getFieldsMap().get("value");
    var value = inner == null ? PropertyValue.Unknown.VALUE : decode(inner);
    var secret = struct.getFieldsMap().get("secret");
    return secret != null && secret.getBoolValue() ? new Secret(value) : value;
  }

  /** A reference stands for the resource's id; one without an id is not created yet. */
  private static PropertyValue reference(Struct struct) {
    var id = struct.getFieldsMap().get("id");
    if (id == null) {
      return foreign("a resource reference", struct);
    }
    var value = decode(id);
    return value.equals(PropertyValue.of("")) ? PropertyValue.Unknown.VALUE : value;
  }

  private static Foreign foreign(String kind, Struct struct) {
    return new Foreign(kind, decode(struct));
  }

  /** Writes an object. Absent values are left out, as the engine does. */
  public static Struct encode(Fields fields) {
    var struct = Struct.newBuilder();
    fields
        .values()
        .forEach((key, value) -> {
          if (!(value instanceof Null)) {
            struct.putFields(key, encode(value));
          }
        });
    return struct.build();
  }

  private static Value encode(PropertyValue value) {
    var wire = Value.newBuilder();
    switch (value) {
      case Null _ -> wire.setNullValue(NullValue.NULL_VALUE);
      case Bool(var bool) -> wire.setBoolValue(bool);
      case Numeric(var number) -> wire.setNumberValue(number);
      case Text(var text) -> wire.setStringValue(text);
      case Unknown _ -> wire.setStringValue(Signature.unknown());
      case Items(var items) -> {
        var list = ListValue.newBuilder();
        items.forEach(item -> list.addValues(encode(item)));
        wire.setListValue(list);
      }
      case Fields fields -> wire.setStructValue(encode(fields));
      case Foreign(var _, var content) -> wire.setStructValue(encode(content));
      case Secret(var inner) ->
          wire.setStructValue(
              Struct.newBuilder()
                  .putFields(
                      Signature.KEY, Value.newBuilder().setStringValue(Signature.SECRET).build())
                  .putFields("value", encode(inner)));
    }
    return wire.build();
  }
}
