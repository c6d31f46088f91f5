package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a write has left that reads do not show: a stopped instance may show it only once it is
 * started, and beside a disabled endpoint AWS may take no other option. What decides by what a read
 * shows would take such a write for one that never was.
 *
 * @param values what was sent, and will be; an option that is absent was not sent, or not seen to
 *     be taken, so that what it will be is not known
 * @param shown the options as they were shown after the last write or look
 */
public record PendingOptions(MetadataOptions values, MetadataOptions shown) {

  /** As an output tells it, beside the options as they were shown. */
  public static Optional<PendingOptions> read(PropertyValue output, MetadataOptions shown) {
    return output.isAbsent()
        ? Optional.empty()
        : Optional.of(new PendingOptions(OptionFields.read(output), shown));
  }

  /**
   * What is known of it at this look: of what somebody else has written to a stopped instance, or
   * where nobody has kept what was shown, nothing but that it is pending.
   *
   * @param recorded what is known from before
   */
  static Optional<PendingOptions> at(Instance live, Optional<PendingOptions> recorded) {
    var isPending = recorded.isPresent() || live.isPending();
    var isKnown = recorded.filter(left -> !left.shown.isEmpty()).isPresent();
    return live.isStopped() && isPending && !isKnown
        ? Optional.of(new PendingOptions(MetadataOptions.NONE, live.options()))
        : recorded;
  }

  /** What an import finds: there, what is shown is taken for what will be. */
  public static Optional<PendingOptions> imported(Instance live) {
    return at(live, Optional.empty()).map(_ -> new PendingOptions(live.options(), live.options()));
  }

  /** What is left of it after a look, which wrote nothing. */
  public static Optional<PendingOptions> seen(Instance live, Optional<PendingOptions> recorded) {
    return at(live, recorded).flatMap(pending -> pending.lookedAt(live));
  }

  /** As an output, secret wherever the inputs are. */
  public PropertyValue output(Fields inputs) {
    return Secrets.wrapLike(inputs, OptionFields.write(values));
  }

  /**
   * What is left of a write.
   *
   * @param step of which it was a part
   * @param sent what was sent, or may have been
   * @param after the instance as it was seen afterwards
   * @param succeeded whether the write was seen to succeed
   */
  static Optional<PendingOptions> after(
      Step step, MetadataOptions sent, Instance after, boolean succeeded) {
    // An omitted httpTokens is reset.
    var taken =
        sent.isEmpty()
            ? sent
            : sent.orElse(MetadataOptions.SERVICE_DEFAULTS.only(Set.of(Option.HTTP_TOKENS)));
    var known = step.pending().map(left -> left.known(step.live())).orElse(MetadataOptions.NONE);
    // What was sent as it was before is so, whether the write succeeded or not.
    var same = step.coming().options().only(taken.given()).only(complement(step.unknown()));
    var left =
        new PendingOptions(
            succeeded
                ? taken.orElse(known)
                : known.orElse(same).only(complement(taken.differingFrom(known.orElse(same)))),
            after.options());
    return succeeded && left.isShownBy(after) ? Optional.empty() : Optional.of(left);
  }

  /** Whether there are options of which it is not known what they will be. */
  public boolean hasUnknown() {
    return !values.given().containsAll(shown.given());
  }

  /** The instance as it will be, as far as that is known; what has changed since is as it shows. */
  public Instance coming(Instance live) {
    return hides(live)
        ? live.with(
            values.only(same(live, values::has)).orElse(live.options()), live.optionsState())
        : live;
  }

  /** The options of which it is not known what they will be. */
  Set<Option> unknown(Instance live) {
    return live.isStopped()
        ? same(live, option -> shown.has(option) && !values.has(option))
        : EnumSet.noneOf(Option.class);
  }

  private Optional<PendingOptions> lookedAt(Instance live) {
    var left = new PendingOptions(known(live), live.options());
    return hides(live) && (left.hasUnknown() || !left.isShownBy(live))
        ? Optional.of(left)
        : Optional.empty();
  }

  private boolean isShownBy(Instance live) {
    return !hides(live) || (!live.isPending() && Differences.of(values, live).isEmpty());
  }

  /** The options of which it is known what they will be. */
  private MetadataOptions known(Instance live) {
    var changed = EnumSet.allOf(Option.class);
    changed.removeAll(same(live, _ -> true));
    return live.options().only(changed).orElse(values);
  }

  private boolean hides(Instance live) {
    return live.isStopped() || (live.options().isEndpointDisabled() && values.isEndpointDisabled());
  }

  private Set<Option> same(Instance live, Predicate<Option> of) {
    var same = EnumSet.noneOf(Option.class);
    for (var option : Option.values()) {
      if (of.test(option) && Objects.equals(shown.get(option), live.options().get(option))) {
        same.add(option);
      }
    }
    return same;
  }

  private static Set<Option> complement(Set<Option> options) {
    var rest = EnumSet.allOf(Option.class);
    rest.removeAll(options);
    return rest;
  }
}
