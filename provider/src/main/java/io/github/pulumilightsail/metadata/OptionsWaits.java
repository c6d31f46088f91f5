package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The two waits of a write: for the instance to settle before it, and for its effect after it.
 *
 * @param isOver whether the effect is waited for no more, since another write of this run follows
 */
record OptionsWaits(Lightsail lightsail, Call call, BooleanSupplier isOver) {

  /** Waits until the instance is running or stopped; AWS takes writes only then. */
  void untilSettled(Instance before) {
    var _ =
        lightsail.await(
            before.name(),
            Optional.empty(),
            "waiting for instance " + before.subject() + " to be running or stopped",
            (instance, _) ->
                watched(
                    before,
                    instance,
                    "Nothing was written.",
                    Instance::isSettled,
                    seen -> "it is " + seen.lifecycle()),
            call);
  }

  /** Where nothing was to be written. */
  static Written asItIs(Step step) {
    return new Written.Done(
        step, step.live(), Optional.empty(), PendingOptions.seen(step.live(), step.pending()));
  }

  /**
   * Waits until the values are seen in force.
   *
   * @param sent what was sent; nothing, where what is under way is only waited for
   */
  Written untilApplied(Step step, MetadataOptions sent, Optional<Operation> started) {
    var before = step.live();
    var last = new LastSeen(before, started);
    try {
      var after =
          lightsail.await(
              before.name(),
              started,
              "waiting for the metadata options of " + before.subject() + " to be applied",
              (instance, operation) -> {
                last.saw(instance.filter(same(before)), operation);
                return failed(operation, before)
                    .<Probe<Instance>>map(Probe.Failed::new)
                    .orElseGet(() ->
                        watched(
                            before,
                            instance,
                            "",
                            seen ->
                                isOver.getAsBoolean()
                                    || (sent.isEmpty()
                                        ? seen.hasSettledOptions()
                                        : isApplied(seen, step, operation)),
                            seen -> progress(seen, step.target(), operation)));
              },
              call);
      return new Written.Done(
          step, after, last.operation, PendingOptions.after(step, sent, after, true));
    } catch (FailureException problem) {
      var seen =
          switch (problem.failure()) {
            case Failure.Cancelled _, Failure.TimedOut _ -> lastLook(before).orElse(last.instance);
            default -> last.instance;
          };
      return unfinished(step, sent, seen, last.operation, problem.failure());
    }
  }

  /** The answer to the write was lost, so only a look tells whether the write has happened. */
  Written afterDoubtful(Step step, MetadataOptions sent, Failure failure) {
    var seen = lastLook(step.live());
    return seen.filter(after -> shows(step, after)).isPresent()
        ? untilApplied(step, sent, Optional.empty())
        : unfinished(step, sent, seen.orElse(step.live()), Optional.empty(), failure);
  }

  private static Written unfinished(
      Step step,
      MetadataOptions sent,
      Instance seen,
      Optional<Operation> operation,
      Failure failure) {
    var left =
        PendingOptions.after(step, sent, seen, false)
            .filter(each -> isOpen(failure) || each.hides(seen));
    return new Written.Unfinished(
        step,
        isOpen(failure) ? seen.with(seen.options(), "pending") : seen,
        operation,
        left,
        failure);
  }

  /**
   * Whether an instance shows that it was written to. A stopped one may show what is wanted because
   * it was so before an earlier write that still waits.
   */
  private static boolean shows(Step step, Instance seen) {
    var differing = step.differing();
    return Differences.of(step.target(), seen).isEmpty()
        && (!seen.isStopped()
            || step.live()
                .options()
                .only(differing)
                .differingFrom(seen.options())
                .equals(differing));
  }

  /** Whether it may still come: then it is pending, whatever AWS shows, and the next plan looks. */
  private static boolean isOpen(Failure failure) {
    return !(failure instanceof Failure.OperationFailed || failure instanceof Failure.NotFound);
  }

  /** Whether the instance is just changing, so that a write to it may be refused for that. */
  boolean isInTransition(Instance before) {
    return lightsail
        .find(before.name(), call)
        .filter(same(before))
        .filter(seen -> !seen.isSettled())
        .isPresent();
  }

  private static Probe<Instance> watched(
      Instance before,
      Optional<Instance> seen,
      String consequence,
      Predicate<Instance> ready,
      Function<Instance, String> state) {
    if (seen.isEmpty()) {
      return gone(before, "was deleted in the meantime", consequence);
    }
    var instance = seen.orElseThrow();
    if (!same(before).test(instance)) {
      return new Probe.Failed<>(replaced(before, instance, consequence));
    }
    if (ready.test(instance)) {
      return new Probe.Ready<>(instance);
    }
    return instance.isEnding()
        ? gone(before, "is " + instance.lifecycle(), consequence)
        : new Probe.Pending<>(state.apply(instance));
  }

  private static Probe<Instance> gone(Instance before, String how, String consequence) {
    return new Probe.Failed<>(
        new Failure.NotFound(
            "instance %s %s. %s".formatted(before.subject(), how, consequence).strip()));
  }

  /** The one that was meant is as gone as a deleted one. */
  static Failure replaced(Instance before, Instance now, String consequence) {
    return new Failure.NotFound(
        "instance %s was replaced by another of its name (%s) in the meantime.%s Run `pulumi refresh`."
            .formatted(
                before.subject(), now.arn(), consequence.isEmpty() ? "" : " " + consequence));
  }

  /** A stopped instance may show new values only once it is started: there, the end is enough. */
  private static boolean isApplied(Instance seen, Step step, Optional<Operation> operation) {
    var succeeded = operation.filter(o -> o.progress() == Operation.Progress.SUCCEEDED).isPresent();
    var isThere = seen.hasSettledOptions() && shows(step, seen);
    return seen.isStopped() ? succeeded || isThere : (succeeded || operation.isEmpty()) && isThere;
  }

  private static String progress(
      Instance seen, MetadataOptions wanted, Optional<Operation> operation) {
    var differing = Differences.of(wanted, seen).stream().map(Option::property).toList();
    var pace = operation.map(o -> ", operation " + o.id() + " is " + o.status()).orElse("");
    if (seen.isStopped()) {
      return "the instance is stopped: they come into force at its next start" + pace;
    }
    return "the options are "
        + (seen.optionsState() == null ? "in an untold state" : seen.optionsState())
        + (differing.isEmpty() ? "" : ", still without the new " + String.join(", ", differing))
        + pace;
  }

  private static Optional<Failure> failed(Optional<Operation> operation, Instance before) {
    return operation
        .filter(o -> o.progress() == Operation.Progress.FAILED)
        .map(o ->
            new Failure.OperationFailed(
                "AWS could not apply the metadata options of %s: %s: %s (operation %s). Try again, or look at the instance in the Lightsail console."
                    .formatted(
                        before.subject(),
                        o.errorCode() == null ? "no error code" : o.errorCode(),
                        o.errorDetails() == null ? "no details" : o.errorDetails(),
                        o.id())));
  }

  /** The instance as it is now, even if the call is over; empty if that cannot be told. */
  private Optional<Instance> lastLook(Instance before) {
    try {
      return lightsail.find(before.name(), call.lastLook()).filter(same(before));
    } catch (FailureException _) {
      return Optional.empty();
    }
  }

  private static Predicate<Instance> same(Instance before) {
    return instance -> instance.arn().equals(before.arn());
  }

  private static final class LastSeen {
    private Instance instance;
    private Optional<Operation> operation;

    LastSeen(Instance instance, Optional<Operation> operation) {
      this.instance = instance;
      this.operation = operation;
    }

    void saw(Optional<Instance> seen, Optional<Operation> seenOperation) {
      instance = seen.orElse(instance);
      operation = seenOperation.or(() -> operation);
    }
  }
}
