package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * The end of an instance's management where the program wants something put back: by a Delete, or
 * because an instance has left a baseline. What this run's program wants is left as it is.
 *
 * @param subject the resource, as it is told to people
 * @param inputs which may mark the value of an option as secret
 * @param usageCheck what to do about IMDSv1 that is still used where tokens are required again
 */
public record Ending(
    Run run,
    OptionsWriter writer,
    Call call,
    String subject,
    Fields inputs,
    UsageCheck usageCheck) {
  /**
   * Ends it.
   *
   * @param shown the options as they were shown last
   * @return what came of the write; empty if there was nothing to end: the instance is gone, or
   *     another by now, or wanted by a resource of the program
   */
  public Optional<Written> end(
      InstanceId id, Managed managed, MetadataOptions shown, OnDelete onDelete) {
    return end(id, managed, shown, onDelete, Optional.empty(), _ -> false);
  }

  /**
   * Ends it, unless the successor of the resource wants the instance as it is.
   *
   * @param named the options that a plan has named; empty: all may be written
   * @param successor what the resource will select that comes in the place of this one
   */
  public Optional<Written> end(
      InstanceId id,
      Managed managed,
      MetadataOptions shown,
      OnDelete onDelete,
      Optional<Set<Option>> named,
      Predicate<Instance> successor) {
    if (nothingToPutBack(managed, onDelete)) {
      return Optional.empty();
    }
    var holder = run.claims().holder(id);
    if (isWanted(id, holder)) {
      requireAccount(id, managed, holder.orElseThrow());
      run.claims().requireTaken(id, subject);
      new HandingBack(run, call, inputs).leave(id, managed);
      return Optional.empty();
    }
    var opening = new Opening(call, subject, inputs);
    var ended = run.restored().next(managed.made(shown), managed.previous());
    var isLeft = new AtomicBoolean();
    var gate = new UsageGate(usageCheck, run, call);
    try {
      var written =
          writer.write(
              id,
              live -> {
                if (!managed.isOf(live) || live.isEnding()) {
                  throw new FailureException(
                      new Failure.NotFound(
                          "instance %s is gone, so there is nothing to put back".formatted(id)));
                }
                // Asked again, under the lock: the one that wants it may have come meanwhile.
                isLeft.set(successor.test(live) || isWanted(id, run.claims().end(id)));
                if (isLeft.get()) {
                  return managed.ending(live, onDelete).to(MetadataOptions.NONE);
                }
                run.restored().note(id, ended);
                var already =
                    onDelete == OnDelete.RESTORE
                        ? run.restored().alreadyBy(id, ended)
                        : Set.<Option>of();
                var step =
                    managed
                        .except(already)
                        .step(live, MetadataOptions.NONE, onDelete, Set.of(), named);
                gate.passOnce(step);
                opening.byDeletion(step, onDelete);
                return step;
              },
              // Who has come for it meanwhile writes what it wants.
              () -> run.claims().holder(id).isPresent() || run.restored().isFollowed(id, ended));
      if (written instanceof Written.Done && written.operation().isEmpty()) {
        opening.cameToNothing(
            id, isLeft.get() ? "is left as it is after all" : "is as it was to be by now");
      }
      return Optional.of(written).filter(_ -> !isLeft.get());
    } catch (FailureException problem) {
      if (problem.failure() instanceof Failure.NotFound) {
        opening.cameToNothing(id, "is gone, or created again: nothing was written to it after all");
        call.log().debug(problem.failure().message());
        return Optional.empty();
      }
      throw problem;
    }
  }

  /** The one that is wanted may be another account's: then nothing that is known may be lost. */
  private void requireAccount(InstanceId id, Managed managed, String holder) {
    run.accounts()
        .others(holder, managed.arn())
        .ifPresent(others -> {
          throw new FailureException(
              new Failure.Conflict(
                  "instance %s is managed by %s, but that one's state tells of account %s, and this one's of account %s. Nothing was written, and what it was before is kept. Take out of the state what got there with wrong credentials: `pulumi state delete`."
                      .formatted(id, holder, others, Instance.account(managed.arn()))));
        });
    if (!run.accounts().hasSeen(managed.arn())) {
      run.regions().in(id.region()).find(id.name(), call).ifPresent(managed::isOf);
    }
  }

  private boolean isWanted(InstanceId id, Optional<String> holder) {
    if (holder.isEmpty()) {
      requireThatNobodyMayWant(id);
    }
    holder.ifPresent(
        urn -> call.log().debug("%s is wanted by %s, so it is left as it is".formatted(id, urn)));
    return holder.isPresent();
  }

  private void requireThatNobodyMayWant(InstanceId id) {
    run.claims()
        .mayHold(id)
        .ifPresent(urn -> {
          throw new FailureException(
              new Failure.Conflict(
                  "%s was not put back to what it was before: %s may want it, and could not see its instances in this run. Run `pulumi up` again once it can."
                      .formatted(id, urn)));
        });
  }

  private static boolean nothingToPutBack(Managed managed, OnDelete onDelete) {
    return onDelete
        .target(managed.options(), managed.previous(), MetadataOptions.SERVICE_DEFAULTS)
        .isEmpty();
  }
}
