package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one instance that is managed, by a resource of its own or by a baseline.
 *
 * @param arn the incarnation; empty if none is known, and then it is whatever bears the name
 * @param options the options that are managed so far
 * @param previous what they were before; of an import nothing is known
 * @param pending what the last write has left that reads do not show
 */
public record Managed(
    String arn, Set<Option> options, MetadataOptions previous, Optional<PendingOptions> pending) {
  /** Nothing is managed so far. */
  public static final Managed NOTHING =
      new Managed("", Set.of(), MetadataOptions.NONE, Optional.empty());

  /**
   * What a state tells. After an update that failed half-way the engine keeps the new state with
   * the old inputs, so an option counts as managed if either of both says so.
   *
   * @param previous as the state has it
   */
  public static Managed of(
      String arn, Fields inputs, MetadataOptions previous, Optional<PendingOptions> pending) {
    var options = OptionFields.managed(inputs);
    options.addAll(previous.given());
    return new Managed(arn, options, previous, pending);
  }

  /**
   * What one update makes of the instance. An option that is managed only now was until now what it
   * is now. One that is given up is treated as {@code onDelete} says.
   *
   * @param live the instance, read just now
   * @param wanted the values that the program sets
   * @param ignored options under {@code ignoreChanges}: they stay as they are, and so does what is
   *     known of them
   */
  public Step step(Instance live, MetadataOptions wanted, OnDelete onDelete, Set<Option> ignored) {
    var set = without(wanted.given(), ignored);
    var givenUp = without(without(options, wanted.given()), ignored);
    var waiting = PendingOptions.at(live, pending);
    var coming = waiting.map(each -> each.coming(live)).orElse(live).options();
    var added = without(set, options);
    var recorded = previous.orElse(coming.only(added));
    // Who did not manage them does not know who has written to them since.
    var left = waiting.map(each -> each.except(added));
    var managed = EnumSet.copyOf(set);
    managed.addAll(options);
    var target = wanted.only(set).orElse(onDelete.target(givenUp, previous, live.options()));
    var untilThen = new Managed(live.arn(), managed, recorded, left);
    return new Step(live, target, untilThen.except(givenUp), untilThen, left);
  }

  /**
   * The values of the managed options, as they will be where reads do not show that yet.
   *
   * @param shown as they were shown last
   */
  public MetadataOptions made(MetadataOptions shown) {
    return pending.map(left -> left.values().orElse(shown)).orElse(shown).only(options);
  }

  /**
   * The same, where only some options have been named before: what others differ in is left as it
   * is, and the next plan names it. An endpoint is not enabled with weaker tokens than are wanted,
   * though.
   *
   * @param named the options that may be written; empty: all
   */
  public Step step(
      Instance live,
      MetadataOptions wanted,
      OnDelete onDelete,
      Set<Option> ignored,
      Optional<Set<Option>> named) {
    var whole = step(live, wanted, onDelete, ignored);
    if (named.isEmpty()) {
      return whole;
    }
    var left = whole.differing();
    left.removeAll(named.orElseThrow());
    left.addAll(ignored);
    var step = step(live, wanted, onDelete, left);
    // Nor are tokens weakened behind an endpoint that somebody has enabled, and that is to be off.
    if (left.contains(Option.HTTP_ENDPOINT)
        && whole.target().isEndpointDisabled()
        && "optional".equals(step.target().httpTokens())) {
      left.add(Option.HTTP_TOKENS);
      return step(live, wanted, onDelete, left);
    }
    if (live.options().isEndpointDisabled()
        && "enabled".equals(step.target().httpEndpoint())
        && "required".equals(wanted.httpTokens())
        && !ignored.contains(Option.HTTP_TOKENS)) {
      left.remove(Option.HTTP_TOKENS);
      return step(live, wanted, onDelete, left);
    }
    return step;
  }

  /** The same, where a write has left that. */
  public Managed waiting(Optional<PendingOptions> left) {
    return new Managed(arn, options, previous, left);
  }

  /** The same after a look at the instance. */
  public Managed seenAs(Instance live) {
    return waiting(PendingOptions.seen(live, pending));
  }

  /** The same, as if these options were not managed. */
  public Managed except(Set<Option> others) {
    return new Managed(arn, without(options, others), previous.without(others), pending);
  }

  /** The same, as if only these options were managed. */
  public Managed only(Set<Option> some) {
    return except(without(options, some));
  }

  /** The same, with these as what was there before, where nothing else is known. */
  public Managed before(MetadataOptions earlier) {
    return new Managed(arn, options, previous.orElse(earlier), pending);
  }

  /** The same, with these as what was there before, whatever was read later. */
  Managed found(MetadataOptions earlier) {
    return new Managed(arn, options, earlier.only(options).orElse(previous), pending);
  }

  /** The managed options of which it is not known what they were before, as of an import. */
  public Set<Option> withoutPrevious() {
    return without(options, previous.given());
  }

  /** What the end of all management makes of the instance. */
  public Step ending(Instance live, OnDelete onDelete) {
    return step(live, MetadataOptions.NONE, onDelete, Set.of());
  }

  private static Set<Option> without(Set<Option> some, Set<Option> others) {
    var rest = EnumSet.noneOf(Option.class);
    rest.addAll(some);
    rest.removeAll(others);
    return rest;
  }

  /**
   * Whether it is this instance, and not another that was created under its name.
   *
   * @throws FailureException if it is one of another account: then other credentials are used, and
   *     what they show says nothing of the instance
   */
  public boolean isOf(Instance live) {
    return isOf(live, arn);
  }

  /** Whether the instance has that ARN; an empty one is every instance's. */
  public static boolean isOf(Instance live, String arn) {
    if (arn.isEmpty() || arn.equals(live.arn())) {
      return true;
    }
    var account = Instance.account(arn);
    if (!account.equals(live.account())) {
      throw new FailureException(
          new Failure.Conflict(
              "the credentials are those of account %s, but instance %s in %s that is meant belongs to account %s (%s). Nothing was written. Use that account's credentials; to manage an instance of the same name in this one, give it a resource of its own."
                  .formatted(live.account(), live.name(), live.region(), account, arn)));
    }
    return false;
  }
}
