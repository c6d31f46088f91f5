package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.Opening;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.metadata.PutBack;
import io.github.pulumilightsail.metadata.Run;
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
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldDiff;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceSchema;
import io.github.pulumilightsail.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

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
      tellUnknown(request, call);
      return changes;
    }
    // Who asks without a Check before, as a refresh does, shows what has been read just now.
    var isPlan = run.claims().isInProgram(request.urn());
    var plan = isPlan ? looked(request, call) : fromState(request);
    plan.changes()
        .forEach((id, options) ->
            options.forEach(option ->
                changes.add(
                    new Change(BaselineState.path(id, option), Kind.UPDATE, false, isPlan))));
    if (isPlan) {
      told.put(request.urn(), plan);
      plan.withoutWrite()
          .forEach(id ->
              changes.add(new Change(BaselineState.path(id, "state"), Kind.UPDATE, false, isPlan)));
      if (plan.hasOtherRegions()) {
        changes.add(Change.of(PropertyPath.of("regions"), Kind.UPDATE));
      }
    }
    return changes;
  }

  private void tellUnknown(Request request, Call call) {
    var unknown =
        BaselineFields.INPUTS.stream()
            .map(Field::name)
            .filter(name -> request.inputs().get(name).hasUnknowns())
            .toList();
    call.log()
        .warning(
            "which instances would change is known only in the update, since %s is not known yet: nothing was looked at"
                .formatted(String.join(", ", unknown)));
    PutBack.tellMayWantAny(run, request.urn(), call);
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
        var plan = fromState(request);
        new BaselineReport(plan, request.inputs()).tell(call.log());
        yield plan;
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
    rules.records().managed().forEach(run.pending()::note);
    var look =
        run.access()
            .look(
                Fleet.asked(regions, run),
                call,
                brief -> BaselinePlan.look(rules, regions, run, brief));
    if (look instanceof Look.Unseen<BaselinePlan>) {
      Fleet.couldNotSee(request, regions, run);
    }
    if (look instanceof Look.Seen<BaselinePlan>(var first)) {
      run.claims().claimOrFail(request.urn(), first.selected().keySet());
      var seen = first.afterEndings(regions, run, call);
      var putBack = seen.puttingBack();
      run.claims().giveUpOrFail(request.urn(), putBack);
      run.claims().unseenBeside(request.urn()).ifPresent(urn -> PutBack.tell(putBack, urn, call));
      var plan = new Postponement(run, call).of(seen.sparing(run.claims()));
      plan.handedBack(run.claims()).forEach(run.handedBack()::leave);
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
      // What a replacement's Diff has told rests on what is known of the one that it replaces.
      told.remove(request.urn());
      try {
        return new BaselineUpdate(run, request, call).apply(name(request.urn()), Optional.empty());
      } catch (FailureException problem) {
        run.claims().noteFailure(request.urn());
        throw problem;
      }
    }
    if (request.inputs().hasUnknowns()) {
      tellUnknown(request, call);
      return new Outcome.Applied("", request.inputs());
    }
    return switch (look(request, call)) {
      case Look.Seen(var plan) -> new Outcome.Applied("", preview(plan, request, call));
      case Look.Unseen(var failure, var _) -> {
        requireAnswer(request, failure);
        if (BaselineProgram.of(request, run).usageCheck() == UsageCheck.BLOCK
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
      return new BaselineUpdate(run, request, call)
          .apply(request.id(), Optional.ofNullable(told.remove(request.urn())));
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
    var program = plan.rules().program();
    new BaselineReport(plan, request.inputs()).requireFewChanges(changes);
    var steps = plan.steps(changes.keySet());
    new UsageGate(program.usageCheck(), run, call).preview(steps);
    new UsageGate(program.usageCheck().orWarn(), run, call).preview(plan.ending());
    var opening = new Opening(call, request.urn(), request.inputs());
    opening.byOmission(steps, program.wanted(), program.onDelete());
    opening.byLeaving(plan.ending(), program.onDelete());
    OptionsWriter.tellUnknownTokens(steps, call);
    OptionsWriter.tellUnknownTokens(plan.ending(), call);
    var instances = new TreeMap<InstanceId, Instance>();
    var records = new TreeMap<InstanceId, Managed>();
    plan.selected()
        .forEach((id, step) -> {
          var after = changes.containsKey(id) ? step.done() : step;
          instances.put(id, after.live());
          records.put(id, after.managedOnceDone());
        });
    return BaselineState.fields(request.inputs(), plan, instances, records);
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
    var instances = fleet.selected(rules.program().selector());
    var records = new TreeMap<InstanceId, Managed>();
    if (request.isImport()) {
      // What an import finds is managed from now on, and nothing is known of before.
      instances.forEach((id, live) ->
          records.put(
              id,
              new Managed(
                  live.arn(),
                  OptionFields.managed(inputs),
                  MetadataOptions.NONE,
                  PendingOptions.imported(live))));
    } else {
      rules
          .records()
          .managed()
          .forEach((id, managed) -> {
            var live = fleet.all().get(id);
            if (live == null) {
              records.put(id, managed);
            } else if (managed.isOf(live)) {
              records.put(id, managed.seenAs(live));
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
    new BaselineDeletion(run, request, call)
        .delete(Optional.ofNullable(checked.get(request.urn())));
  }

  /** The resource's name, which is the last part of its URN; empty if it has none. */
  private static String name(String urn) {
    var colons = urn.lastIndexOf("::");
    return colons < 0 ? urn : urn.substring(colons + 2);
  }
}
