package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one update does to one instance, and what is known of it afterwards.
 *
 * @param live the instance before
 * @param target the values to bring it to; all others stay as they are
 * @param onceDone what is known of it once all is done
 * @param untilThen the same as long as options that are given up may still be managed
 * @param pending what an earlier write has left that the instance does not show
 */
public record Step(
    Instance live,
    MetadataOptions target,
    Managed onceDone,
    Managed untilThen,
    Optional<PendingOptions> pending) {

  /** The instance as it is or, where that does not show yet, will be without a write. */
  public Instance coming() {
    return pending.map(left -> left.coming(live)).orElse(live);
  }

  /**
   * The options as they are told of before: as they will be without a write or, where that is the
   * target but not so yet, as they are.
   */
  MetadataOptions before() {
    var coming = Differences.shown(coming());
    return coming.only(Differences.of(target, coming())).orElse(Differences.shown(live));
  }

  /** What a disabled endpoint has not taken is written only with what enables it. */
  private boolean enables() {
    return coming().options().isEndpointDisabled() && "enabled".equals(target.httpEndpoint());
  }

  /** The options of which it is not known what they will be. */
  Set<Option> unknown() {
    return pending.map(left -> left.unknown(live)).orElseGet(() -> EnumSet.noneOf(Option.class));
  }

  /** The options that do not have, or may not have, the target's value. */
  public Set<Option> differing() {
    var differing = unknown();
    differing.retainAll(target.given());
    differing.addAll(Differences.of(target, coming()));
    if (enables()) {
      differing.addAll(Differences.of(target, live));
    }
    return differing;
  }

  /** Whether there is nothing to write. */
  public boolean isDone() {
    return differing().isEmpty();
  }

  /**
   * The options by which it makes IMDSv1, or the endpoint, answer where it does not; none where it
   * disables the endpoint along with them.
   */
  public Set<Option> opened() {
    var opened = differing();
    opened.removeIf(option ->
        switch (option) {
          case HTTP_TOKENS ->
              !"optional".equals(target.httpTokens()) || target.isEndpointDisabled();
          case HTTP_ENDPOINT -> !"enabled".equals(target.httpEndpoint());
          case HTTP_PUT_RESPONSE_HOP_LIMIT, HTTP_PROTOCOL_IPV6 -> true;
        });
    return opened;
  }

  /** The same of the instance as it was seen later. */
  Step of(Instance later) {
    return new Step(later, target, onceDone, untilThen, PendingOptions.at(later, pending));
  }

  /** The same with another target. */
  public Step to(MetadataOptions other) {
    return new Step(live, other, onceDone, untilThen, pending);
  }

  /**
   * The same after an attempt that may have happened: what shows as it was sent then was before
   * what it was then.
   */
  Step afterSending(MetadataOptions sent, Step earlier) {
    if (!earlier.live.arn().equals(live.arn())) {
      return this;
    }
    var same = sent.given();
    same.removeAll(sent.differingFrom(live.options()));
    var found = earlier.untilThen.previous().only(same);
    return new Step(live, target, onceDone.found(found), untilThen.found(found), pending);
  }

  /** What of it another step, which had no leave for all of it, has left as it was. */
  public Step leftBy(Step other) {
    var left = target.given();
    left.removeAll(other.target.given());
    return to(target.only(left));
  }

  /** The same after another part of it has left that. */
  public Step with(Optional<PendingOptions> left) {
    return new Step(live, target, onceDone, untilThen, left);
  }

  /** What a preview expects of it once it is written. */
  public Step done() {
    var state = live.optionsState() == null ? null : "applied";
    return new Step(
        live.with(target.orElse(live.options()), state),
        target,
        onceDone,
        untilThen,
        Optional.empty());
  }

  /** What is known of the instance once all is done, without a write. */
  public Managed managedOnceDone() {
    return onceDone.waiting(PendingOptions.seen(live, pending));
  }
}
