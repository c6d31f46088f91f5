package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code restore} puts back, and how it is kept up from update to update.
 *
 * <p>After an update that failed half-way the engine keeps the new state with the old inputs, so an
 * option counts as managed so far if either of both says so.
 */
final class MetadataPrevious {
  private MetadataPrevious() {}

  /** The options that have been managed so far. */
  static Set<Option> managed(Fields oldInputs, Fields oldState) {
    var managed = EnumSet.noneOf(Option.class);
    managed.addAll(OptionFields.managed(oldInputs));
    managed.addAll(MetadataState.previous(oldState).given());
    return managed;
  }

  /**
   * What there was before, once these options are managed too: an option that is managed only now
   * was until now what it is now.
   */
  static MetadataOptions recorded(
      Fields oldInputs, Fields oldState, Set<Option> managed, MetadataOptions live) {
    var added = EnumSet.noneOf(Option.class);
    added.addAll(managed);
    added.removeAll(managed(oldInputs, oldState));
    return MetadataState.previous(oldState).orElse(live.only(added));
  }
}
