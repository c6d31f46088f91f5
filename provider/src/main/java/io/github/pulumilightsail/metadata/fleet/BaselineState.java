package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outputs of {@link InstanceMetadataBaseline}, written and read. */
final class BaselineState {
  private BaselineState() {}

  /**
   * The outputs, secret wherever the inputs are.
   *
   * @param instances the selected instances as last seen; the exempt ones are the plan's
   * @param records what is known of those that are managed; that of those that are left as they are
   *     stays
   */
  static Fields fields(
      Fields inputs,
      BaselinePlan plan,
      Map<InstanceId, Instance> instances,
      Map<InstanceId, Managed> records) {
    var fields = new LinkedHashMap<String, PropertyValue>(inputs.values());
    for (var field : List.of(MetadataFields.ON_DELETE, UsageCheck.OF_FLEET)) {
      fields.put(field.name(), field.in(inputs));
    }
    var all = new TreeMap<>(plan.exempt());
    all.putAll(instances);
    var known = plan.keptRecords();
    known.putAll(records);
    known.forEach((id, managed) ->
        all.computeIfPresent(id, (_, live) -> PendingOptions.told(live, managed.pending())));
    fields.put("regions", PropertyValue.ofTexts(plan.fleet().regions()));
    Compliance.put(fields, all, OptionFields.read(inputs), plan.exempt().keySet());
    fields.put(Postponed.FIELD.name(), Postponed.outputs(plan.rules().postponed()));
    fields.put("previousOptions", previousOptions(known));
    var pending = pendingOptions(known, inputs);
    if (!pending.isEmpty()) {
      fields.put(PendingOptions.NAME, pending);
    }
    return hide(inputs, new Fields(fields));
  }

  private static Fields previousOptions(Map<InstanceId, Managed> records) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    records.forEach((id, managed) -> {
      var entry = new LinkedHashMap<String, PropertyValue>();
      entry.put("instanceArn", PropertyValue.of(managed.arn()));
      OptionFields.put(entry, managed.previous());
      if (!managed.withoutPrevious().isEmpty()) {
        entry.put(
            BaselineFields.NOT_KNOWN,
            PropertyValue.ofTexts(
                managed.withoutPrevious().stream().map(Option::property).toList()));
      }
      fields.put(id.toString(), new Fields(entry));
    });
    return new Fields(fields);
  }

  private static Fields pendingOptions(Map<InstanceId, Managed> records, Fields inputs) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    records.forEach((id, managed) ->
        managed.pending().ifPresent(left -> fields.put(id.toString(), left.output(inputs))));
    return new Fields(fields);
  }

  /**
   * What is known of the instances that are managed. That a refresh has seen an instance does not
   * make it one of them: those have a record.
   */
  static SortedMap<InstanceId, Managed> records(Fields state) {
    var records = new TreeMap<InstanceId, Managed>();
    var instances = instances(state);
    var pending =
        state.get(PendingOptions.NAME).revealed() instanceof Fields fields ? fields : Fields.EMPTY;
    if (state.get("previousOptions").revealed() instanceof Fields(var entries)) {
      entries.forEach((key, value) -> {
        if (value instanceof Fields entry) {
          var id = InstanceId.ofKey(key);
          var previous = OptionFields.read(entry);
          var options = previous.given();
          var notKnown = entry.texts(BaselineFields.NOT_KNOWN);
          options.addAll(Option.where(option -> notKnown.contains(option.property())));
          records.put(
              id,
              new Managed(
                  entry.text("instanceArn").orElse(""),
                  options,
                  previous,
                  PendingOptions.read(pending.get(key), shown(instances, id))));
        }
      });
    }
    return records;
  }

  /**
   * The instances of a state, as far as it tells them. One whose options wait for its start counts
   * as stopped, every other one as running.
   */
  static SortedMap<InstanceId, Instance> instances(Fields state) {
    var instances = new TreeMap<InstanceId, Instance>();
    if (state.get("instances").revealed() instanceof Fields(var entries)) {
      entries.forEach((key, value) -> {
        if (value instanceof Fields entry) {
          var id = InstanceId.ofKey(key);
          var told = entry.text("state").orElse(null);
          instances.put(
              id,
              new Instance(
                  id.name(),
                  entry.text("instanceArn").orElse(""),
                  id.region(),
                  null,
                  entry.text("blueprintId").orElse(null),
                  Map.of(),
                  "pending".equals(told) ? "stopped" : "running",
                  OptionFields.read(entry),
                  told));
        }
      });
    }
    return instances;
  }

  /** The options as they were shown last; none of an instance that was not seen. */
  static MetadataOptions shown(Map<InstanceId, Instance> known, InstanceId id) {
    var seen = known.get(id);
    return seen == null ? MetadataOptions.NONE : seen.options();
  }

  /** Where an option of an instance stands in the outputs. */
  static PropertyPath path(InstanceId id, Option option) {
    return path(id, option.property());
  }

  static PropertyPath path(InstanceId id, String output) {
    return PropertyPath.of("instances").key(id.toString()).key(output);
  }

  /** Wraps the value of every option that the program marks as secret, wherever it stands. */
  private static Fields hide(Fields inputs, Fields state) {
    var fields = new LinkedHashMap<>(state.values());
    for (var map : List.of("instances", "previousOptions")) {
      if (fields.get(map) instanceof Fields(var entries)) {
        var hidden = new LinkedHashMap<String, PropertyValue>();
        entries.forEach((key, entry) -> hidden.put(key, Secrets.wrapLike(models(inputs), entry)));
        fields.put(map, new Fields(hidden));
      }
    }
    return Secrets.wrapLike(inputs, new Fields(fields));
  }

  private static PropertyValue models(Fields inputs) {
    var models = new LinkedHashMap<String, PropertyValue>();
    for (var option : Option.values()) {
      models.put(option.property(), inputs.get(option.property()));
    }
    return new Fields(models);
  }
}
