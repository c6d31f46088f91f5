package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.EnumSet;
import java.util.Set;

/**
 * What each instance is to become when the program goes from one baseline to another.
 *
 * @param baseline the values that every selected instance is to have
 * @param managedBefore the options that were managed so far
 */
record BaselinePlan(
    MetadataOptions baseline,
    Set<Option> managedBefore,
    OnDelete onDelete,
    BaselinePrevious previous) {

  static BaselinePlan of(Fields oldInputs, Fields oldState, Fields inputs) {
    return new BaselinePlan(
        OptionFields.read(inputs),
        OptionFields.managed(oldInputs),
        OnDelete.of(inputs.get("onDelete")),
        BaselinePrevious.of(oldState));
  }

  /** The plan of a deletion: no instance is selected any more. */
  static BaselinePlan end(Fields inputs, Fields state) {
    var given = inputs.get("onDelete").isAbsent() ? state : inputs;
    return new BaselinePlan(
        MetadataOptions.NONE,
        OptionFields.managed(inputs),
        OnDelete.of(given.get("onDelete")),
        BaselinePrevious.of(state));
  }

  /**
   * The values for an instance that is selected: the baseline, and the end of what it no longer
   * sets.
   */
  MetadataOptions wanted(Instance live) {
    var known = previous.of(live);
    var givenUp = EnumSet.noneOf(Option.class);
    if (!known.isEmpty()) {
      givenUp.addAll(managedBefore);
      givenUp.addAll(known.given());
      givenUp.removeAll(baseline.given());
    }
    return baseline.orElse(onDelete.target(givenUp, known, live.options()));
  }

  /** The values for an instance that was selected and is not any more. */
  MetadataOptions ended(Instance live) {
    var known = previous.of(live);
    var givenUp = EnumSet.noneOf(Option.class);
    givenUp.addAll(managedBefore);
    givenUp.addAll(known.given());
    return known.isEmpty() ? MetadataOptions.NONE : onDelete.target(givenUp, known, live.options());
  }
}
