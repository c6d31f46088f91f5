package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Claims;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.Ending;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Call;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an update would do to the fleet as it is.
 *
 * @param fleet as it was seen
 * @param selected every instance that is meant, and what becomes of it
 * @param exempt the instances that are meant and left as they are
 * @param leaving those that are managed so far and meant no more; without a step where the instance
 *     was not looked at, since it stays as it is
 * @param untouched those that are managed so far, and of which all that is known is kept: they are
 *     exempt or ignored and meant no more, or in a region that cannot be looked at
 * @param gone those that are managed so far and are there no more, or are others by now; empty if
 *     nobody has looked
 */
record BaselinePlan(
    BaselineRules rules,
    Fleet fleet,
    SortedMap<InstanceId, Step> selected,
    SortedMap<InstanceId, Instance> exempt,
    SortedMap<InstanceId, Optional<Step>> leaving,
    Set<InstanceId> untouched,
    Optional<Set<InstanceId>> gone) {

  /** Plans against the fleet as it is. */
  static BaselinePlan look(BaselineRules rules, List<String> regions, Run run, Call call) {
    rules
        .records()
        .managed()
        .values()
        .forEach(managed -> run.accounts().expect(rules.urn(), managed.arn()));
    var plan = seen(rules, Fleet.look(regions, run, call));
    plan.selected.values().forEach(step -> run.accounts().require(step.live()));
    var gone = new TreeSet<InstanceId>();
    plan.unselected()
        .forEach(id -> {
          var isLookedAt = plan.fleet.regions().contains(id.region());
          if (!isLookedAt && rules.program().onDelete() == OnDelete.KEEP) {
            plan.leaving.put(id, Optional.empty());
          } else {
            plan.live(id, run, call)
                .ifPresentOrElse(live -> plan.leave(id, live), () -> gone.add(id));
          }
        });
    return new BaselinePlan(
        rules,
        plan.fleet,
        plan.selected,
        plan.exempt,
        plan.leaving,
        plan.untouched,
        Optional.of(gone));
  }

  /**
   * The same after the claims on what is selected: what another resource has given up in this run
   * before that may not be what was seen any more.
   */
  BaselinePlan afterEndings(List<String> regions, Run run, Call call) {
    var ended = run.claims().ended(selected.keySet());
    if (ended.isEmpty()) {
      return this;
    }
    run.locks().await(ended, call);
    return look(rules, regions, run, call);
  }

  /** The same for what is meant; what is meant no more is not looked for. */
  static BaselinePlan seen(BaselineRules rules, Fleet fleet) {
    rules.records().expectAccountOf(fleet);
    return of(rules, fleet, fleet.selected(rules.program().selector()));
  }

  /** Plans from the state alone, which tells no tags. */
  static BaselinePlan fromState(BaselineRules rules, List<String> regions) {
    var looked = Fleet.areAll(regions) ? rules.program().regionsBefore() : regions;
    var selected = new TreeMap<InstanceId, Instance>(rules.records().shown());
    selected
        .keySet()
        .removeIf(id ->
            !looked.contains(id.region()) || !rules.program().selector().selectsByName(id.name()));
    var fleet = new Fleet(looked, List.of(), new TreeMap<>(rules.records().shown()));
    var plan = of(rules, fleet, selected);
    plan.unselected()
        .forEach(id ->
            plan.leaving.put(
                id, Optional.ofNullable(rules.records().shown().get(id)).map(rules::ending)));
    return Postponement.ofAll(plan);
  }

  private static BaselinePlan of(
      BaselineRules rules, Fleet fleet, Map<InstanceId, Instance> selected) {
    var steps = new TreeMap<InstanceId, Step>();
    var exempt = new TreeMap<InstanceId, Instance>();
    selected.forEach((id, live) -> {
      if (rules.program().isExempt(id)) {
        exempt.put(id, live);
      } else {
        steps.put(id, rules.step(live));
      }
    });
    return new BaselinePlan(
        rules, fleet, steps, exempt, new TreeMap<>(), new TreeSet<>(), Optional.empty());
  }

  /** Those that are managed so far and meant no more, but for those that stay untouched. */
  private Stream<InstanceId> unselected() {
    var rest = new TreeSet<>(rules.records().managed().keySet());
    rest.removeAll(selected.keySet());
    rest.removeAll(exempt.keySet());
    for (var id : rest) {
      var live = fleet.all().get(id);
      var isThere =
          !fleet.regions().contains(id.region()) || (live != null && rules.leaving(id).isOf(live));
      if (fleet.notEnabled().contains(id.region())
          || (isThere && (rules.program().isExempt(id) || rules.isIgnored(id)))) {
        untouched.add(id);
      }
    }
    rest.removeAll(untouched);
    return rest.stream();
  }

  /** The same, where what leaves stays as it is if another resource of the program wants it. */
  BaselinePlan sparing(Claims claims) {
    var spared = new TreeMap<>(leaving);
    handedBack(claims).forEach(id -> spared.put(id, Optional.empty()));
    return new BaselinePlan(rules, fleet, selected, exempt, spared, untouched, gone);
  }

  /**
   * An instance that is meant no more; empty if it is gone, or another. What a list lacks is asked
   * for by its name, since what is known of it goes with it.
   */
  private Optional<Instance> live(InstanceId id, Run run, Call call) {
    return Optional.ofNullable(fleet.all().get(id))
        .or(() -> run.regions().in(id.region()).find(id.name(), call))
        .filter(Predicate.not(Instance::isEnding))
        .filter(rules.leaving(id)::isOf);
  }

  /** One that the selector means by now, though the list has not shown that, stays. */
  private void leave(InstanceId id, Instance live) {
    if (fleet.regions().contains(id.region()) && rules.program().selector().selects(live)) {
      untouched.add(id);
    } else {
      leaving.put(id, Optional.of(rules.ending(live)));
    }
  }

  /** The same, but for these, whose tokens stay as they are for now. */
  BaselinePlan postponing(SortedMap<InstanceId, Postponed> instances) {
    if (instances.isEmpty()) {
      return this;
    }
    return by(rules.postponing(instances));
  }

  /** The same, where only what that plan has named is written. */
  BaselinePlan naming(BaselinePlan told) {
    return by(rules.naming(told.changes()));
  }

  private BaselinePlan by(BaselineRules others) {
    var steps = new TreeMap<>(selected);
    steps.replaceAll((_, step) -> others.step(step.live()));
    return new BaselinePlan(others, fleet, steps, exempt, leaving, untouched, gone);
  }

  /** Whether all regions are meant, and others answer than at the last update. */
  boolean hasOtherRegions() {
    var before = Set.copyOf(rules.program().regionsBefore());
    return Fleet.areAll(rules.program().inputs().texts("regions"))
        && !before.isEmpty()
        && !before.equals(Set.copyOf(fleet.regions()));
  }

  /** The options that would be written, of each instance that would be written to. */
  SortedMap<InstanceId, Set<Option>> changes() {
    var changes = new TreeMap<InstanceId, Set<Option>>();
    selected.forEach((id, step) -> changes.put(id, step.differing()));
    leaving.forEach((id, step) -> changes.put(id, step.map(Step::differing).orElse(Set.of())));
    changes.values().removeIf(Set::isEmpty);
    return changes;
  }

  /** Those whose outputs are behind: what was not so when they were last seen is so by now. */
  Set<InstanceId> inForceSince() {
    var behind = new TreeSet<InstanceId>();
    exempt.forEach((id, live) -> {
      // What another writes to one that is exempt is no news of ours.
      if (rules.records().of(id).pending().isPresent()
          && rules.records().isInForceSince(id, live, MetadataOptions.NONE)) {
        behind.add(id);
      }
    });
    selected.forEach((id, step) -> {
      if (step.isDone() && rules.records().isInForceSince(id, step.live(), step.target())) {
        behind.add(id);
      }
    });
    return told(behind);
  }

  /** All of which the outputs change without a write: also who comes, who leaves, who is gone. */
  Set<InstanceId> withoutWrite() {
    var all = new TreeSet<>(inForceSince());
    all.addAll(joining());
    gone.ifPresent(all::addAll);
    leaving.forEach((id, step) -> {
      if (step.map(Step::isDone).orElse(true)) {
        all.add(id);
      }
    });
    return told(all);
  }

  /** Those that are managed from now on, and as they are to be already. */
  Set<InstanceId> joining() {
    var joining = new TreeSet<InstanceId>();
    selected.forEach((id, step) -> {
      var isKnown = rules.records().of(id).arn().equals(step.live().arn());
      if (gone.isPresent() && !isKnown && step.isDone()) {
        joining.add(id);
      }
    });
    return told(joining);
  }

  /** Those of which a change of the outputs alone is told. */
  private Set<InstanceId> told(Set<InstanceId> ids) {
    ids.removeIf(rules.program()::ignoresState);
    return ids;
  }

  /** Those that leave, and that another resource of the program wants. */
  Set<InstanceId> handedBack(Claims claims) {
    var back = new TreeSet<>(leaving.keySet());
    back.removeIf(id -> claims.holder(id).filter(Predicate.not(rules.urn()::equals)).isEmpty());
    return back;
  }

  /** What becomes of those that leave, as far as they were looked at. */
  List<Step> ending() {
    return leaving.values().stream().flatMap(Optional::stream).toList();
  }

  /** What leaving puts back, of each instance that it would write to, as it is told. */
  Map<InstanceId, String> puttingBack() {
    var back = new TreeMap<InstanceId, String>();
    leaving.forEach((id, leaves) ->
        leaves
            .filter(step -> !step.isDone())
            .ifPresent(step ->
                back.put(id, Differences.told(step, step.differing(), rules.program().inputs()))));
    return back;
  }

  /** Ends the management of one that leaves, unless its tags have come back meanwhile. */
  Optional<Written> end(Ending ending, InstanceId id) {
    // One that has left before, and could not be put back, is no output any more.
    var seen = leaving.getOrDefault(id, Optional.empty()).map(step -> step.live().options());
    var shown = rules.records().options(id).orElse(seen.orElse(MetadataOptions.NONE));
    var program = rules.program();
    return ending.end(
        id,
        rules.leaving(id),
        shown,
        program.onDelete(),
        rules.named(id),
        live -> fleet.regions().contains(live.region()) && program.selector().selects(live));
  }

  /** What is known of those that are left as they are. */
  SortedMap<InstanceId, Managed> keptRecords() {
    var kept = new TreeMap<InstanceId, Managed>();
    exempt.forEach((id, live) -> {
      var managed = rules.records().of(live);
      if (!managed.arn().isEmpty()) {
        kept.put(id, managed);
      }
    });
    untouched.forEach(id -> kept.put(id, rules.records().of(id)));
    return kept;
  }

  /** What becomes of those selected instances that are among these. */
  List<Step> steps(Collection<InstanceId> ids) {
    return selected.entrySet().stream()
        .filter(each -> ids.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
