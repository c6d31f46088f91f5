package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.property.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance as outputs: the one place where they are written, for resources and functions. */
public final class InstanceOutputs {
  private InstanceOutputs() {}

  /** What all outputs of an instance tell. */
  public static Map<String, PropertyValue> of(Instance live) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(live.name()));
    fields.put("region", PropertyValue.of(live.region()));
    fields.put("instanceArn", PropertyValue.of(live.arn()));
    put(fields, "state", live.optionsState());
    OptionFields.put(fields, live.options());
    return fields;
  }

  /** The same, with the zone. */
  public static Map<String, PropertyValue> withZone(Instance live) {
    var fields = of(live);
    put(fields, "availabilityZone", live.availabilityZone());
    return fields;
  }

  /** Puts what there is. */
  public static void put(Map<String, PropertyValue> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, PropertyValue.of(value));
    }
  }
}
