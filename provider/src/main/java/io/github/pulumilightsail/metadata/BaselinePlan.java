package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each instance is to become when the program goes from one baseline to another.
 *
 * @param baseline the values that every selected instance is to have
 * @param managedBefore the options that were managed so far
 * @param managedArns the incarnations that were managed so far
 */
record BaselinePlan(
    MetadataOptions baseline,
    Set<Option> managedBefore,
    OnDelete onDelete,
    BaselinePrevious previous,
    Map<InstanceId, String> managedArns) {

  static BaselinePlan of(Fields oldInputs, Fields oldState, Fields inputs) {
    return new BaselinePlan(
        OptionFields.read(inputs),
        OptionFields.managed(oldInputs),
        OnDelete.of(inputs.get("onDelete")),
        BaselinePrevious.of(oldState),
        arns(oldState));
  }

  /** The plan of a deletion: no instance is selected any more. */
  static BaselinePlan end(Fields inputs, Fields state) {
    var given = inputs.get("onDelete").isAbsent() ? state : inputs;
    return new BaselinePlan(
        MetadataOptions.NONE,
        OptionFields.managed(inputs),
        OnDelete.of(given.get("onDelete")),
        BaselinePrevious.of(state),
        arns(state));
  }

  /**
   * The incarnations that have been managed: those with a record of what they had before. That a
   * refresh has seen an instance does not make it one of them. An import has no records.
   */
  private static Map<InstanceId, String> arns(Fields state) {
    var arns = new TreeMap<InstanceId, String>(InstanceId.ORDER);
    BaselinePrevious.of(state)
        .records()
        .forEach((id, before) -> arns.put(id, before.instanceArn()));
    if (arns.isEmpty()) {
      Compliance.instances(state).forEach((id, instance) -> arns.put(id, instance.arn()));
    }
    return arns;
  }

  /** Whether this incarnation of the instance has been managed so far. */
  boolean manages(Instance live) {
    return live.arn().equals(managedArns.get(Fleet.id(live)));
  }

  /**
   * The values for an instance that is selected: the baseline, and the end of what it no longer
   * sets.
   */
  MetadataOptions wanted(Instance live) {
    var givenUp = managed(live);
    givenUp.removeAll(baseline.given());
    return baseline.orElse(target(live, givenUp));
  }

  /** The values for an instance that was selected and is not any more. */
  MetadataOptions ended(Instance live) {
    return target(live, managed(live));
  }

  private Set<Option> managed(Instance live) {
    var managed = EnumSet.noneOf(Option.class);
    if (manages(live)) {
      managed.addAll(managedBefore);
      managed.addAll(previous.of(live).given());
    }
    return managed;
  }

  private MetadataOptions target(Instance live, Set<Option> options) {
    return onDelete.target(options, previous.of(live), live.options());
  }
}
