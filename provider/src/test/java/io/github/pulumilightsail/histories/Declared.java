package io.github.pulumilightsail.histories;

import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource as a program declares it.
 *
 * @param name its logical name, which a rename changes
 */
record Declared(boolean fleet, String name, Map<String, Object> inputs, List<String> ignored) {
  private static final String FLEET = "lightsail:index:InstanceMetadataBaseline";

  String type() {
    return fleet ? FLEET : Plugin.OPTIONS;
  }

  String urn() {
    return "urn:pulumi:dev::demo::" + type() + "::" + name;
  }

  String onDelete() {
    return String.valueOf(inputs.getOrDefault("onDelete", "keep"));
  }

  /** The inputs as the engine hands them on: what is ignored has its old value, or none. */
  Map<String, Object> inputs(Map<String, Object> olds) {
    var handed = Values.with(inputs, Map.of());
    for (var path : ignored) {
      var all = new LinkedHashSet<>(handed.keySet());
      all.addAll(olds.keySet());
      for (var key : path.equals("*") ? all : Set.of(path)) {
        if (olds.containsKey(key)) {
          handed.put(key, olds.get(key));
        } else {
          handed.remove(key);
        }
      }
    }
    return handed;
  }

  boolean ignores(String option) {
    return ignored.contains("*") || ignored.contains(option);
  }
}
