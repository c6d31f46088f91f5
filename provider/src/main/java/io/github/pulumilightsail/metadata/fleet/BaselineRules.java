package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Ending;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.PendingKnown;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Request;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program makes of each instance of its baseline.
 *
 * @param wanted the values that every selected instance is to have
 * @param records what is known of the instances that are managed so far
 * @param elsewhere what other states of this run tell of those that have no record
 * @param known the instances as they were after the last write
 * @param exemptions the instances that are left as they are
 * @param postponed the instances whose tokens stay as they are for now
 * @param named the options of each instance that an earlier plan has named; empty: all may be
 *     written
 */
record BaselineRules(
    Request request,
    Selector selector,
    MetadataOptions wanted,
    OnDelete onDelete,
    SortedMap<InstanceId, Managed> records,
    PendingKnown elsewhere,
    Map<InstanceId, Instance> known,
    Exemptions exemptions,
    SortedMap<InstanceId, Postponed> postponed,
    Optional<SortedMap<InstanceId, Set<Option>>> named) {

  static BaselineRules of(Request request, Run run) {
    var inputs = request.inputs();
    var wanted = OptionFields.read(inputs);
    return new BaselineRules(
        request,
        Selector.of(inputs.get("selector")),
        wanted,
        OnDelete.of(inputs.get("onDelete")),
        BaselineState.records(request.state()),
        run.pending(),
        BaselineState.instances(request.state()),
        Exemptions.of(inputs, run.today()),
        new TreeMap<>(),
        Optional.empty());
  }

  /** The same, with these postponed and no others. */
  BaselineRules postponing(SortedMap<InstanceId, Postponed> instances) {
    return holdingBack(instances, named);
  }

  /** The same, where only that is written, or all. */
  BaselineRules naming(Optional<SortedMap<InstanceId, Set<Option>>> options) {
    return holdingBack(postponed, options);
  }

  private BaselineRules holdingBack(
      SortedMap<InstanceId, Postponed> later,
      Optional<SortedMap<InstanceId, Set<Option>>> options) {
    return new BaselineRules(
        request, selector, wanted, onDelete, records, elsewhere, known, exemptions, later, options);
  }

  UsageCheck usageCheck() {
    return UsageCheck.of(request.inputs().get(UsageCheck.OF_FLEET.name()));
  }

  /** Whether its tokens were required after the last update. */
  boolean wasShut(InstanceId id) {
    var seen = known.get(id);
    return seen != null && "required".equals(seen.options().httpTokens());
  }

  /** Whether what was to come when the instance was last seen has come. */
  boolean isInForceSince(InstanceId id, Instance live) {
    var seen = known.get(id);
    return seen != null
        && !request.ignored().cover(path(id, "state"))
        && seen.arn().equals(live.arn())
        && PendingOptions.isOver(seen, live, records.getOrDefault(id, Managed.NOTHING).pending());
  }

  boolean isExempt(InstanceId id) {
    return exemptions.of(id).isPresent();
  }

  /** Whether {@code ignoreChanges} covers all that is managed of it. */
  boolean isIgnored(InstanceId id) {
    var managed = records.getOrDefault(id, Managed.NOTHING).options();
    return !managed.isEmpty() && ignored(id).containsAll(managed);
  }

  /** Whether it is exempt only since the last update. */
  boolean isNewlyExempt(InstanceId id) {
    return isExempt(id)
        && records.containsKey(id)
        && !request.state().texts("exempt").contains(id.toString());
  }

  /**
   * Fails if one that was seen belongs to another account than those that are managed: then the
   * credentials are others, whatever the names are, and what they show says nothing.
   */
  void expectAccountOf(Fleet fleet) {
    var ours = records.values().stream().map(Managed::arn).map(Instance::account).findFirst();
    fleet.all().values().stream()
        .map(Instance::account)
        .filter(account -> ours.isPresent() && !account.equals(ours.orElseThrow()))
        .findFirst()
        .ifPresent(theirs -> {
          throw new FailureException(
              new Failure.Conflict(
                  "the credentials are those of account %s, but the instances of this baseline belong to account %s. Nothing was written. Use that account's credentials."
                      .formatted(theirs, ours.orElseThrow())));
        });
  }

  /** What is known of the instance, if it is the one that is managed so far. */
  Managed managed(Instance live) {
    var managed = records.getOrDefault(InstanceId.of(live), elsewhere.of(live));
    return managed.isOf(live) ? managed.seenAs(live) : Managed.NOTHING;
  }

  /** What the program makes of an instance that is selected. */
  Step step(Instance live) {
    return step(live, managed(live));
  }

  /**
   * The same.
   *
   * @param managed what is known of it
   */
  Step step(Instance live, Managed managed) {
    var id = InstanceId.of(live);
    // What has opened one that was imported is not what was there before.
    var earlier =
        postponed.containsKey(id) && managed.options().contains(Option.HTTP_TOKENS)
            ? managed.before(wanted.only(EnumSet.of(Option.HTTP_TOKENS)))
            : managed;
    return named
        .map(all ->
            earlier.step(live, wanted, onDelete, ignored(id), all.getOrDefault(id, Set.of())))
        .orElseGet(() -> earlier.step(live, wanted, onDelete, ignored(id)));
  }

  /** What is known of an instance that leaves, as far as the program lets it be put back. */
  Managed leaving(InstanceId id) {
    var managed = records.getOrDefault(id, Managed.NOTHING).except(ignored(id));
    return named.map(all -> managed.only(all.getOrDefault(id, Set.of()))).orElse(managed);
  }

  /** Ends the management of one that leaves. */
  Optional<Written> end(Ending ending, InstanceId id) {
    return ending.end(id, leaving(id), BaselineState.shown(known, id), onDelete);
  }

  private Set<Option> ignored(InstanceId id) {
    var ignored = OptionFields.ignored(request);
    if (postponed.containsKey(id)) {
      ignored.add(Option.HTTP_TOKENS);
    }
    for (var option : Option.values()) {
      if (request.ignored().cover(path(id, option))) {
        ignored.add(option);
      }
    }
    return ignored;
  }

  /** Where an option of an instance stands in the outputs. */
  static PropertyPath path(InstanceId id, Option option) {
    return path(id, option.property());
  }

  static PropertyPath path(InstanceId id, String output) {
    return PropertyPath.of("instances").key(id.toString()).key(output);
  }
}
