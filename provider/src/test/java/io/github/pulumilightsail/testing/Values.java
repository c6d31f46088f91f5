package io.github.pulumilightsail.testing;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values as the engine sends them, without the codec under test. */
public final class Values {
  /** The text that the engine sends for an unknown of any type. */
  public static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  public static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  public static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

  private Values() {}

  /** Something secret, in the engine's wrapping. */
  public static Map<String, Object> secret(Object value) {
    return special(SECRET, Map.of("value", value));
  }

  /** A special value with its signature. */
  public static Map<String, Object> special(String signature, Map<String, ?> members) {
    var all = new LinkedHashMap<String, Object>(members);
    all.put(SIGNATURE, signature);
    return all;
  }

  /** The map with more entries, or other values. */
  public static Map<String, Object> with(Map<String, ?> map, Map<String, ?> more) {
    var all = new LinkedHashMap<String, Object>(map);
    all.putAll(more);
    return all;
  }

  /** The map without that key. */
  public static Map<String, Object> without(Map<String, ?> map, String key) {
    var all = new LinkedHashMap<String, Object>(map);
    all.remove(key);
    return all;
  }

  /** An object as the wire has it. */
  public static Struct struct(Map<String, ?> map) {
    var struct = Struct.newBuilder();
    map.forEach((key, value) -> struct.putFields(key, value(value)));
    return struct.build();
  }

  /** An object as the handlers have it. */
  public static Fields fields(Map<String, ?> map) {
    return StructCodec.decode(struct(map));
  }

  public static Value value(Object java) {
    var value = Value.newBuilder();
    switch (java) {
      case Value ready -> value.mergeFrom(ready);
      case String text -> value.setStringValue(text);
      case Number number -> value.setNumberValue(number.doubleValue());
      case Boolean bool -> value.setBoolValue(bool);
      case List<?> items -> {
        var list = ListValue.newBuilder();
        items.forEach(item -> list.addValues(value(item)));
        value.setListValue(list);
      }
      case Map<?, ?> map -> {
        var struct = Struct.newBuilder();
        map.forEach((key, each) -> struct.putFields((String) key, value(each)));
        value.setStructValue(struct);
      }
      default -> throw new IllegalArgumentException("no value of the wire: " + java.getClass());
    }
    return value.build();
  }

  public static Value nothing() {
    return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
  }

  /** The object as plain Java: numbers without a fraction as integers. */
  public static Map<String, Object> java(Struct struct) {
    var map = new LinkedHashMap<String, Object>();
    struct.getFieldsMap().forEach((key, value) -> map.put(key, java(value)));
    return map;
  }

  private static Object java(Value value) {
    return switch (value.getKindCase()) {
      case BOOL_VALUE -> value.getBoolValue();
      case NUMBER_VALUE -> {
        var number = value.getNumberValue();
        yield number == Math.rint(number) ? (Object) (int) number : (Object) number;
      }
      case STRING_VALUE -> value.getStringValue();
      case LIST_VALUE -> value.getListValue().getValuesList().stream().map(Values::java).toList();
      case STRUCT_VALUE -> java(value.getStructValue());
      case NULL_VALUE, KIND_NOT_SET -> "null";
    };
  }
}
