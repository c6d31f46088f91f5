package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One write at a time to one instance: read under its lock, right before each attempt, then sent.
 *
 * @param permits how many writes may be under way at once
 */
record Sending(Run run, Call call, Semaphore permits, Lightsail lightsail, InstanceId id) {

  /** What came of the attempt to send a write. */
  sealed interface Sent {
    record Nothing(Step step) implements Sent {}

    record Unsettled(Instance live) implements Sent {}

    record Started(Step step, MetadataOptions request, Operation operation) implements Sent {}

    record Doubtful(Step step, MetadataOptions request, Failure failure) implements Sent {}

    record Refused(Step step, FailureException problem) implements Sent {}
  }

  /**
   * Sends one write.
   *
   * @param plan what to do with the instance as it is, asked anew for each attempt
   * @param request what to send for it
   */
  Sent send(Function<Instance, Step> plan, Function<Step, MetadataOptions> request) {
    InstanceLocks.acquire(permits, call, "waiting for its turn to write to " + id);
    try {
      return run.locks().holding(id, call, () -> new Attempt(plan, request).send());
    } finally {
      permits.release();
    }
  }

  /**
   * What to send. The API resets an omitted {@code httpTokens} to {@code optional}, so the value
   * that it has goes along where the wanted ones have none; no other option is sent unasked.
   */
  static MetadataOptions withTokens(Step step) {
    unknownTokens(step)
        .ifPresent(failure -> {
          throw new FailureException(failure);
        });
    return step.target().orElse(step.coming().options().only(Set.of(Option.HTTP_TOKENS)));
  }

  /**
   * Why no tokens can be sent along where the wanted options have none; empty if they can. What a
   * stopped instance shows of its tokens may be what they were before a write that waits for its
   * start, and what is known of that write may be over, or followed by somebody else's: {@code
   * optional} is sent along only where AWS and what is known say so, and nothing that waits.
   */
  static Optional<Failure> unknownTokens(Step step) {
    var live = step.live();
    var coming = step.coming().options().httpTokens();
    var mayBeRequired =
        (live.isStopped() && live.isPending())
            || step.unknown().contains(Option.HTTP_TOKENS)
            || "required".equals(live.options().httpTokens());
    if (step.target().has(Option.HTTP_TOKENS) || "required".equals(coming)) {
      return Optional.empty();
    }
    if (coming == null) {
      return Optional.of(
          new Failure.Conflict(
              "AWS does not tell the httpTokens of %s, and a write without it would reset it to optional. Set httpTokens, too. Nothing was written."
                  .formatted(live.subject())));
    }
    return mayBeRequired
        ? Optional.of(
            new Failure.Conflict(
                "%s is stopped, and whoever has written to it may have required tokens, which AWS shows only once it is started: a write that does not set httpTokens could take that back. Nothing was written. Set httpTokens until it has been started, or start it and run `pulumi up` again."
                    .formatted(live.subject())))
        : Optional.empty();
  }

  private final class Attempt {
    private final Function<Instance, Step> plan;
    private final Function<Step, MetadataOptions> request;
    private @Nullable Step step;
    private @Nullable MetadataOptions sending;

    /** What the last attempt has sent, whatever came of it. */
    private @Nullable MetadataOptions sent;

    Attempt(Function<Instance, Step> plan, Function<Step, MetadataOptions> request) {
      this.plan = plan;
      this.request = request;
    }

    Sent send() {
      try {
        var operation = lightsail.write(id.name(), this::toSend, call);
        var planned = planned();
        return operation
            .<Sent>map(started -> new Sent.Started(planned, lastSent(), started))
            .orElseGet(() ->
                planned.isDone() ? new Sent.Nothing(planned) : new Sent.Unsettled(planned.live()));
      } catch (FailureException problem) {
        var inDoubt = sent != null && problem.failure().mayHaveTakenEffect();
        if (sending == null && !inDoubt) {
          throw problem;
        }
        return inDoubt
            ? new Sent.Doubtful(planned(), lastSent(), problem.failure())
            : new Sent.Refused(planned(), problem);
      }
    }

    private Optional<MetadataOptions> toSend() {
      sending = null;
      var next = plan.apply(id.existing(lightsail, call));
      step = step == null ? next : next.afterSending(lastSent(), step);
      var live = step.live();
      run.accounts().saw(live);
      if (!step.isDone() && live.isSettled()) {
        sending = request.apply(step);
        sent = sending;
      }
      return Optional.ofNullable(sending);
    }

    private Step planned() {
      if (step == null) {
        throw new IllegalStateException("the write was answered without being asked what to send");
      }
      return step;
    }

    private MetadataOptions lastSent() {
      return sent == null ? MetadataOptions.NONE : sent;
    }
  }
}
