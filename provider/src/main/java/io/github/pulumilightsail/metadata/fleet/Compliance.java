package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.InstanceOutputs;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Instances held against a baseline, as outputs. */
public final class Compliance {
  private Compliance() {}

  /** Puts {@code instances}, {@code compliantCount} and {@code nonCompliant}. */
  public static void put(
      Map<String, PropertyValue> fields,
      Map<InstanceId, Instance> instances,
      MetadataOptions baseline) {
    var entries = new LinkedHashMap<String, PropertyValue>();
    var nonCompliant = new ArrayList<PropertyValue>();
    instances.forEach((id, live) -> {
      var complies = live.hasSettledOptions() && Differences.of(baseline, live).isEmpty();
      var entry = InstanceOutputs.of(live);
      InstanceOutputs.put(entry, "blueprintId", live.blueprintId());
      entry.put("compliant", new Bool(complies));
      entries.put(id.toString(), new Fields(entry));
      if (!complies) {
        nonCompliant.add(PropertyValue.of(id.toString()));
      }
    });
    fields.put("instances", new Fields(entries));
    fields.put("compliantCount", PropertyValue.of(instances.size() - nonCompliant.size()));
    fields.put("nonCompliant", new Items(nonCompliant));
  }
}
