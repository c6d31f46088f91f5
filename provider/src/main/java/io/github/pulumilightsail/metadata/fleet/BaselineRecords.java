package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.PendingKnown;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known of a baseline's instances from before.
 *
 * @param managed what is known of each that is managed so far
 * @param shown the instances as they were shown after the last write
 * @param elsewhere what other states of this run tell of those that have no record
 */
record BaselineRecords(
    SortedMap<InstanceId, Managed> managed,
    Map<InstanceId, Instance> shown,
    PendingKnown elsewhere) {

  static BaselineRecords of(Fields state, Run run) {
    return new BaselineRecords(
        BaselineState.records(state), BaselineState.instances(state), run.pending());
  }

  /** The record of an instance; {@link Managed#NOTHING} if it has none. */
  Managed of(InstanceId id) {
    return managed.getOrDefault(id, Managed.NOTHING);
  }

  /** What is known of the instance, if it is the one that is managed so far. */
  Managed of(Instance live) {
    var record = managed.getOrDefault(InstanceId.of(live), elsewhere.of(live));
    return record.isOf(live) ? record.seenAs(live) : Managed.NOTHING;
  }

  /** The options as they were shown last; none of an instance that was not seen. */
  MetadataOptions options(InstanceId id) {
    return BaselineState.shown(shown, id);
  }

  /** Whether its tokens were required after the last update. */
  boolean wasShut(InstanceId id) {
    return "required".equals(options(id).httpTokens());
  }

  /**
   * Whether what was to come when the instance was last seen has come, or what was otherwise then
   * is as it should be.
   */
  boolean isInForceSince(InstanceId id, Instance live, MetadataOptions target) {
    return Optional.ofNullable(shown.get(id))
        .filter(seen -> seen.arn().equals(live.arn()))
        .filter(seen ->
            PendingOptions.isOver(seen, live, of(id).pending()) || wasOtherwise(id, seen, target))
        .isPresent();
  }

  private boolean wasOtherwise(InstanceId id, Instance seen, MetadataOptions target) {
    var made = of(id).made(seen.options());
    var before = seen.with(made.orElse(seen.options()), seen.optionsState());
    return !Differences.of(target, before).isEmpty();
  }

  /**
   * Fails if one that was seen belongs to another account than those that are managed: then the
   * credentials are others, whatever the names are, and what they show says nothing.
   */
  void expectAccountOf(Fleet fleet) {
    var ours = managed.values().stream().map(Managed::arn).map(Instance::account).findFirst();
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
}
