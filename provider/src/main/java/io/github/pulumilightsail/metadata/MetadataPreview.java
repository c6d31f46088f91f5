package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Updates;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outputs as far as they are known before anything is done; what is left out is not known yet.
 */
final class MetadataPreview {
  private final Regions regions;

  MetadataPreview(Regions regions) {
    this.regions = regions;
  }

  Fields create(Fields inputs) {
    var fields = new LinkedHashMap<String, PropertyValue>(inputs.values());
    if (inputs.get("region").isAbsent()) {
      regions.defaultRegion().ifPresent(region -> fields.put("region", PropertyValue.of(region)));
    }
    settle(fields, inputs);
    return new Fields(fields);
  }

  Fields update(Updates.Request request) {
    var inputs = request.inputs();
    var fields = new LinkedHashMap<String, PropertyValue>(request.oldState().values());
    settle(fields, inputs);
    var changed = false;
    var news = OptionFields.managed(inputs);
    for (var option : Option.values()) {
      var name = option.property();
      var before = request.oldState().get(name);
      var after = news.contains(option) ? inputs.get(name) : givenUp(option, request);
      changed |= !after.revealed().equals(before.revealed()) || after.hasUnknowns();
      if (after.isAbsent()) {
        fields.remove(name);
      } else {
        fields.put(name, after);
      }
    }
    if (changed) {
      fields.remove("operation");
      fields.remove("state");
    }
    var olds = EnumSet.copyOf(MetadataPrevious.managed(request.oldInputs(), request.oldState()));
    if (!olds.equals(news)) {
      fields.remove("previousOptions");
    }
    return Secrets.wrapLike(inputs, new Fields(fields));
  }

  private static void settle(Map<String, PropertyValue> fields, Fields inputs) {
    for (var field : List.of(MetadataFields.ON_DELETE, MetadataFields.USAGE_CHECK)) {
      var given = inputs.get(field.name());
      fields.put(field.name(), given.isAbsent() ? field.whenAbsent() : given);
    }
  }

  /** The value that an option will have which the program no longer sets, or never did. */
  private static PropertyValue givenUp(Option option, Updates.Request request) {
    var name = option.property();
    var current = request.oldState().get(name);
    if (!MetadataPrevious.managed(request.oldInputs(), request.oldState()).contains(option)) {
      return current;
    }
    var target =
        MetadataInputs.of(request.inputs())
            .onDelete()
            .target(
                EnumSet.of(option),
                MetadataState.previous(request.oldState()),
                OptionFields.read(request.oldState()));
    return target.has(option) ? OptionFields.write(target).get(name) : current;
  }
}
