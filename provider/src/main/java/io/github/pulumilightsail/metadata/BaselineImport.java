package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The import of a fleet: the id says which instances, and what all of them share is the baseline.
 * {@code web-*@eu-north-1,eu-west-1} means those of a name prefix in two regions; any id without
 * {@code *} and {@code @} means all instances in the provider's region.
 */
final class BaselineImport {
  private final Fleet fleet;
  private final Regions regions;

  BaselineImport(Fleet fleet, Regions regions) {
    this.fleet = fleet;
    this.regions = regions;
  }

  Fields inputs(String id, Call call) {
    var inputs = which(id);
    var instances = fleet.select(new Fields(inputs), _ -> {}, call).values();
    var shared = shared(instances);
    if (shared.isEmpty()) {
      throw new FailureException(
          new Failure.Conflict(
              "the import id \"%s\" means %d instances that have no option in common, so there is no baseline to import. Create the resource instead: it brings them into line."
                  .formatted(id, instances.size())));
    }
    OptionFields.put(inputs, shared);
    return new Fields(inputs);
  }

  private Map<String, PropertyValue> which(String id) {
    var at = id.lastIndexOf('@');
    var pattern = at < 0 ? id : id.substring(0, at);
    var named =
        at < 0 ? List.<String>of() : Arrays.stream(id.substring(at + 1).split(",")).toList();
    var selector = new LinkedHashMap<String, PropertyValue>();
    if (pattern.endsWith("*") && pattern.length() > 1) {
      selector.put("namePrefix", PropertyValue.of(pattern.substring(0, pattern.length() - 1)));
    } else {
      selector.put("all", new Bool(true));
    }
    var inputs = new LinkedHashMap<String, PropertyValue>();
    inputs.put("selector", new Fields(selector));
    if (!named.isEmpty() && !regions.defaultRegion().stream().toList().equals(named)) {
      inputs.put(
          "regions", new Items(named.stream().<PropertyValue>map(PropertyValue::of).toList()));
    }
    return inputs;
  }

  private static MetadataOptions shared(Collection<Instance> instances) {
    if (instances.isEmpty()) {
      return MetadataOptions.NONE;
    }
    var first = instances.iterator().next().options();
    var shared = EnumSet.noneOf(Option.class);
    for (var option : Option.values()) {
      if (instances.stream()
          .allMatch(i -> Objects.equals(i.options().get(option), first.get(option)))) {
        shared.add(option);
      }
    }
    if ("disabled".equals(first.httpProtocolIpv6())) {
      shared.remove(Option.HTTP_PROTOCOL_IPV6);
    }
    return first.only(shared);
  }
}
