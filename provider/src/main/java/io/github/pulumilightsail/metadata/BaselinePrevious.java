package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the options of each instance of a baseline were before. Every record names its incarnation
 * of the instance, so that what belonged to one is never put on another of the same name.
 */
record BaselinePrevious(Map<InstanceId, Before> records) {

  /** What one incarnation had. */
  record Before(String instanceArn, MetadataOptions options) {}

  static BaselinePrevious of(Fields state) {
    var records = new TreeMap<InstanceId, Before>(InstanceId.ORDER);
    if (state.get("previousOptions").revealed() instanceof Fields(var entries)) {
      entries.forEach((key, value) -> {
        if (value instanceof Fields entry) {
          records.put(
              InstanceId.parse(key, Optional.empty()),
              new Before(
                  MetadataInputs.text(entry, "instanceArn").orElse(""), OptionFields.read(entry)));
        }
      });
    }
    return new BaselinePrevious(records);
  }

  /** What this incarnation had; nothing if there is no record of it. */
  MetadataOptions of(Instance live) {
    var before = records.get(Fleet.id(live));
    return before != null && before.instanceArn().equals(live.arn())
        ? before.options()
        : MetadataOptions.NONE;
  }

  /** These records, with what the instance has now for every option that was not managed so far. */
  Before with(Instance live, Set<Option> managed) {
    return new Before(live.arn(), of(live).orElse(live.options().only(managed)));
  }

  static Fields fields(Map<InstanceId, Before> records) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    records.forEach((id, before) -> {
      var entry = new LinkedHashMap<String, PropertyValue>();
      entry.put("instanceArn", PropertyValue.of(before.instanceArn()));
      OptionFields.put(entry, before.options());
      fields.put(id.toString(), new Fields(entry));
    });
    return new Fields(fields);
  }
}
