package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.HandingBack;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Limits;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Result;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The end of a baseline. */
record BaselineDeletion(Run run, Request request, Call call) {
  /** The engine keeps no new state of a deletion that failed, so what is done is not known then. */
  private static final String PUT_BACK_AGAIN =
      "All others are put back, but since a deletion that failed leaves the state as it was, the"
          + " next one puts them back once more if somebody has changed them by then. ";

  private static final String TO_LEAVE_THEM =
      " To delete the baseline without touching the instances, apply it with onDelete keep first"
          + " (if it is out of the program, put it back for that), or run `pulumi state delete`.";

  /**
   * Ends it, as {@code onDelete} says.
   *
   * @param next the inputs of the baseline that comes in its place in this run, if one does
   */
  void delete(Optional<Fields> next) {
    var onDelete = OnDelete.ofDeletion(request);
    var known = BaselineRecords.of(request.state(), run);
    var records = known.managed();
    if (onDelete == OnDelete.KEEP) {
      handBack(records);
      tellKept(records.size());
      return;
    }
    var ending = BaselineWork.ending(run, request, UsageCheck.ofDeletion(request), call);
    var work = new LinkedHashMap<InstanceId, Callable<Optional<Written>>>();
    Predicate<Instance> successor = next.map(inputs -> selects(inputs, run)).orElse(_ -> false);
    // As the state says, which is newer than the inputs after an update that failed half-way.
    var latest = request.state().isEmpty() ? request.inputs() : request.state();
    var exemptions = Exemptions.of(latest, run.today());
    var ended = new TreeMap<>(records);
    ended.keySet().removeIf(id -> exemptions.of(id).isPresent() || run.claims().isSpared(id));
    shutsNothingInUse(ended, onDelete);
    ended.forEach((id, managed) ->
        work.put(
            id,
            () ->
                ending.end(id, managed, known.options(id), onDelete, Optional.empty(), successor)));
    tellExempt(records.size() - ended.size());
    var results = BaselineWork.run(work, Limits.of(request.inputs()), call);
    BaselineWork.tellWanted(ended.keySet(), results, run, call);
    require(results, PUT_BACK_AGAIN);
  }

  private static void require(SortedMap<InstanceId, Result> results, String done) {
    BaselineWork.failure(results, done, "The next deletion goes on with these.")
        .ifPresent(failure -> {
          throw new FailureException(failure.andAlso(TO_LEAVE_THEM));
        });
  }

  /** Leaves those to others of the program that are theirs. */
  private void handBack(Map<InstanceId, Managed> records) {
    var work = new LinkedHashMap<InstanceId, Callable<Optional<Written>>>();
    records.forEach((id, managed) -> {
      if (run.claims().holder(id).filter(urn -> !urn.equals(request.urn())).isPresent()) {
        work.put(
            id,
            () -> {
              new HandingBack(run, call, request.inputs()).leave(id, managed);
              return Optional.empty();
            });
      }
    });
    require(BaselineWork.run(work, Limits.of(request.inputs()), call), "");
  }

  /** Whoever wants to be stopped is so before the first of them is written to. */
  private void shutsNothingInUse(Map<InstanceId, Managed> ended, OnDelete onDelete) {
    var mode = UsageCheck.ofDeletion(request);
    var shut = new TreeMap<>(ended);
    shut.values()
        .removeIf(managed ->
            !"required"
                .equals(
                    onDelete
                        .target(managed.options(), managed.previous(), MetadataOptions.NONE)
                        .httpTokens()));
    if (mode != UsageCheck.BLOCK || shut.isEmpty()) {
      return;
    }
    var regions = shut.keySet().stream().map(InstanceId::region).distinct().toList();
    var fleet = Fleet.look(regions, run, call).all();
    var steps = new ArrayList<Step>();
    shut.forEach((id, managed) -> {
      var live = fleet.get(id);
      if (live != null && managed.isOf(live) && run.claims().holder(id).isEmpty()) {
        steps.add(managed.ending(live, onDelete));
      }
    });
    try {
      new UsageGate(mode, run, call).pass(steps);
    } catch (FailureException problem) {
      throw new FailureException(problem.failure().andAlso(TO_LEAVE_THEM), problem);
    }
  }

  private void tellKept(int count) {
    if (count > 0) {
      call.log()
          .info(
              (count == 1
                      ? "1 instance keeps its metadata options"
                      : count + " instances keep their metadata options")
                  + ", since onDelete is keep");
    }
  }

  private void tellExempt(int count) {
    if (count > 0) {
      call.log().info(count + " left as they are, since they are exempt");
    }
  }

  private static Predicate<Instance> selects(Fields inputs, Run run) {
    var selector = Selector.of(inputs.get("selector"));
    var regions = Fleet.regions(inputs, run);
    return live ->
        (Fleet.areAll(regions) || regions.contains(live.region())) && selector.selects(live);
  }
}
