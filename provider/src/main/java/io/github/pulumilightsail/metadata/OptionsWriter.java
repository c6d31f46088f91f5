package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Sending.Sent;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The one way in which this provider writes options. The instance is read under its lock, right
 * before each attempt; only what differs makes a write; {@code httpTokens} is always sent; and a
 * write has happened only when it was seen to.
 *
 * @param permits how many writes may be under way at once
 */
public record OptionsWriter(Run run, Call call, Semaphore permits) {

  /** A writer without a limit of its own. */
  public OptionsWriter(Run run, Call call) {
    this(run, call, new Semaphore(Integer.MAX_VALUE));
  }

  private static final String ENABLE_IT =
      "Set httpEndpoint to enabled, and the rest goes along; if the program does so, somebody has"
          + " disabled it since the plan, and the next `pulumi up` names it. To leave the instance"
          + " as it is, take the other options out of the program, with onDelete keep.";

  /** What came of it. Where certainly nothing was written, a {@link FailureException} says why. */
  public sealed interface Written {
    /** What was done, or was to be done. */
    Step step();

    /** The instance as last seen. */
    Instance after();

    /** The last write's operation, if there was a write and the service answered it. */
    Optional<Operation> operation();

    /** What it has left that the instance does not show. */
    Optional<PendingOptions> pending();

    /** What is known of the instance. */
    default Managed managed() {
      return (this instanceof Done ? step().onceDone() : step().untilThen()).waiting(pending());
    }

    /** The instance is as wanted, or will be once it is started. */
    record Done(
        Step step, Instance after, Optional<Operation> operation, Optional<PendingOptions> pending)
        implements Written {}

    /** Something was, or may have been, written, and the instance was not seen to be as wanted. */
    record Unfinished(
        Step step,
        Instance after,
        Optional<Operation> operation,
        Optional<PendingOptions> pending,
        Failure failure)
        implements Written {}
  }

  /**
   * Brings the instance to where the plan wants it.
   *
   * @param plan what to do with the instance as it is, asked anew for each attempt; what it throws
   *     ends the write
   */
  public Written write(InstanceId id, Function<Instance, Step> plan) {
    return write(id, plan, () -> false);
  }

  /**
   * The same.
   *
   * @param isOver whether its effect is waited for no more, since another write of this run follows
   */
  Written write(InstanceId id, Function<Instance, Step> plan, BooleanSupplier isOver) {
    var lightsail = run.regions().in(id.region());
    var sending = new Sending(run, call, permits, lightsail, id);
    var waits = new OptionsWaits(lightsail, call, isOver);
    while (true) {
      var sent = sending.send(plan, Sending::withTokens);
      switch (sent) {
        case Sent.Nothing(var step) -> {
          if (step.target().isEmpty() || step.live().hasSettledOptions()) {
            return OptionsWaits.asItIs(step);
          }
          var waited = waits.untilApplied(step, MetadataOptions.NONE, Optional.empty());
          // What somebody else has written meanwhile is planned for anew.
          if (waited instanceof Written.Unfinished
              || isOver.getAsBoolean()
              || step.of(waited.after()).isDone()) {
            return waited;
          }
        }
        case Sent.Unsettled(var live) -> waits.untilSettled(live);
        case Sent.Started(var step, var request, var operation) -> {
          return compared(request, waits.untilApplied(step, request, Optional.of(operation)));
        }
        case Sent.Doubtful(var step, var request, var failure) -> {
          return waits.afterDoubtful(step, request, failure);
        }
        case Sent.Refused(var step, var problem) -> {
          if (!(problem.failure() instanceof Failure.Refused)) {
            throw problem;
          }
          // The error of a write on a changing instance is not documented; it settles first.
          if (!waits.isInTransition(step.live())) {
            if (!step.target().isEndpointDisabled()) {
              throw step.live().options().isEndpointDisabled()
                  ? besideDisabled(step, problem)
                  : problem;
            }
            return new EndpointAlone(sending, waits).write(step, problem);
          }
        }
      }
    }
  }

  private static FailureException besideDisabled(Step step, FailureException problem) {
    var isLeft = step.onceDone().options().isEmpty();
    return new FailureException(
        problem
            .failure()
            .andAlso(
                " The instance's endpoint is disabled, beside which AWS may take no other option."
                    + " Nothing was written. "
                    + (isLeft ? "Enable it in AWS, or set onDelete to keep." : ENABLE_IT)),
        problem);
  }

  /** Tells, in a preview, of what the update would not write to as it is now. */
  public static void tellUnknownTokens(Collection<Step> steps, Call call) {
    var refused =
        steps.stream()
            .filter(step -> !step.isDone())
            .flatMap(step -> Sending.unknownTokens(step).stream())
            .map(Failure::message)
            .toList();
    if (!refused.isEmpty()) {
      call.log().warning("as it is now, the update will be refused: " + FirstFew.lines(refused));
    }
  }

  /**
   * Tells of what was changed only after the plan.
   *
   * @param what the instances, each with its options
   */
  public static String left(String what) {
    return "somebody has changed this since the plan, which is left as it is: %s. The next `pulumi up` names it and brings it into line."
        .formatted(what);
  }

  /** Tells of whoever changed tokens that are not ours to manage while they were sent along. */
  private Written compared(MetadataOptions request, Written written) {
    var after = written.after().options().httpTokens();
    if (!written.step().target().has(Option.HTTP_TOKENS)
        && written instanceof Written.Done
        && written.pending().isEmpty()
        && after != null
        && !after.equals(request.httpTokens())) {
      call.log()
          .warning(
              "httpTokens of %s is %s now, though %s was sent along as the value that it had: somebody changed it meanwhile. Look at the instance; this program does not manage its httpTokens."
                  .formatted(written.after().subject(), after, request.httpTokens()));
    }
    return written;
  }
}
