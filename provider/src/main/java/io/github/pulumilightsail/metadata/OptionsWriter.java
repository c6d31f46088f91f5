package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  /** What came of it. Where certainly nothing was written, a {@link FailureException} says why. */
  public sealed interface Written {
    /** What was done, or was to be done. */
    Step step();

    /** The instance as last seen. */
    Instance after();

    /** The last write's operation, if there was a write and the service answered it. */
    Optional<Operation> operation();

    /** The instance is as wanted. */
    record Done(Step step, Instance after, Optional<Operation> operation) implements Written {}

    /** Something was, or may have been, written, and the instance was not seen to be as wanted. */
    record Unfinished(Step step, Instance after, Optional<Operation> operation, Failure failure)
        implements Written {}
  }

  /** What came of the attempt to send a write. */
  private sealed interface Sent {
    record Nothing(Step step) implements Sent {}

    record Unsettled(Instance live) implements Sent {}

    record Started(Step step, MetadataOptions request, Operation operation) implements Sent {}

    record Doubtful(Step step, Failure failure) implements Sent {}

    record Refused(Step step, FailureException problem) implements Sent {}
  }

  /** Brings the instance to where the plan wants it. */
  public Written write(InstanceId id, Function<Instance, Step> plan) {
    return write(id, Optional.empty(), plan);
  }

  /**
   * Brings the instance to where the plan wants it.
   *
   * @param read the instance, if it has just been read: where the plan sets all that is sent, it is
   *     not read again
   * @param plan what to do with the instance as it is, asked anew for each attempt; what it throws
   *     ends the write
   */
  public Written write(InstanceId id, Optional<Instance> read, Function<Instance, Step> plan) {
    var known = read;
    var lightsail = run.regions().in(id.region());
    var waits = new OptionsWaits(lightsail, call);
    while (true) {
      var sent = send(lightsail, id, known, plan, OptionsWriter::withTokens);
      known = Optional.empty();
      switch (sent) {
        case Sent.Nothing(var step) -> {
          return step.target().isEmpty() || step.live().hasSettledOptions()
              ? new Written.Done(step, step.live(), Optional.empty())
              : waits.untilApplied(step, step.target(), Optional.empty());
        }
        case Sent.Unsettled(var live) -> waits.untilSettled(live);
        case Sent.Started(var step, var request, var operation) -> {
          return compared(request, waits.untilApplied(step, step.target(), Optional.of(operation)));
        }
        case Sent.Doubtful(var step, var failure) -> {
          return waits.afterDoubtful(step, failure);
        }
        case Sent.Refused(var step, var problem) -> {
          if (!(problem.failure() instanceof Failure.Refused)) {
            throw problem;
          }
          // The error of a write on a changing instance is not documented; it settles first.
          if (!waits.isInTransition(step.live())) {
            if (!step.target().isEndpointDisabled()) {
              throw problem;
            }
            return endpointAlone(id, step, problem, lightsail, waits);
          }
        }
      }
    }
  }

  /**
   * Sends one write.
   *
   * @param request what to send, of the values to set and the instance as it is
   */
  private Sent send(
      Lightsail lightsail,
      InstanceId id,
      Optional<Instance> read,
      Function<Instance, Step> plan,
      Request request) {
    InstanceLocks.acquire(permits, call, "waiting for its turn to write to " + id);
    try {
      return run.locks()
          .holding(id, call, () -> new Attempt(lightsail, id, read, plan, request).send());
    } finally {
      permits.release();
    }
  }

  private interface Request {
    MetadataOptions of(MetadataOptions target, Instance live);
  }

  /**
   * What to send. The API resets an omitted {@code httpTokens} to {@code optional}, so the current
   * value goes along where the wanted ones have none; no other option is sent unasked.
   */
  private static MetadataOptions withTokens(MetadataOptions target, Instance live) {
    var request = target.orElse(live.options().only(Set.of(Option.HTTP_TOKENS)));
    if (request.httpTokens() == null) {
      throw new FailureException(
          new Failure.Conflict(
              "AWS does not tell the httpTokens of %s, and a write without it would reset it to optional. Set httpTokens, too. Nothing was written."
                  .formatted(live.subject())));
    }
    return request;
  }

  private final class Attempt {
    private final Lightsail lightsail;
    private final InstanceId id;
    private final Function<Instance, Step> plan;
    private final Request request;
    private Optional<Instance> read;
    private @Nullable Step step;
    private @Nullable MetadataOptions sending;

    Attempt(
        Lightsail lightsail,
        InstanceId id,
        Optional<Instance> read,
        Function<Instance, Step> plan,
        Request request) {
      this.lightsail = lightsail;
      this.id = id;
      this.read = read;
      this.plan = plan;
      this.request = request;
    }

    Sent send() {
      try {
        var operation = lightsail.write(id.name(), this::toSend, call);
        var planned = planned();
        return operation
            .<Sent>map(started -> new Sent.Started(planned, sent(), started))
            .orElseGet(() ->
                planned.isDone() ? new Sent.Nothing(planned) : new Sent.Unsettled(planned.live()));
      } catch (FailureException problem) {
        if (sending == null) {
          throw problem;
        }
        return problem.failure().mayHaveTakenEffect()
            ? new Sent.Doubtful(planned(), problem.failure())
            : new Sent.Refused(planned(), problem);
      }
    }

    private Optional<MetadataOptions> toSend() {
      sending = null;
      step = plan.apply(read.orElseGet(() -> id.existing(lightsail, call)));
      var live = step.live();
      // Tokens that are sent along as they are must be read right before each attempt.
      read = step.target().has(Option.HTTP_TOKENS) ? Optional.of(live) : Optional.empty();
      if (!step.isDone() && live.isSettled()) {
        sending = request.of(step.target(), live);
      }
      return Optional.ofNullable(sending);
    }

    private Step planned() {
      if (step == null) {
        throw new IllegalStateException("the write was answered without being asked what to send");
      }
      return step;
    }

    private MetadataOptions sent() {
      return sending == null ? MetadataOptions.NONE : sending;
    }
  }

  /** Tells of whoever changed tokens that are not ours to manage while they were sent along. */
  private Written compared(MetadataOptions request, Written written) {
    var after = written.after().options().httpTokens();
    if (!written.step().target().has(Option.HTTP_TOKENS)
        && written instanceof Written.Done
        && after != null
        && !after.equals(request.httpTokens())) {
      call.log()
          .warning(
              "httpTokens of %s is %s now, though %s was sent along as the value that it had: somebody changed it meanwhile. Look at the instance; this program does not manage its httpTokens."
                  .formatted(written.after().subject(), after, request.httpTokens()));
    }
    return written;
  }

  /**
   * AWS may take no other option beside a disabled endpoint, as EC2 does not. Then the others go
   * first and the endpoint alone after them. That resets the tokens, which opens nothing, since a
   * disabled endpoint answers nobody; they are set once more if AWS takes them.
   */
  private Written endpointAlone(
      InstanceId id,
      Step refused,
      FailureException problem,
      Lightsail lightsail,
      OptionsWaits waits) {
    var off = refused.target().only(Set.of(Option.HTTP_ENDPOINT));
    var others = refused.target().only(EnumSet.complementOf(EnumSet.of(Option.HTTP_ENDPOINT)));
    if (refused.live().options().isEndpointDisabled()) {
      call.log().warning(notWhileDisabled(refused, others, problem));
      return new Written.Done(refused, refused.live(), Optional.empty());
    }
    if (!others.has(Option.HTTP_TOKENS)
        && "required".equals(refused.live().options().httpTokens())) {
      throw new FailureException(
          problem
              .failure()
              .andAlso(
                  " AWS takes no other option beside a disabled endpoint, and to disable it alone"
                      + " resets httpTokens, which the program does not set and which is required"
                      + " now: set httpTokens, too. Nothing was written."),
          problem);
    }
    var first = part(id, refused, others, OptionsWriter::withTokens, lightsail, waits);
    if (first instanceof Written.Unfinished) {
      return first;
    }
    var second = part(id, refused, off, (target, _) -> target, lightsail, waits);
    if (second instanceof Written.Done(var _, var after, var _)
        && !Differences.of(others, after).isEmpty()) {
      try {
        var third = part(id, refused, others, OptionsWriter::withTokens, lightsail, waits);
        return third.operation().isPresent() ? third : second;
      } catch (FailureException notTaken) {
        call.log().debug(notTaken.failure().message());
      }
    }
    return second;
  }

  /** One of several writes that together make a step. */
  private Written part(
      InstanceId id,
      Step whole,
      MetadataOptions target,
      Request request,
      Lightsail lightsail,
      OptionsWaits waits) {
    Function<Instance, Step> plan =
        live -> {
          if (!live.arn().equals(whole.live().arn())) {
            throw new FailureException(OptionsWaits.replaced(whole.live(), live, ""));
          }
          return new Step(
              live, target, whole.previousOnceDone(), whole.previousUntilThen(), whole.unseen());
        };
    return switch (send(lightsail, id, Optional.empty(), plan, request)) {
      case Sent.Nothing(var step) -> new Written.Done(whole, step.live(), Optional.empty());
      case Sent.Unsettled(var live) -> {
        waits.untilSettled(live);
        yield part(id, whole, target, request, lightsail, waits);
      }
      case Sent.Started(var _, var _, var operation) ->
          waits.untilApplied(whole, target, Optional.of(operation));
      case Sent.Doubtful(var _, var failure) -> waits.afterDoubtful(whole, failure);
      case Sent.Refused(var _, var problem) -> throw problem;
    };
  }

  private static String notWhileDisabled(
      Step refused, MetadataOptions others, FailureException problem) {
    return "AWS does not set %s of %s while its endpoint is disabled (%s). Nobody is answered meanwhile; the write that enables the endpoint sends them along."
        .formatted(
            String.join(
                ", ",
                Differences.of(others, refused.live()).stream().map(Option::property).toList()),
            refused.live().subject(),
            problem.failure().message());
  }
}
