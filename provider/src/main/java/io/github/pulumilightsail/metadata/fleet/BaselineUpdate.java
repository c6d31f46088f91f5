package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.HandingBack;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.Opening;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Limits;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Result;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** An update of the fleet, as far as it was told before. */
record BaselineUpdate(Run run, Request request, Call call) {
  /**
   * Does it.
   *
   * @param id of the resource
   * @param told the plan that was told before; nothing else than that is written
   */
  Outcome apply(String id, Optional<BaselinePlan> told) {
    var rules = BaselineRules.of(request, run);
    var program = rules.program();
    var regions = Fleet.regions(request.inputs(), run);
    run.claims().carryOut(request.urn());
    var first = look(rules, regions);
    run.claims().claimOrFail(request.urn(), first.selected().keySet());
    var looked = first.afterEndings(regions, run, call);
    var seen = looked.sparing(run.claims());
    if (request.id().isEmpty()) {
      run.claims().spare(seen.exempt().keySet());
    }
    var postponement = new Postponement(run, call);
    var plan =
        told.map(each -> postponement.of(seen, each).naming(each))
            .orElseGet(() -> postponement.of(seen));
    var changes = plan.changes();
    changes.keySet().retainAll(told.orElse(plan).changes().keySet());
    var report = new BaselineReport(plan, request.inputs());
    if (told.isEmpty()) {
      report.tell(call.log());
    }
    report.requireFewChanges(changes);
    var steps = plan.steps(changes.keySet());
    new UsageGate(program.usageCheck(), run, call).pass(steps);
    new UsageGate(program.usageCheck().orWarn(), run, call).pass(plan.ending());
    new Opening(call, request.urn(), request.inputs())
        .byOmission(steps, program.wanted(), program.onDelete());
    var results = BaselineWork.run(work(plan, changes.keySet()), Limits.of(request.inputs()), call);
    BaselineWork.tellWanted(looked.puttingBack().keySet(), results, run, call);
    var inPart = leftInPart(plan, results);
    tellLeft(plan, results, inPart);
    var failure =
        BaselineWork.failure(
            results, "All others are done. ", "The next `pulumi up` goes on with these.");
    noteNotTaken(plan, results);
    var state = state(plan, changes.keySet(), results, inPart);
    return failure.isPresent()
        ? new Outcome.Partial(id, state, failure.orElseThrow())
        : new Outcome.Applied(id, state);
  }

  /** Whoever had these until now keeps what is known of them. */
  private void noteNotTaken(BaselinePlan plan, Map<InstanceId, Result> results) {
    results.forEach((id, result) -> {
      var isUntouched =
          result instanceof Result.NotTried
              || (result instanceof Result.Failed(var _, var written) && written.isEmpty());
      if (isUntouched && plan.rules().records().of(id).arn().isEmpty()) {
        run.claims().wasNotTaken(id);
      }
    });
  }

  /** What somebody has changed since the plan is named by the next one. */
  private void tellLeft(
      BaselinePlan plan, Map<InstanceId, Result> results, Map<InstanceId, Managed> inPart) {
    var rules = plan.rules().namingAll();
    var left = new TreeMap<InstanceId, String>();
    plan.selected()
        .forEach((id, planned) -> {
          var step =
              switch (results.get(id)) {
                case Result.Done(var written) ->
                    rules.step(written.after(), written.managed()).leftBy(written.step());
                case null -> rules.step(planned.live());
                default -> planned.to(MetadataOptions.NONE);
              };
          if (!step.isDone()) {
            left.put(id, Differences.told(step, step.differing(), request.inputs()));
          }
        });
    inPart.forEach((id, rest) -> {
      // What is ignored stays as it is because the program says so.
      if (!rules.program().ignored(id).containsAll(rest.options())) {
        left.put(id, "put back only in part");
      }
    });
    if (!left.isEmpty()) {
      call.log().warning(OptionsWriter.left(FirstFew.of(left)));
    }
    var gone = new TreeMap<InstanceId, String>();
    results.forEach((id, result) -> {
      if (result instanceof Result.Gone(var how)
          && (plan.selected().containsKey(id) || isNobodyElses(id, result))) {
        gone.put(id, how);
      }
    });
    if (!gone.isEmpty()) {
      call.log()
          .warning(
              "not there any more as they were when this was planned: %s. The next `pulumi up` plans with what is there then."
                  .formatted(FirstFew.of(gone)));
    }
  }

  /** What is still to be put back of those that leave, since it was not named, or is ignored. */
  private static Map<InstanceId, Managed> leftInPart(
      BaselinePlan plan, Map<InstanceId, Result> results) {
    var left = new TreeMap<InstanceId, Managed>();
    plan.leaving()
        .forEach((id, leaves) -> {
          if (results.get(id) instanceof Result.Done(var written)) {
            left.put(id, rest(plan, id, written.step(), written.after(), written.pending()));
          } else if (!results.containsKey(id) && leaves.filter(Step::isDone).isPresent()) {
            var step = leaves.orElseThrow();
            left.put(id, rest(plan, id, step, step.live(), step.pending()));
          }
        });
    left.values().removeIf(rest -> rest.options().isEmpty());
    return left;
  }

  private static Managed rest(
      BaselinePlan plan,
      InstanceId id,
      Step done,
      Instance after,
      Optional<PendingOptions> pending) {
    var onDelete = plan.rules().program().onDelete();
    var rest = plan.rules().records().of(id).except(done.target().given());
    // What was as it was before is so, whatever a stopped instance shows of the write.
    var left = rest.waiting(done.pending()).ending(done.live(), onDelete).differing();
    left.retainAll(rest.waiting(pending).ending(after, onDelete).differing());
    return rest.waiting(pending).only(left);
  }

  private BaselinePlan look(BaselineRules rules, List<String> regions) {
    try {
      return BaselinePlan.look(rules, regions, run, call);
    } catch (FailureException problem) {
      Fleet.couldNotSee(request, regions, run);
      throw problem;
    }
  }

  private Map<InstanceId, Callable<Optional<Written>>> work(
      BaselinePlan plan, Set<InstanceId> announced) {
    // Who leaves has been looked at with all others.
    var ending = BaselineWork.ending(run, request, UsageCheck.OFF, call);
    var work = new LinkedHashMap<InstanceId, Callable<Optional<Written>>>();
    for (var id : announced) {
      var planned = plan.selected().get(id);
      work.put(
          id,
          planned == null
              ? () -> plan.end(ending, id)
              : () -> Optional.of(write(ending.writer(), id, planned, plan.rules())));
    }
    for (var id : plan.handedBack(run.claims())) {
      work.put(id, () -> handBack(id, plan.rules()));
    }
    var ended = run.claims().ended(plan.selected().keySet());
    plan.selected()
        .forEach((id, step) -> {
          if (!step.live().hasSettledOptions() && step.isDone()) {
            work.put(
                id,
                () ->
                    Optional.of(
                        ended.contains(id)
                            ? write(ending.writer(), id, step, plan.rules())
                            : await(ending.writer(), id, step, plan.rules())));
          }
        });
    return work;
  }

  private Optional<Written> handBack(InstanceId id, BaselineRules rules) {
    if (rules.program().onDelete() != OnDelete.KEEP) {
      run.claims().requireTaken(id, request.urn());
    }
    new HandingBack(run, call, request.inputs()).leave(id, rules.records().of(id));
    return Optional.empty();
  }

  /** Waits for what an earlier write, or somebody else's, has begun; writes nothing. */
  private static Written await(
      OptionsWriter writer, InstanceId id, Step planned, BaselineRules rules) {
    return writer.write(
        id,
        live -> {
          var step = again(live, planned, rules);
          return step.isDone() ? step : step.to(MetadataOptions.NONE);
        });
  }

  private static Written write(
      OptionsWriter writer, InstanceId id, Step planned, BaselineRules rules) {
    return writer.write(id, live -> again(live, planned, rules));
  }

  /** The step once more, of the instance as it is right before the write. */
  private static Step again(Instance live, Step planned, BaselineRules rules) {
    if (!live.arn().equals(planned.live().arn()) || live.isEnding()) {
      throw new FailureException(new Failure.NotFound("gone, or created again"));
    }
    if (!rules.program().selector().selects(live)) {
      throw new FailureException(new Failure.NotFound("selected no more"));
    }
    return rules.step(live);
  }

  /**
   * The outputs: the instances as last seen, and what is known of each. What was certainly not
   * written keeps the record that there was; what is not known to be ended keeps its own.
   */
  private Fields state(
      BaselinePlan plan,
      Set<InstanceId> announced,
      Map<InstanceId, Result> results,
      Map<InstanceId, Managed> inPart) {
    var instances = new TreeMap<InstanceId, Instance>();
    var records = new TreeMap<InstanceId, Managed>();
    plan.selected()
        .forEach((id, step) -> {
          var asIs = plan.rules().records().of(step.live());
          switch (results.get(id)) {
            case Result.Gone _ -> {
              // If it is there after all, and selected no more, the next plan ends its management.
              if (!asIs.arn().isEmpty()) {
                records.put(id, asIs);
              }
            }
            case Result.Done(var written) ->
                keep(id, written.after(), written.managed(), instances, records);
            case Result.Failed(var _, var written) ->
                keep(
                    id,
                    written.map(Written::after).orElse(step.live()),
                    written.map(Written::managed).orElse(asIs),
                    instances,
                    records);
            case Result.NotTried _ -> keep(id, step.live(), asIs, instances, records);
            case null ->
                keep(
                    id,
                    step.live(),
                    step.isDone() ? step.managedOnceDone() : asIs,
                    instances,
                    records);
          }
        });
    plan.leaving()
        .forEach((id, step) -> {
          var unsaid =
              step.isPresent()
                  && !step.orElseThrow().differing().isEmpty()
                  && !announced.contains(id);
          var result = results.get(id);
          if (unsaid
              || isNobodyElses(id, result)
              || result instanceof Result.Failed
              || result instanceof Result.NotTried) {
            records.put(id, plan.rules().records().of(id));
          }
        });
    records.putAll(inPart);
    return BaselineState.fields(request.inputs(), plan, instances, records);
  }

  /** One that leaves is gone then, or selected again: the next plan sees. */
  private boolean isNobodyElses(InstanceId id, @Nullable Result result) {
    return result instanceof Result.Gone && run.claims().holder(id).isEmpty();
  }

  private static void keep(
      InstanceId id,
      Instance live,
      Managed managed,
      Map<InstanceId, Instance> instances,
      Map<InstanceId, Managed> records) {
    instances.put(id, live);
    if (!managed.arn().isEmpty()) {
      records.put(id, managed);
    }
  }
}
