package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.HandedBack.Wish;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves an instance to another resource of the program, and looks that this is as that one wants
 * it, where nothing else would.
 *
 * @param inputs which may mark the value of an option as secret
 */
public record HandingBack(Run run, Call call, Fields inputs) {
  /**
   * Fails if the instance is as this resource has made it, and not as the other wants it: to write
   * that would be what no preview has named.
   *
   * @param managed what this resource knows of it
   */
  public void leave(InstanceId id, Managed managed) {
    run.handedBack().leave(id);
    var wish = run.handedBack().wish(id);
    if (wish.isPresent()) {
      look(id, wish.orElseThrow())
          .filter(live -> managed.arn().equals(live.arn()))
          .ifPresent(live -> require(live, managed, wish.orElseThrow()));
    }
  }

  private Optional<Instance> look(InstanceId id, Wish wish) {
    try {
      return run.regions().in(id.region()).find(id.name(), call);
    } catch (FailureException problem) {
      call.log()
          .warning(
              "could not look whether instance %s is as %s wants it: %s Run `pulumi up --refresh` once that is possible."
                  .formatted(id, wish.urn(), problem.failure().sentence()));
      return Optional.empty();
    }
  }

  private void require(Instance live, Managed managed, Wish wish) {
    var wanted = wish.wanted().only(managed.options());
    var step = managed.step(live, wanted, OnDelete.KEEP, Set.of());
    if (step.isDone()) {
      return;
    }
    var what =
        "instance %s is left to %s, which has not changed in this run, but is not as that one wants it (%s): this resource, or somebody, has written to it since."
            .formatted(
                InstanceId.of(live), wish.urn(), Differences.told(step, step.differing(), inputs));
    if (live.isStopped()) {
      // What the other one has written to it later may wait there unseen.
      call.log().warning(what + " It is stopped: run `pulumi up --refresh` once it is started.");
    } else {
      throw new FailureException(
          new Failure.Conflict(
              what
                  + " Nothing was written now. Run `pulumi up --refresh`, which sees that and"
                  + " brings it into line."));
    }
  }
}
