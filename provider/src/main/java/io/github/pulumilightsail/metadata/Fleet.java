package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The instances of several regions that a selector means, all regions at once. */
final class Fleet {
  private final Regions regions;

  Fleet(Regions regions) {
    this.regions = regions;
  }

  /** The regions that the inputs name, or else the provider's. */
  List<String> regionNames(Fields inputs) {
    var named = Selector.texts(inputs, "regions");
    if (!named.isEmpty()) {
      return named.stream().distinct().toList();
    }
    return List.of(
        regions
            .defaultRegion()
            .orElseThrow(() ->
                new FailureException(
                    new Failure.BadInput(
                        List.of(
                            PropertyFailure.of(
                                "regions",
                                "is missing, and the provider has none either: set regions,"
                                    + " `pulumi config set lightsail:region <region>` or"
                                    + " AWS_REGION"))))));
  }

  /**
   * The selected instances, by id.
   *
   * @param onFound is given each as soon as it is read, once
   */
  Map<InstanceId, Instance> select(Fields inputs, Consumer<Instance> onFound, Call call) {
    var selector = Selector.of(inputs.get("selector"));
    var found = new ConcurrentHashMap<InstanceId, Instance>();
    Consumer<List<Instance>> onPage =
        page ->
            page.stream()
                .filter(selector::selects)
                .forEach(instance -> {
                  if (found.putIfAbsent(id(instance), instance) == null) {
                    onFound.accept(instance);
                  }
                });
    var names = regionNames(inputs);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var lists =
          names.stream()
              .map(region -> executor.submit(() -> regions.in(region).list(onPage, call)))
              .toList();
      lists.forEach(Futures::join);
    }
    var ordered = new TreeMap<InstanceId, Instance>(InstanceId.ORDER);
    ordered.putAll(found);
    return ordered;
  }

  static InstanceId id(Instance instance) {
    return new InstanceId(instance.name(), instance.region());
  }
}
