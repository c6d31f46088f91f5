package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What an update would do to the fleet as it is.
 *
 * @param selected every instance that is meant, and what becomes of it
 * @param leaving those that are managed so far and meant no more; without a step where the instance
 *     was not looked at, since it stays as it is
 * @param missing names that the program gives and that no instance has
 */
record BaselinePlan(
    BaselineRules rules,
    List<String> regions,
    SortedMap<InstanceId, Step> selected,
    SortedMap<InstanceId, Optional<Step>> leaving,
    List<String> missing) {

  /** Plans against the fleet as it is. */
  static BaselinePlan look(BaselineRules rules, List<String> regions, Run run, Call call) {
    var fleet = Fleet.look(regions, run, call);
    rules.expectAccountOf(fleet);
    var selected = fleet.selected(rules.selector());
    var leaving = new TreeMap<InstanceId, Optional<Step>>();
    rules
        .records()
        .keySet()
        .forEach(id -> {
          if (!selected.containsKey(id) && !isHeldByAnother(id, rules, run)) {
            leave(id, rules, fleet, run, call, leaving);
          }
        });
    return of(rules, regions, selected, leaving, fleet.missing(rules.selector()));
  }

  /** Plans from the state alone, which tells no tags. */
  static BaselinePlan fromState(BaselineRules rules, List<String> regions) {
    var selected = new TreeMap<InstanceId, Instance>(rules.known());
    selected
        .keySet()
        .removeIf(
            id -> !regions.contains(id.region()) || !rules.selector().selectsByName(id.name()));
    var leaving = new TreeMap<InstanceId, Optional<Step>>();
    rules
        .records()
        .keySet()
        .forEach(id -> {
          if (!selected.containsKey(id)) {
            leaving.put(
                id,
                Optional.ofNullable(rules.known().get(id))
                    .map(live -> rules.leaving(id).ending(live, rules.onDelete())));
          }
        });
    return of(rules, regions, selected, leaving, List.of());
  }

  private static BaselinePlan of(
      BaselineRules rules,
      List<String> regions,
      Map<InstanceId, Instance> selected,
      SortedMap<InstanceId, Optional<Step>> leaving,
      List<String> missing) {
    var steps = new TreeMap<InstanceId, Step>();
    selected.forEach((id, live) -> steps.put(id, rules.step(live)));
    return new BaselinePlan(rules, regions, steps, leaving, missing);
  }

  private static boolean isHeldByAnother(InstanceId id, BaselineRules rules, Run run) {
    return run.claims().holder(id).filter(Predicate.not(rules.request().urn()::equals)).isPresent();
  }

  /** Adds what becomes of an instance that is meant no more, unless it is gone or another. */
  private static void leave(
      InstanceId id,
      BaselineRules rules,
      Fleet fleet,
      Run run,
      Call call,
      Map<InstanceId, Optional<Step>> leaving) {
    var managed = rules.leaving(id);
    if (fleet.regions().contains(id.region())) {
      var live = fleet.all().get(id);
      if (live != null && managed.isOf(live)) {
        leaving.put(id, Optional.of(managed.ending(live, rules.onDelete())));
      }
    } else if (rules.onDelete() == OnDelete.KEEP) {
      leaving.put(id, Optional.empty());
    } else {
      run.regions()
          .in(id.region())
          .find(id.name(), call)
          .filter(Predicate.not(Instance::isEnding))
          .filter(managed::isOf)
          .ifPresent(live -> leaving.put(id, Optional.of(managed.ending(live, rules.onDelete()))));
    }
  }

  /** The options that would be written, of each instance that would be written to. */
  SortedMap<InstanceId, Set<Option>> changes() {
    var changes = new TreeMap<InstanceId, Set<Option>>();
    selected.forEach((id, step) -> changes.put(id, rules.differing(step)));
    leaving.forEach((id, step) -> changes.put(id, step.map(Step::differing).orElse(Set.of())));
    changes.values().removeIf(Set::isEmpty);
    return changes;
  }

  /** What becomes of those selected instances that are among these. */
  List<Step> steps(Set<InstanceId> ids) {
    return selected.entrySet().stream()
        .filter(each -> ids.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
