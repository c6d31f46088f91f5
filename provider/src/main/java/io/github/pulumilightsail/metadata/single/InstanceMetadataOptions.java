package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.EffectiveRegion;
import io.github.pulumilightsail.metadata.Ending;
import io.github.pulumilightsail.metadata.HandingBack;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.OnDelete;
import io.github.pulumilightsail.metadata.Opening;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.PutBack;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.single.OptionsDrift.Drift;
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
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceSchema;
import io.github.pulumilightsail.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The metadata options of one instance. */
public final class InstanceMetadataOptions implements ResourceType, Lists {
  private static final String UNFINISHED =
      " What was done is kept in the state; the next `pulumi up` goes on from there.";

  /** The engine takes no state from a deletion that failed. */
  private static final String HALF_GIVEN_UP =
      " The instance may have been changed already: the next `pulumi up` or `pulumi destroy` goes"
          + " on from there; to keep the resource after all, run `pulumi refresh` first.";

  private static final String TO_LEAVE_IT =
      " To delete the resource without touching the instance, apply it with onDelete keep first (if"
          + " it is out of the program, put it back for that), or run `pulumi state delete`.";

  private final Run run;
  private final OptionsDiff diff;
  private final OptionsPreview preview;

  /** The drift that this run's Diff has named, by resource; its update repairs that. */
  private final Map<String, Drift> drifts = new ConcurrentHashMap<>();

  public InstanceMetadataOptions(Run run) {
    this.run = run;
    this.diff = new OptionsDiff(run.regions());
    this.preview = new OptionsPreview(run);
  }

  @Override
  public ResourceSchema schema() {
    return OptionsSchema.SCHEMA;
  }

  @Override
  public Checked check(Request request) {
    var check = new OptionsCheck(run);
    var failures = check.check(request.inputs());
    return new Checked(
        request.inputs(),
        failures.isEmpty()
            ? check.claim(request.urn(), request.inputs()).stream().toList()
            : failures);
  }

  @Override
  public List<Change> diff(Request request, Call call) {
    var changes = new ArrayList<>(diff.diff(request));
    diff.movesTo(request).ifPresent(call.log()::info);
    run.accounts().expect(request.urn(), request.state().text("instanceArn").orElse(""));
    if (OptionsState.pending(request.state()).isPresent()) {
      run.pending()
          .note(stateId(request), OptionsState.managed(request.oldInputs(), request.state()));
    }
    // Who asks without a Check before, as a refresh does, has read it just now. What was not in
    // force yet when it was last seen is gone on with, and so looked at without another change,
    // too.
    var unseen = OptionsDiff.unseen(request);
    var isUpdate =
        (!changes.isEmpty()
                || !unseen.isEmpty()
                || !OptionsDiff.givenUp(request).isEmpty()
                || OptionsState.needsLook(request.state())
                || stated(request).filter(run.handedBack()::isLeft).isPresent())
            && changes.stream().noneMatch(Change::replaces)
            && !request.inputs().hasUnknowns()
            && run.claims().isInProgram(request.urn());
    var drift =
        isUpdate
            ? new OptionsDrift(run).find(request, stateId(request), call)
            : Optional.<Drift>empty();
    drift.ifPresent(found -> drifts.put(request.urn(), found));
    var inputs = changes.stream().map(Change::path).toList();
    drift
        .map(found -> found.step().differing())
        .orElse(unseen)
        .forEach(option -> {
          var path = PropertyPath.of(option.property());
          if (!inputs.contains(path)) {
            changes.add(new Change(path, Kind.UPDATE, false, false));
          }
        });
    if (drift.filter(Drift::inForce).isPresent()) {
      // No input has that name, and of an output the engine would show that it goes.
      changes.add(Change.of(PropertyPath.of(OptionsState.STATE), Kind.UPDATE));
    }
    if (changes.isEmpty() && drift.isEmpty() && run.claims().isInProgram(request.urn())) {
      var wanted = OptionFields.read(request.inputs()).without(OptionFields.ignored(request));
      stated(request).ifPresent(id -> run.handedBack().unchanged(request.urn(), id, wanted));
    }
    return changes;
  }

  @Override
  public Outcome create(Request request, Call call) {
    Failure.BadInput.require(new OptionsCheck(run).check(request.inputs()));
    var inputs = OptionsInputs.of(request.inputs());
    if (request.preview()) {
      if (Stream.of("instanceName", "region")
          .anyMatch(name -> request.inputs().get(name).hasUnknowns())) {
        PutBack.tellMayWantAny(run, request.urn(), call);
      }
      if (inputs.instanceName().isPresent()) {
        OptionsCheck.region(request.inputs(), run.regions())
            .ifPresent(region ->
                preview.usage(
                    new InstanceId(inputs.instanceName().orElseThrow(), region),
                    inputs,
                    Optional.empty(),
                    call));
      }
      return new Outcome.Applied("", preview.create(request.inputs()));
    }
    var id =
        new InstanceId(
            inputs.instanceName().orElseThrow(),
            EffectiveRegion.of(request.inputs(), run.regions()));
    var arn = inputs.instanceArn().orElse("");
    try {
      return write(id, arn, run.pending()::of, inputs, inputs.wanted().given(), request, call);
    } catch (FailureException problem) {
      run.claims().noteFailure(request.urn());
      throw problem;
    }
  }

  @Override
  public Outcome update(Request request, Call call) {
    Failure.BadInput.require(new OptionsCheck(run).check(request.inputs()));
    var inputs = OptionsInputs.of(request.inputs());
    var id = stateId(request);
    immutable(request);
    var drift = Optional.ofNullable(drifts.get(request.urn()));
    if (request.preview()) {
      var isOpen =
          !"required".equals(OptionFields.read(request.state()).httpTokens())
              || OptionsDiff.named(request, drift).contains(Option.HTTP_TOKENS);
      if (isOpen && !request.ignores(Option.HTTP_TOKENS.property())) {
        preview.usage(id, inputs, OptionsState.pending(request.state()), call);
      }
      return new Outcome.Applied("", preview.update(request, drift, call));
    }
    var managed = OptionsState.managed(request.oldInputs(), request.state());
    var named = OptionsDiff.named(request, drift);
    return write(id, managed.arn(), _ -> managed, inputs, named, request, call);
  }

  /**
   * Brings the instance to what the inputs want.
   *
   * @param arn the incarnation that is meant; empty if it may be any
   * @param known what is known of it
   * @param named the options that the preview has named: what others differ in is left as it is,
   *     and the next preview names it
   */
  private Outcome write(
      InstanceId id,
      String arn,
      Function<Instance, Managed> known,
      OptionsInputs inputs,
      Set<Option> named,
      Request request,
      Call call) {
    run.claims().claimOrFail(request.urn(), Set.of(id));
    var gate = new UsageGate(inputs.usageCheck(), run, call);
    var opening = new Opening(call, request.urn(), request.inputs());
    var written =
        new OptionsWriter(run, call)
            .write(
                id,
                live -> {
                  guard(live, arn);
                  if (arn.isEmpty()) {
                    run.accounts().require(live);
                  }
                  var managed = known.apply(live);
                  var step =
                      managed.step(
                          live,
                          inputs.wanted(),
                          inputs.onDelete(),
                          OptionFields.ignored(request),
                          Optional.of(named));
                  gate.passOnce(step);
                  opening.byOmission(List.of(step), inputs.wanted(), inputs.onDelete());
                  return step;
                });
    tellLeft(written, inputs, request, call);
    var state =
        OptionsState.fields(
            inputs,
            written.after(),
            written.managed().previous(),
            written.pending(),
            OptionsState.operation(written.operation(), request.state()));
    return switch (written) {
      case Written.Done _ -> new Outcome.Applied(id.toString(), state);
      case Written.Unfinished unfinished ->
          new Outcome.Partial(
              id.toString(),
              state,
              unfinished.failure() instanceof Failure.NotFound
                  ? unfinished.failure()
                  : unfinished.failure().andAlso(UNFINISHED));
    };
  }

  private static void tellLeft(Written written, OptionsInputs inputs, Request request, Call call) {
    var left =
        written
            .managed()
            .step(
                written.after(), inputs.wanted(), inputs.onDelete(), OptionFields.ignored(request))
            .leftBy(written.step());
    if (written instanceof Written.Done && !left.isDone()) {
      call.log()
          .warning(
              OptionsWriter.left(
                  "%s (%s)"
                      .formatted(
                          InstanceId.of(left.live()),
                          Differences.told(left, left.differing(), inputs.raw()))));
    }
  }

  @Override
  public ReadOutcome read(Request request, Call call) {
    return new OptionsRead(run, request).read(call);
  }

  @Override
  public List<Field> query() {
    return List.of(MetadataFields.REGION);
  }

  @Override
  public Part list(Fields query, Optional<String> token, Call call) {
    var region = EffectiveRegion.of(query, run.regions());
    var page = run.regions().in(region).page(token, call);
    return new Part(
        page.instances().stream()
            .map(instance -> new Item(InstanceId.of(instance).toString(), instance.name()))
            .toList(),
        page.next());
  }

  @Override
  public void delete(Request request, Call call) {
    var onDelete = OnDelete.ofDeletion(request);
    var id = stateId(request);
    var managed = OptionsState.managed(request.inputs(), request.state());
    if (onDelete == OnDelete.KEEP) {
      var holder = run.claims().holder(id).filter(_ -> !run.claims().isNotTaken(id));
      if (holder.isPresent()) {
        new HandingBack(run, call, request.inputs()).leave(id, managed);
      }
      call.log()
          .info(
              holder
                  .map(urn ->
                      "nothing is written to instance %s, since onDelete is keep; %s manages it"
                          .formatted(id, urn))
                  .orElseGet(() -> kept(id, managed, request.state())));
      return;
    }
    var ending =
        new Ending(
            run,
            new OptionsWriter(run, call),
            call,
            request.urn(),
            request.inputs(),
            UsageCheck.ofDeletion(request));
    try {
      var ended = ending.end(id, managed, OptionFields.read(request.state()), onDelete);
      if (ended.isEmpty()) {
        run.claims()
            .holder(id)
            .ifPresent(urn ->
                call.log()
                    .info(
                        "instance %s is left as it is, since %s manages it; what this resource has recorded of it goes with the resource"
                            .formatted(id, urn)));
      }
      if (ended.orElse(null) instanceof Written.Unfinished(var _, var _, var _, var _, var failure)
          && !(failure instanceof Failure.NotFound)) {
        throw new FailureException(failure.andAlso(HALF_GIVEN_UP));
      }
    } catch (FailureException problem) {
      throw new FailureException(problem.failure().andAlso(TO_LEAVE_IT), problem);
    }
  }

  private static String kept(InstanceId id, Managed managed, Fields state) {
    var values =
        managed.options().stream()
            .filter(option -> !state.get(option.property()).hasSecrets())
            .toList();
    return "instance %s keeps its metadata options%s, since onDelete is keep"
        .formatted(
            id,
            values.isEmpty()
                ? ""
                : " (%s)".formatted(managed.made(OptionFields.read(state)).only(values)));
  }

  private InstanceId stateId(Request request) {
    return stated(request)
        .orElseGet(() -> InstanceId.parse(request.id(), run.regions().defaultRegion()));
  }

  private static Optional<InstanceId> stated(Request request) {
    return request
        .state()
        .text("instanceName")
        .flatMap(
            name -> request.state().text("region").map(region -> new InstanceId(name, region)));
  }

  private static void guard(Instance found, String arn) {
    if (!Managed.isOf(found, arn)) {
      throw new FailureException(
          new Failure.Conflict(
              "instance %s is not the one that is meant: it was created again under its name and is now %s. Nothing was written. Run `pulumi refresh`; where the program names instanceArn, give the new one."
                  .formatted(found.subject(), found.arn())));
    }
  }

  /** What only a replacement can change; {@code pulumi do} asks for updates without a diff. */
  private void immutable(Request request) {
    Failure.BadInput.require(
        diff
            .diff(
                new Request(
                    request.urn(),
                    request.id(),
                    request.inputs(),
                    request.state(),
                    request.state(),
                    request.ignored(),
                    request.preview()))
            .stream()
            .filter(Change::replaces)
            .filter(change -> !request.ignored().cover(change.path()))
            .filter(change -> !request.inputs().get(change.path().top()).hasUnknowns())
            .map(change ->
                PropertyFailure.of(
                    change.path(), "cannot change in place; the resource must be replaced"))
            .toList());
  }
}
