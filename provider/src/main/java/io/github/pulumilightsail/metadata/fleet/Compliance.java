package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.InstanceOutputs;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Instances held against a baseline, as outputs. */
public final class Compliance {
  private Compliance() {}

  /** Puts {@code instances}, {@code compliantCount}, {@code nonCompliant} and {@code exempt}. */
  public static void put(
      Map<String, PropertyValue> fields,
      Map<InstanceId, Instance> instances,
      MetadataOptions baseline,
      Set<InstanceId> exempt) {
    var entries = new LinkedHashMap<String, PropertyValue>();
    var nonCompliant = new ArrayList<String>();
    var left = new ArrayList<String>();
    instances.forEach((id, live) -> {
      var isExempt = exempt.contains(id);
      var complies = !isExempt && complies(live, baseline);
      var entry = InstanceOutputs.of(live);
      InstanceOutputs.put(entry, "blueprintId", live.blueprintId());
      entry.put("compliant", PropertyValue.of(complies));
      entries.put(id.toString(), new Fields(entry));
      if (isExempt) {
        left.add(id.toString());
      } else if (!complies) {
        nonCompliant.add(id.toString());
      }
    });
    fields.put("instances", new Fields(entries));
    fields.put(
        "compliantCount", PropertyValue.of(instances.size() - nonCompliant.size() - left.size()));
    fields.put("nonCompliant", PropertyValue.ofTexts(nonCompliant));
    fields.put("exempt", PropertyValue.ofTexts(left));
  }

  /** Whether the options have the baseline's values and are in force. */
  public static boolean complies(Instance live, MetadataOptions baseline) {
    return live.hasSettledOptions() && Differences.of(baseline, live).isEmpty();
  }
}
