package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.OptionsWriter.subject;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Creates;
import io.github.pulumilightsail.resource.Deletes;
import io.github.pulumilightsail.resource.Diffs;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Reads;
import io.github.pulumilightsail.resource.ResourceSchema;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.resource.Updates;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The metadata options of one instance. */
public final class InstanceMetadataOptions implements ResourceType, Lists {
  static final List<Field> INPUTS =
      Stream.of(
              List.of(
                  MetadataFields.INSTANCE_NAME, MetadataFields.INSTANCE_ARN, MetadataFields.REGION),
              OptionFields.ALL,
              List.of(MetadataFields.ON_DELETE, MetadataFields.USAGE_CHECK))
          .flatMap(List::stream)
          .toList();

  private static final String UNFINISHED =
      " What was done is kept in the state; the next `pulumi up` goes on from there.";

  /** The engine takes no state from a deletion that failed. */
  private static final String HALF_GIVEN_UP =
      " The instance may have been changed already: another `pulumi destroy` goes on from there; to"
          + " keep the resource after all, run `pulumi refresh` first.";

  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:InstanceMetadataOptions",
          "InstanceMetadataOptions.md",
          INPUTS,
          MetadataOutputs.FIELDS);

  private final Regions regions;
  private final Claims claims;
  private final MetadataDiff diff;
  private final MetadataPreview preview;
  private final UsagePreview usagePreview;

  public InstanceMetadataOptions(Regions regions, Claims claims) {
    this.regions = regions;
    this.claims = claims;
    this.diff = new MetadataDiff(regions);
    this.preview = new MetadataPreview(regions);
    this.usagePreview = new UsagePreview(regions);
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  @Override
  public List<PropertyFailure> check(Fields inputs) {
    return new MetadataCheck(regions).check(inputs);
  }

  @Override
  public List<Change> diff(Diffs.Request request) {
    return diff.diff(request);
  }

  @Override
  public Outcome create(Creates.Request request, Call call) {
    require(check(request.inputs()));
    var inputs = MetadataInputs.of(request.inputs());
    if (request.preview()) {
      previewUsage(inputs, call);
      return new Outcome.Applied("", preview.create(request.inputs()));
    }
    var id =
        new InstanceId(
            inputs.instanceName().orElseThrow(), EffectiveRegion.of(request.inputs(), regions));
    claims.claimToCreate(id, request.urn());
    try {
      return create(id, request.urn(), inputs, call);
    } catch (FailureException nothingDone) {
      claims.notCreated(id, request.urn());
      throw nothingDone;
    }
  }

  private Outcome create(InstanceId id, String urn, MetadataInputs inputs, Call call) {
    var lightsail = regions.in(id.region());
    var found = existing(lightsail, id, call);
    guard(found, inputs.instanceArn());
    new UsageGate(inputs.usageCheck(), lightsail, call).pass(found, inputs.wanted());
    var written = new OptionsWriter(lightsail, call).write(found, inputs.wanted());
    var previous = written.before().options().only(inputs.wanted().given());
    return outcome(urn, inputs, written, previous, previous, Fields.EMPTY);
  }

  @Override
  public Outcome update(Updates.Request request, Call call) {
    require(check(request.inputs()));
    var inputs = MetadataInputs.of(request.inputs());
    var id = stateId(request.id(), request.oldState());
    immutable(id, inputs, request.oldState());
    if (request.preview()) {
      if (!"required".equals(OptionFields.read(request.oldState()).httpTokens())) {
        usagePreview.pass(id, inputs.usageCheck(), inputs.wanted(), call);
      }
      return new Outcome.Applied("", preview.update(request));
    }
    claims.claimToUpdate(id, request.urn());
    var lightsail = regions.in(id.region());
    var found = existing(lightsail, id, call);
    guard(found, MetadataInputs.text(request.oldState(), "instanceArn"));
    var managed = inputs.wanted().given();
    var givenUp = EnumSet.noneOf(Option.class);
    givenUp.addAll(MetadataPrevious.managed(request.oldInputs(), request.oldState()));
    givenUp.removeAll(managed);
    var recorded =
        MetadataPrevious.recorded(
            request.oldInputs(), request.oldState(), managed, found.options());
    var wanted =
        inputs.wanted().orElse(inputs.onDelete().target(givenUp, recorded, found.options()));
    new UsageGate(inputs.usageCheck(), lightsail, call).pass(found, wanted);
    var written = new OptionsWriter(lightsail, call).write(found, wanted);
    return outcome(
        request.urn(), inputs, written, recorded.only(managed), recorded, request.oldState());
  }

  /** An instance whose name or region is not known yet is not there yet. */
  private void previewUsage(MetadataInputs inputs, Call call) {
    var unknownRegion = inputs.raw().get("region").hasUnknowns();
    var region = inputs.region().or(regions::defaultRegion);
    if (inputs.instanceName().isPresent() && region.isPresent() && !unknownRegion) {
      usagePreview.pass(
          new InstanceId(inputs.instanceName().orElseThrow(), region.orElseThrow()),
          inputs.usageCheck(),
          inputs.wanted(),
          call);
    }
  }

  /**
   * The outcome of a write.
   *
   * @param previous what {@code restore} puts back once all is done
   * @param recorded what it puts back as long as options that were given up may still be managed
   */
  private Outcome outcome(
      String urn,
      MetadataInputs inputs,
      Written written,
      MetadataOptions previous,
      MetadataOptions recorded,
      Fields oldState) {
    var operation = MetadataState.operation(written.operation(), oldState);
    return switch (written) {
      case Written.Done(var _, var live, var _) -> {
        var state = new MetadataState(inputs, live, previous, operation);
        claims.note(state.id(), urn, state.fields());
        yield new Outcome.Applied(state.id().toString(), state.fields());
      }
      case Written.Unfinished(var _, var live, var _, var failure) -> {
        var state = new MetadataState(inputs, live, recorded, operation);
        claims.note(state.id(), urn, state.fields());
        yield new Outcome.Partial(
            state.id().toString(), state.fields(), failure.andAlso(UNFINISHED));
      }
    };
  }

  @Override
  public ReadOutcome read(Reads.Request request, Call call) {
    var id = InstanceId.parse(request.id(), regions.defaultRegion());
    var inputs = MetadataInputs.of(request.inputs());
    var found = regions.in(id.region()).find(id.name(), call);
    if (found.isEmpty()
        || isAnother(found.orElseThrow(), MetadataInputs.text(request.state(), "instanceArn"))
        || isAnother(found.orElseThrow(), inputs.instanceArn())) {
      return new ReadOutcome.Gone();
    }
    var live = found.orElseThrow();
    allowed(live);
    var liveInputs =
        request.isImport() ? imported(live) : refreshed(request.inputs(), live.options());
    var state =
        new MetadataState(
            MetadataInputs.of(liveInputs),
            live,
            MetadataState.previous(request.state()),
            request.state().get("operation"));
    var fields = Secrets.wrapLike(request.state(), state.fields());
    claims.note(id, request.urn(), fields);
    return new ReadOutcome.Found(id.toString(), fields, liveInputs);
  }

  /** The live value of every option that the program manages; all else as it was. */
  private static Fields refreshed(Fields inputs, MetadataOptions live) {
    var managed = live.only(OptionFields.managed(inputs));
    var fields = new LinkedHashMap<>(inputs.values());
    OptionFields.put(fields, managed);
    return Secrets.wrapLike(inputs, new Fields(fields));
  }

  /** All that a program needs to say to manage the instance as it is. */
  private Fields imported(Instance live) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    fields.put("instanceName", PropertyValue.of(live.name()));
    if (!regions.defaultRegion().equals(Optional.of(live.region()))) {
      fields.put("region", PropertyValue.of(live.region()));
    }
    var options = live.options();
    var ipv6IsDefault =
        MetadataOptions.SERVICE_DEFAULTS
            .only(Set.of(Option.HTTP_PROTOCOL_IPV6))
            .equals(options.only(Set.of(Option.HTTP_PROTOCOL_IPV6)));
    OptionFields.put(
        fields,
        ipv6IsDefault
            ? options.only(EnumSet.complementOf(EnumSet.of(Option.HTTP_PROTOCOL_IPV6)))
            : options);
    return new Fields(fields);
  }

  @Override
  public List<Field> query() {
    return List.of(MetadataFields.REGION);
  }

  @Override
  public Part list(Fields query, Optional<String> token, Call call) {
    var page = regions.in(EffectiveRegion.of(query, regions)).page(token, call);
    return new Part(
        page.instances().stream()
            .map(instance -> new Item(Fleet.id(instance).toString(), instance.name()))
            .toList(),
        page.next());
  }

  @Override
  public void delete(Deletes.Request request, Call call) {
    var onDelete =
        OnDelete.of(
            request.inputs().get("onDelete").isAbsent()
                ? request.state().get("onDelete")
                : request.inputs().get("onDelete"));
    var id = stateId(request.id(), request.state());
    var previous = MetadataState.previous(request.state());
    var managed = MetadataPrevious.managed(request.inputs(), request.state());
    var changed = !previous.differingFrom(OptionFields.read(request.state())).isEmpty();
    if (claims.heldByAnother(id, request.urn(), request.state(), changed)) {
      call.log().debug(id + " is managed by another resource of this run, so it is left as it is");
      return;
    }
    if (!onDelete.target(managed, previous, MetadataOptions.SERVICE_DEFAULTS).isEmpty()) {
      giveUp(id, request.state(), onDelete, managed, previous, call);
    }
    claims.release(id, request.urn());
  }

  private void giveUp(
      InstanceId id,
      Fields oldState,
      OnDelete onDelete,
      Set<Option> managed,
      MetadataOptions previous,
      Call call) {
    var lightsail = regions.in(id.region());
    var found = lightsail.find(id.name(), call);
    if (found.isEmpty()
        || found.orElseThrow().isEnding()
        || isAnother(found.orElseThrow(), MetadataInputs.text(oldState, "instanceArn"))) {
      return;
    }
    var live = found.orElseThrow();
    allowed(live);
    try {
      var target = onDelete.target(managed, previous, live.options());
      if (new OptionsWriter(lightsail, call).write(live, target)
          instanceof Written.Unfinished(var _, var _, var _, var failure)) {
        throw new FailureException(
            failure instanceof Failure.NotFound ? failure : failure.andAlso(HALF_GIVEN_UP));
      }
    } catch (FailureException problem) {
      if (problem.failure() instanceof Failure.NotFound) {
        call.log().info(problem.failure().message());
        return;
      }
      throw new FailureException(
          problem
              .failure()
              .andAlso(
                  " To delete the resource without touching the instance, set onDelete to keep and"
                      + " apply that first, or run `pulumi state delete`."),
          problem);
    }
  }

  private static void require(List<PropertyFailure> failures) {
    if (!failures.isEmpty()) {
      throw new FailureException(new Failure.BadInput(failures));
    }
  }

  private InstanceId stateId(String id, Fields state) {
    var name = MetadataInputs.text(state, "instanceName");
    var region = MetadataInputs.text(state, "region");
    return name.isPresent() && region.isPresent()
        ? new InstanceId(name.orElseThrow(), region.orElseThrow())
        : InstanceId.parse(id, regions.defaultRegion());
  }

  private static Instance existing(Lightsail lightsail, InstanceId id, Call call) {
    return lightsail
        .find(id.name(), call)
        .orElseThrow(() ->
            new FailureException(
                new Failure.NotFound(
                    "there is no Lightsail instance %s in %s. Check the name and the region (names are case-sensitive; `aws lightsail get-instances --region %s` lists them). If it was deleted, run `pulumi refresh`."
                        .formatted(id.name(), id.region(), id.region()))));
  }

  private void guard(Instance found, Optional<String> arn) {
    allowed(found);
    if (isAnother(found, arn)) {
      throw new FailureException(
          new Failure.Conflict(
              "instance %s is not the one that is meant: it was created again under its name and is now %s. Nothing was written. Run `pulumi refresh`; where the program names instanceArn, give the new one."
                  .formatted(subject(found), found.arn())));
    }
  }

  private void allowed(Instance found) {
    var accounts = regions.allowedAccountIds();
    if (!accounts.isEmpty() && !accounts.contains(found.account())) {
      throw new FailureException(
          new Failure.Conflict(
              "instance %s is in an account that lightsail:allowedAccountIds does not name (%s). Nothing was written. Use credentials of another account, or add this one."
                  .formatted(subject(found), String.join(", ", accounts))));
    }
  }

  private static boolean isAnother(Instance found, Optional<String> arn) {
    return arn.isPresent()
        && !arn.orElseThrow().isEmpty()
        && !arn.orElseThrow().equals(found.arn());
  }

  /** What only a replacement can change; {@code pulumi do} asks for updates without a diff. */
  private void immutable(InstanceId id, MetadataInputs inputs, Fields oldState) {
    var changed =
        diff.diff(new Diffs.Request("", id.toString(), oldState, oldState, inputs.raw())).stream()
            .filter(Change::replaces)
            .filter(change -> !inputs.raw().get(change.path().top()).hasUnknowns())
            .map(change ->
                PropertyFailure.of(
                    change.path(), "cannot change in place; the resource must be replaced"))
            .toList();
    require(changed);
  }
}
