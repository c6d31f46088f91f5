package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
  /** The name of the output. */
  public static final String NAME = "pendingOptions";

  /** As an output tells it, beside the options as they were shown. */
  public static Optional<PendingOptions> read(PropertyValue output, MetadataOptions shown) {
    return output.isAbsent()
        ? Optional.empty()
        : Optional.of(new PendingOptions(OptionFields.read(output), shown));
  }

  /**
   * What is known of it at this look. Where something else is shown than was kept, the instance has
   * been started since, or somebody has written to it: then it is over. Of what somebody else has
   * written to a stopped instance nothing is known but that it is pending.
   *
   * @param recorded what is known from before
   */
  static Optional<PendingOptions> at(Instance live, Optional<PendingOptions> recorded) {
    if (recorded.isPresent() && recorded.orElseThrow().shown.isEmpty()) {
      return live.isStopped() ? Optional.of(nothing(live)) : Optional.empty();
    }
    var still =
        recorded
            .filter(left -> left.shown.equals(live.options()) || left.outlivesStart(live))
            .map(left -> new PendingOptions(left.values, live.options()));
    return still.isEmpty() && live.isStopped() && live.isPending()
        ? Optional.of(nothing(live))
        : still;
  }

  /** What AWS has not taken beside a disabled endpoint waits on, though the start disabled it. */
  private boolean outlivesStart(Instance live) {
    return !live.isStopped()
        && !shown.isEndpointDisabled()
        && values.isEndpointDisabled()
        && live.options().isEndpointDisabled();
  }

  private static PendingOptions nothing(Instance live) {
    return new PendingOptions(MetadataOptions.NONE, live.options());
  }

  /** What an import finds: there, what is shown is taken for what will be. */
  public static Optional<PendingOptions> imported(Instance live) {
    return at(live, Optional.empty()).map(_ -> new PendingOptions(live.options(), live.options()));
  }

  /** What is left of it after a look, which wrote nothing. */
  public static Optional<PendingOptions> seen(Instance live, Optional<PendingOptions> recorded) {
    return at(live, recorded)
        .filter(left -> left.hides(live))
        .filter(left -> !left.unknown(live).isEmpty() || !left.isShownBy(live));
  }

  /** The instance as the outputs tell it: pending while something waits for its start. */
  public static Instance told(Instance live, Optional<PendingOptions> left) {
    return left.isPresent() ? live.whileItWaits() : live;
  }

  /**
   * Whether the outputs are behind: something was still to come when the instance was last seen,
   * and is in force now, or has been written over; or what is left waits for no start any more. No
   * update has to write for that.
   *
   * @param before the instance as the outputs tell it
   * @param recorded what they tell of what is to come
   */
  public static boolean isOver(Instance before, Instance live, Optional<PendingOptions> recorded) {
    var left = seen(live, recorded);
    return left.isPresent()
        ? before.isPending() && !told(live, left).isPending()
        : (before.isPending() || recorded.isPresent()) && !live.isPending();
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
    var known = step.pending().map(PendingOptions::values).orElse(MetadataOptions.NONE);
    // What was sent as it was before is so, whether the write succeeded or not.
    var same = step.coming().options().only(taken.given()).without(step.unknown());
    var left =
        new PendingOptions(
            succeeded
                ? taken.orElse(known)
                : known.orElse(same).without(taken.differingFrom(known.orElse(same))),
            after.options());
    return succeeded && left.isShownBy(after) ? Optional.empty() : Optional.of(left);
  }

  /** The same, as if nothing were known of these options. */
  PendingOptions except(Set<Option> others) {
    return new PendingOptions(values.without(others), shown);
  }

  /** Whether there are options of which it is not known what they will be. */
  public boolean hasUnknown() {
    return !values.given().containsAll(shown.given());
  }

  /** The instance as it will be, as far as that is known. */
  public Instance coming(Instance live) {
    return hides(live) ? live.with(values.orElse(live.options()), live.optionsState()) : live;
  }

  /** The options of which it is not known what they will be. */
  Set<Option> unknown(Instance live) {
    var unknown = shown.given();
    unknown.removeAll(values.given());
    return live.isStopped() ? unknown : EnumSet.noneOf(Option.class);
  }

  /** Whether the instance does not show it. */
  boolean hides(Instance live) {
    return live.isStopped() || (live.options().isEndpointDisabled() && values.isEndpointDisabled());
  }

  boolean isShownBy(Instance live) {
    return !hides(live) || (!live.isPending() && Differences.of(values, live).isEmpty());
  }
}
