package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Forms;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The import of a fleet: the id says which instances, and what all of them share is the baseline.
 * {@code web-*@eu-north-1,eu-west-1} means those of a name prefix in two regions, {@code
 * all@eu-north-1} every instance of one; without regions those of the provider's region are meant.
 */
record BaselineImport(Run run) {

  /** The inputs that mean the fleet as it is. */
  Fields inputs(String id, Call call) {
    var at = id.lastIndexOf('@');
    var pattern = at < 0 ? id : id.substring(0, at);
    var inputs = new LinkedHashMap<String, PropertyValue>();
    inputs.put("selector", new Fields(selector(pattern, id)));
    var named = regions(at < 0 ? "" : id.substring(at + 1), id);
    inputs.put(
        "regions",
        PropertyValue.ofTexts(named.isEmpty() ? Fleet.regions(Fields.EMPTY, run) : named));
    var given = new Fields(inputs);
    var instances =
        Fleet.look(given.texts("regions"), run, call)
            .selected(Selector.of(given.get("selector")))
            .values();
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

  private static LinkedHashMap<String, PropertyValue> selector(String pattern, String id) {
    var selector = new LinkedHashMap<String, PropertyValue>();
    if (pattern.equals("all")) {
      selector.put("all", new Bool(true));
    } else if (pattern.matches("[^*@]+\\*")) {
      selector.put("namePrefix", PropertyValue.of(pattern.substring(0, pattern.length() - 1)));
    } else {
      throw malformed(id, "before the @ must stand all, or a name prefix and *");
    }
    return selector;
  }

  private static List<String> regions(String text, String id) {
    if (text.isBlank()) {
      return List.of();
    }
    var named = Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
    for (var region : named) {
      if (!Forms.REGION.form().matcher(region).matches()) {
        throw malformed(id, "\"" + region + "\" is not " + Forms.REGION.meaning());
      }
    }
    return named;
  }

  private static FailureException malformed(String id, String reason) {
    return new FailureException(
        new Failure.Conflict(
            "the import id \"%s\" does not mean a fleet: %s. It is <prefix>*@<regions>, such as web-*@eu-north-1,eu-west-1, or all@<regions>; without regions the provider's is meant."
                .formatted(id, reason)));
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
