package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.EffectiveRegion;
import io.github.pulumilightsail.metadata.Futures;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * The instances of several regions as they are.
 *
 * @param regions those that were looked at
 * @param all every instance there that is not just ending
 */
public record Fleet(List<String> regions, SortedMap<InstanceId, Instance> all) {

  /** The regions that the inputs name, or else the provider's. */
  public static List<String> regions(Fields inputs, Run run) {
    var named = inputs.texts("regions");
    if (!named.isEmpty()) {
      return named.stream().distinct().toList();
    }
    return List.of(
        run.regions().defaultRegion().orElseThrow(() -> EffectiveRegion.missing("regions")));
  }

  /** Lists the regions, all at once. */
  public static Fleet look(List<String> regions, Run run, Call call) {
    var all = new TreeMap<InstanceId, Instance>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      regions.stream()
          .map(region ->
              executor.submit(
                  () -> run.regions().in(region).list(_ -> run.access().reached(region), call)))
          .toList()
          .stream()
          .flatMap(list -> Futures.join(list).stream())
          .filter(Predicate.not(Instance::isEnding))
          .forEach(live -> all.put(InstanceId.of(live), live));
    }
    return new Fleet(regions, all);
  }

  /** Those that the selector means. */
  public SortedMap<InstanceId, Instance> selected(Selector selector) {
    var selected = new TreeMap<>(all);
    selected.values().removeIf(Predicate.not(selector::selects));
    return selected;
  }

  /** The names that the selector asks for and that no instance has. */
  public List<String> missing(Selector selector) {
    return selector.names().stream()
        .filter(name -> regions.stream().noneMatch(r -> all.containsKey(new InstanceId(name, r))))
        .distinct()
        .sorted()
        .toList();
  }
}
