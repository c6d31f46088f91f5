package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.EffectiveRegion;
import io.github.pulumilightsail.metadata.Futures;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The instances of several regions as they are.
 *
 * @param regions those that were looked at
 * @param notEnabled those that were meant, and that the account has not enabled: no instance can be
 *     seen there
 * @param all every instance there that is not just ending
 */
public record Fleet(
    List<String> regions, List<String> notEnabled, SortedMap<InstanceId, Instance> all) {

  /** Stands alone, and means every region that there is. */
  private static final String ALL = "all";

  /** Asked for the regions where the provider has none: Lightsail has always been there. */
  private static final String FIRST_REGION = "us-east-1";

  /** The regions that the inputs name, or else the provider's; or {@code all}. */
  public static List<String> regions(Fields inputs, Run run) {
    var named = inputs.texts("regions");
    if (!named.isEmpty()) {
      return named.stream().distinct().toList();
    }
    return List.of(
        run.regions().defaultRegion().orElseThrow(() -> EffectiveRegion.missing("regions")));
  }

  /** Whether every region is meant. */
  static boolean areAll(Collection<String> regions) {
    return regions.contains(ALL);
  }

  /** What a look waits for: the regions that are named, or the answer which there are. */
  static List<String> asked(List<String> regions, Run run) {
    return areAll(regions) ? List.of(first(run), ALL) : regions;
  }

  /** The region that is asked for all of them. */
  private static String first(Run run) {
    return run.regions().defaultRegion().orElse(FIRST_REGION);
  }

  /** Lists the regions, all at once. */
  public static Fleet look(List<String> regions, Run run, Call call) {
    return areAll(regions)
        ? everywhere(run, call)
        : of(lists(regions, run.access()::reached, run, call));
  }

  private static Fleet of(Map<String, Future<List<Instance>>> lists) {
    var all = new TreeMap<InstanceId, Instance>();
    lists.values().forEach(list -> add(Futures.join(list), all));
    return new Fleet(List.copyOf(lists.keySet()), List.of(), all);
  }

  /** A region that refuses the credentials is not enabled, if another one accepts them. */
  private static Fleet everywhere(Run run, Call call) {
    var names = names(first(run), run, call);
    run.access().reached(first(run));
    var all = new TreeMap<InstanceId, Instance>();
    var regions = new ArrayList<String>();
    var refused = new LinkedHashMap<String, FailureException>();
    lists(names, untilAllAreHeard(names, run), run, call)
        .forEach((region, list) -> {
          try {
            add(Futures.join(list), all);
            regions.add(region);
          } catch (FailureException problem) {
            if (!run.regions().saysNotEnabled(problem)) {
              throw listedInstead(problem, " in " + region);
            }
            refused.put(region, problem);
          }
        });
    if (regions.isEmpty() && !refused.isEmpty()) {
      throw refused.values().iterator().next();
    }
    return new Fleet(List.copyOf(regions), List.copyOf(refused.keySet()), all);
  }

  private static List<String> names(String asked, Run run, Call call) {
    try {
      return run.regions().in(asked).regionNames(call);
    } catch (FailureException problem) {
      throw listedInstead(problem, "");
    }
  }

  private static FailureException listedInstead(FailureException problem, String where) {
    return new FailureException(
        problem
            .failure()
            .andAlso(
                " regions is [\"all\"]; to leave out what cannot be looked at%s, list the regions instead: regions: [\"eu-central-1\", …]."
                    .formatted(where)),
        problem);
  }

  /**
   * Lists them all at once.
   *
   * @param heard is told of each region that has answered
   */
  private static Map<String, Future<List<Instance>>> lists(
      List<String> regions, Consumer<String> heard, Run run, Call call) {
    var lists = new LinkedHashMap<String, Future<List<Instance>>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      regions.forEach(region ->
          lists.put(
              region,
              executor.submit(() -> {
                try {
                  return run.regions().in(region).list(_ -> heard.accept(region), call);
                } catch (FailureException problem) {
                  if (run.regions().saysNotEnabled(problem)) {
                    heard.accept(region);
                  }
                  throw problem;
                }
              })));
    }
    return lists;
  }

  /** Once every region has answered, a long look is not one in vain. */
  private static Consumer<String> untilAllAreHeard(List<String> regions, Run run) {
    var silent = ConcurrentHashMap.<String>newKeySet();
    silent.addAll(regions);
    return region -> {
      silent.remove(region);
      if (silent.isEmpty()) {
        run.access().reached(ALL);
      }
    };
  }

  private static void add(List<Instance> list, Map<InstanceId, Instance> all) {
    list.stream()
        .filter(Predicate.not(Instance::isEnding))
        .forEach(live -> all.put(InstanceId.of(live), live));
  }

  /** Has no other resource give up in this run what this one may mean, which could not be seen. */
  static void couldNotSee(Request request, List<String> regions, Run run) {
    var selector = Selector.of(request.inputs().get("selector"));
    run.claims()
        .couldNotSee(
            request.urn(),
            id ->
                (areAll(regions) || regions.contains(id.region()))
                    && selector.selectsByName(id.name()));
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
