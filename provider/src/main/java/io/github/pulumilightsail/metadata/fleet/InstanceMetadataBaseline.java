package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Ending;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.Opening;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Limits;
import io.github.pulumilightsail.metadata.fleet.BaselineWork.Result;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Change.Kind;
import io.github.pulumilightsail.resource.Checked;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.FieldDiff;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceSchema;
import io.github.pulumilightsail.resource.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** The metadata options of a whole fleet: every instance that a selector means, now and later. */
public final class InstanceMetadataBaseline implements ResourceType {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:InstanceMetadataBaseline",
          "InstanceMetadataBaseline.md",
          BaselineFields.INPUTS,
          BaselineFields.OUTPUTS);

  private final Run run;

  /** What this run's Diff has told of each resource; its update does that and no more. */
  private final Map<String, BaselinePlan> told = new ConcurrentHashMap<>();

  /** What Check was asked about in this run: a replacement that deletes first comes after it. */
  private final Map<String, Fields> checked = new ConcurrentHashMap<>();

  public InstanceMetadataBaseline(Run run) {
    this.run = run;
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public Checked check(Request request) {
    run.claims().addToProgram(request.urn());
    var check = new BaselineCheck(run);
    var inputs = check.withRegions(request.inputs());
    checked.put(request.urn(), inputs);
    return new Checked(inputs, check.check(request.inputs()));
  }

  @Override
  public List<Change> diff(Request request, Call call) {
    var changes =
        new ArrayList<>(
            FieldDiff.diff(BaselineFields.INPUTS, request.oldInputs(), request.inputs()));
    if (request.inputs().hasUnknowns()) {
      return changes;
    }
    // Who asks without a Check before, as a refresh does, shows what has been read just now.
    var isPlan = run.claims().isInProgram(request.urn());
    var plan = isPlan ? looked(request, call) : fromState(request);
    plan.changes()
        .forEach((id, options) ->
            options.forEach(option ->
                changes.add(
                    new Change(BaselineRules.path(id, option), Kind.UPDATE, false, isPlan))));
    if (isPlan) {
      told.put(request.urn(), plan);
      if (plan.hasOtherRegions()) {
        changes.add(Change.of(PropertyPath.of("regions"), Kind.UPDATE));
      }
    }
    return changes;
  }

  /** The plan against the fleet as it is or, where AWS cannot be asked, against the state. */
  private BaselinePlan looked(Request request, Call call) {
    return switch (look(request, call)) {
      case Look.Seen(var plan) -> plan;
      case Look.Unseen(var failure, var _) -> {
        requireAnswer(request, failure);
        call.log()
            .warning(
                "this plan rests on the state, since the fleet could not be looked at: "
                    + failure.message());
        yield fromState(request);
      }
    };
  }

  /** Whoever means every region is told of one that does not answer, unless none can be reached. */
  private static void requireAnswer(Request request, Failure failure) {
    var isOutOfReach =
        failure instanceof Failure.Unreachable || failure instanceof Failure.TimedOut;
    if (Fleet.areAll(request.inputs().texts("regions")) && !isOutOfReach) {
      throw new FailureException(failure);
    }
  }

  /** Looks at the fleet, claims what is selected, and tells what would be done. */
  private Look<BaselinePlan> look(Request request, Call call) {
    var regions = Fleet.regions(request.inputs(), run);
    var rules = BaselineRules.of(request, run);
    var look =
        run.access()
            .look(
                Fleet.first(regions, run),
                call,
                brief -> BaselinePlan.look(rules, regions, run, brief));
    if (look instanceof Look.Seen<BaselinePlan>(var seen)) {
      run.claims().claimOrFail(request.urn(), seen.selected().keySet());
      var plan = new Postponement(run, call).of(seen);
      new BaselineReport(plan, request.inputs()).tell(call.log());
      return new Look.Seen<>(plan);
    }
    return look;
  }

  private BaselinePlan fromState(Request request) {
    return BaselinePlan.fromState(
        BaselineRules.of(request, run), Fleet.regions(request.inputs(), run));
  }

  @Override
  public Outcome create(Request request, Call call) {
    Failure.BadInput.require(new BaselineCheck(run).check(request.inputs()));
    if (!request.preview()) {
      return apply(name(request.urn()), request, call);
    }
    if (request.inputs().hasUnknowns()) {
      return new Outcome.Applied("", request.inputs());
    }
    return switch (look(request, call)) {
      case Look.Seen(var plan) -> new Outcome.Applied("", preview(plan, request, call));
      case Look.Unseen(var failure, var _) -> {
        requireAnswer(request, failure);
        if (BaselineRules.of(request, run).usageCheck() == UsageCheck.BLOCK
            && failure instanceof Failure.Denied) {
          throw new FailureException(failure);
        }
        call.log()
            .warning(
                "this preview could not look at the fleet, nor whether IMDSv1 is still in use: "
                    + failure.message());
        yield new Outcome.Applied("", request.inputs());
      }
    };
  }

  @Override
  public Outcome update(Request request, Call call) {
    Failure.BadInput.require(new BaselineCheck(run).check(request.inputs()));
    if (!request.preview()) {
      return apply(request.id(), request, call);
    }
    var plan = Optional.ofNullable(told.get(request.urn()));
    return new Outcome.Applied(
        "",
        request.inputs().hasUnknowns()
            ? request.inputs()
            : preview(plan.orElseGet(() -> fromState(request)), request, call));
  }

  /** What the outputs will be, if the world stays as the plan saw it. */
  private Fields preview(BaselinePlan plan, Request request, Call call) {
    var changes = plan.changes();
    new BaselineReport(plan, request.inputs()).requireFewChanges(changes);
    new UsageGate(plan.rules().usageCheck(), run, call).preview(plan.steps(changes.keySet()));
    var instances = new TreeMap<InstanceId, Instance>();
    var records = new TreeMap<InstanceId, Managed>();
    plan.selected()
        .forEach((id, step) -> {
          instances.put(id, changes.containsKey(id) ? step.expected() : step.live());
          records.put(id, step.managedOnceDone());
        });
    return BaselineState.fields(request.inputs(), plan, instances, records);
  }

  private Outcome apply(String id, Request request, Call call) {
    var rules = BaselineRules.of(request, run);
    var regions = Fleet.regions(request.inputs(), run);
    var seen = BaselinePlan.look(rules, regions, run, call);
    run.claims().claimOrFail(request.urn(), seen.selected().keySet());
    if (request.id().isEmpty()) {
      run.claims().spare(seen.exempt().keySet());
    }
    var earlier = Optional.ofNullable(told.remove(request.urn()));
    var postponement = new Postponement(run, call);
    var plan =
        earlier.map(each -> postponement.of(seen, each)).orElseGet(() -> postponement.of(seen));
    var changes = plan.changes();
    changes.keySet().retainAll(earlier.orElse(plan).changes().keySet());
    var report = new BaselineReport(plan, request.inputs());
    if (earlier.isEmpty()) {
      report.tell(call.log());
    }
    report.requireFewChanges(changes);
    var steps = plan.steps(changes.keySet());
    new UsageGate(rules.usageCheck(), run, call).pass(steps);
    new Opening(call, request.urn(), request.inputs())
        .byOmission(steps, rules.wanted(), rules.onDelete());
    var results =
        BaselineWork.run(
            work(plan, changes.keySet(), request, call), Limits.of(request.inputs()), call);
    var failure = BaselineWork.failure(results, "pulumi up");
    var state = state(plan, changes.keySet(), results, request);
    return failure.isPresent()
        ? new Outcome.Partial(id, state, failure.orElseThrow())
        : new Outcome.Applied(id, state);
  }

  private Map<InstanceId, Callable<Optional<Written>>> work(
      BaselinePlan plan, Set<InstanceId> announced, Request request, Call call) {
    var ending = ending(request, call);
    var work = new LinkedHashMap<InstanceId, Callable<Optional<Written>>>();
    for (var id : announced) {
      var planned = plan.selected().get(id);
      work.put(
          id,
          planned == null
              ? () -> ending.end(id, plan.rules().leaving(id), plan.rules().onDelete())
              : () -> Optional.of(write(ending.writer(), id, planned, plan.rules())));
    }
    return work;
  }

  private static Written write(
      OptionsWriter writer, InstanceId id, Step planned, BaselineRules rules) {
    // The list was read just now, and serves where all that is sent is the program's.
    var read = Optional.of(planned.live()).filter(_ -> planned.target().has(Option.HTTP_TOKENS));
    return writer.write(id, read, live -> again(live, planned, rules));
  }

  /** The step once more, of the instance as it is right before the write. */
  private static Step again(Instance live, Step planned, BaselineRules rules) {
    if (!live.arn().equals(planned.live().arn()) || live.isEnding()) {
      throw new FailureException(
          new Failure.NotFound("instance %s is gone, or another by now".formatted(live.subject())));
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
      Request request) {
    var instances = new TreeMap<InstanceId, Instance>();
    var records = new TreeMap<InstanceId, Managed>();
    plan.selected()
        .forEach((id, step) -> {
          var asIs = plan.rules().managed(step.live());
          var nothingToDo = plan.rules().differing(step).isEmpty();
          switch (results.get(id)) {
            case Result.Gone _ -> {}
            case Result.Done(var written) ->
                keep(id, written.after(), written.step().managedOnceDone(), instances, records);
            case Result.Failed(var _, var written) ->
                keep(
                    id,
                    written.map(Written::after).orElse(step.live()),
                    written.map(Written::step).map(Step::managedUntilThen).orElse(asIs),
                    instances,
                    records);
            case Result.NotTried _ -> keep(id, step.live(), asIs, instances, records);
            case null ->
                keep(
                    id,
                    step.live(),
                    nothingToDo ? step.managedOnceDone() : asIs,
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
          if (unsaid || result instanceof Result.Failed || result instanceof Result.NotTried) {
            records.put(id, plan.rules().records().getOrDefault(id, Managed.NOTHING));
          }
        });
    return BaselineState.fields(request.inputs(), plan, instances, records);
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

  @Override
  public ReadOutcome read(Request request, Call call) {
    var name = name(request.urn());
    var inputs =
        request.isImport() ? new BaselineImport(run).inputs(request.id(), call) : request.inputs();
    var stated = request.state().texts("regions");
    var regions =
        inputs.get("regions").isAbsent() && !stated.isEmpty() ? stated : Fleet.regions(inputs, run);
    var rules =
        BaselineRules.of(Request.of(request.urn(), request.id(), inputs, request.state()), run);
    var fleet = Fleet.look(regions, run, call);
    var plan = new Postponement(run, call).of(BaselinePlan.seen(rules, fleet));
    var instances = fleet.selected(rules.selector());
    instances.replaceAll((id, live) -> {
      var known = rules.known().get(id);
      return known != null && known.isPending() ? live.whileItWaits() : live;
    });
    var records = new TreeMap<InstanceId, Managed>();
    if (request.isImport()) {
      // What an import finds is managed from now on, and nothing is known of before.
      instances.forEach((id, live) ->
          records.put(id, new Managed(live.arn(), Set.<Option>of(), MetadataOptions.NONE, false)));
    } else {
      rules
          .records()
          .forEach((id, managed) -> {
            var live = fleet.all().get(id);
            if (live == null || managed.isOf(live)) {
              records.put(id, managed);
            }
          });
    }
    return new ReadOutcome.Found(
        request.isImport() && !name.isEmpty() ? name : request.id(),
        BaselineState.fields(inputs, plan, instances, records),
        inputs);
  }

  @Override
  public void delete(Request request, Call call) {
    var onDelete = OnDelete.ofDeletion(request);
    var records = BaselineState.records(request.inputs(), request.state());
    if (onDelete == OnDelete.KEEP) {
      call.log()
          .info(
              (records.size() == 1
                      ? "1 instance keeps its metadata options"
                      : records.size() + " instances keep their metadata options")
                  + ", since onDelete is keep");
      return;
    }
    var ending = ending(request, call);
    var work = new LinkedHashMap<InstanceId, Callable<Optional<Written>>>();
    Predicate<Instance> successor =
        Optional.ofNullable(checked.get(request.urn()))
            .map(next -> selects(next, run))
            .orElse(_ -> false);
    // As the state says, which is newer than the inputs after an update that failed half-way.
    var latest = request.state().isEmpty() ? request.inputs() : request.state();
    var exemptions = Exemptions.of(latest, run.today());
    records.forEach((id, managed) -> {
      if (exemptions.of(id).isEmpty() && !run.claims().isSpared(id)) {
        work.put(id, () -> ending.end(id, managed, onDelete, successor));
      }
    });
    tellExempt(records.size() - work.size(), call);
    BaselineWork.failure(
            BaselineWork.run(work, Limits.of(request.inputs()), call), "pulumi destroy")
        .ifPresent(failure -> {
          throw new FailureException(
              failure.andAlso(
                  " To delete the baseline without touching the instances, set onDelete to keep and"
                      + " apply that first, or run `pulumi state delete`."));
        });
  }

  private static void tellExempt(int count, Call call) {
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

  /** The resource's name, which is the last part of its URN; empty if it has none. */
  private static String name(String urn) {
    var colons = urn.lastIndexOf("::");
    return colons < 0 ? urn : urn.substring(colons + 2);
  }

  /** With the writer that all work on this request shares. */
  private Ending ending(Request request, Call call) {
    var quiet = call.quietly();
    var writer =
        new OptionsWriter(run, quiet, new Semaphore(Limits.of(request.inputs()).parallel()));
    return new Ending(run, writer, quiet, request.urn(), request.inputs());
  }
}
