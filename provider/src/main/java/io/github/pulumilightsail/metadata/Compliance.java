package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.property.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instances held against a baseline, as outputs. */
final class Compliance {
  private Compliance() {}

  /** Whether the instance has the values, in force. */
  static boolean complies(Instance instance, MetadataOptions baseline) {
    return instance.hasSettledOptions() && OptionsWriter.differing(baseline, instance).isEmpty();
  }

  /** {@code instances}, {@code compliantCount} and {@code nonCompliant}. */
  static void put(
      Map<String, PropertyValue> fields,
      Map<InstanceId, Instance> instances,
      MetadataOptions baseline) {
    var entries = new LinkedHashMap<String, PropertyValue>();
    var nonCompliant = new ArrayList<PropertyValue>();
    instances.forEach((id, instance) -> {
      var complies = complies(instance, baseline);
      entries.put(id.toString(), entry(instance, complies));
      if (!complies) {
        nonCompliant.add(PropertyValue.of(id.toString()));
      }
    });
    fields.put("instances", new Fields(entries));
    fields.put("compliantCount", PropertyValue.of(instances.size() - nonCompliant.size()));
    fields.put("nonCompliant", new Items(nonCompliant));
  }

  private static Fields entry(Instance instance, boolean complies) {
    var entry = new LinkedHashMap<String, PropertyValue>();
    entry.put("instanceName", PropertyValue.of(instance.name()));
    entry.put("region", PropertyValue.of(instance.region()));
    entry.put("instanceArn", PropertyValue.of(instance.arn()));
    put(entry, "blueprintId", instance.blueprintId());
    put(entry, "state", instance.optionsState());
    OptionFields.put(entry, instance.options());
    entry.put("compliant", new Bool(complies));
    return new Fields(entry);
  }

  private static void put(Map<String, PropertyValue> entry, String name, @Nullable String value) {
    if (value != null) {
      entry.put(name, PropertyValue.of(value));
    }
  }

  /** The instances of a state, as far as it tells them; they count as running. */
  static Map<InstanceId, Instance> instances(Fields state) {
    var instances = new LinkedHashMap<InstanceId, Instance>();
    if (state.get("instances").revealed() instanceof Fields(var entries)) {
      entries.forEach((key, value) -> {
        if (value instanceof Fields entry) {
          instances.put(InstanceId.parse(key, Optional.empty()), instance(entry));
        }
      });
    }
    return instances;
  }

  private static Instance instance(Fields entry) {
    return new Instance(
        MetadataInputs.text(entry, "instanceName").orElse(""),
        MetadataInputs.text(entry, "instanceArn").orElse(""),
        MetadataInputs.text(entry, "region").orElse(""),
        null,
        MetadataInputs.text(entry, "blueprintId").orElse(null),
        Map.of(),
        "running",
        OptionFields.read(entry),
        MetadataInputs.text(entry, "state").orElse(null));
  }

  /**
   * Wraps the value of every option that the program marks as secret, wherever it stands.
   *
   * @param inputs which may mark options as secret
   */
  static Fields hide(Fields inputs, Fields state) {
    var fields = new LinkedHashMap<>(state.values());
    for (var map : new String[] {"instances", "previousOptions"}) {
      if (fields.get(map) instanceof Fields(var entries)) {
        var hidden = new LinkedHashMap<String, PropertyValue>();
        entries.forEach((key, entry) -> hidden.put(key, hidden(inputs, entry)));
        fields.put(map, new Fields(hidden));
      }
    }
    return Secrets.wrapLike(inputs, new Fields(fields));
  }

  private static PropertyValue hidden(Fields inputs, PropertyValue entry) {
    var models = new LinkedHashMap<String, PropertyValue>();
    for (var option : Option.values()) {
      models.put(option.property(), inputs.get(option.property()));
    }
    return Secrets.wrapLike((PropertyValue) new Fields(models), entry);
  }
}
