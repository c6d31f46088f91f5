package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.BaselinePrevious.Before;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Numeric;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Creates;
import io.github.pulumilightsail.resource.Deletes;
import io.github.pulumilightsail.resource.Diffs;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Reads;
import io.github.pulumilightsail.resource.ResourceSchema;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.resource.Updates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The metadata options of a whole fleet: every instance that a selector means, now and later. */
public final class InstanceMetadataBaseline implements ResourceType {
  private static final ResourceSchema SCHEMA =
      new ResourceSchema(
          "lightsail:index:InstanceMetadataBaseline",
          "InstanceMetadataBaseline.md",
          BaselineFields.INPUTS,
          BaselineFields.OUTPUTS);

  private final Regions regions;
  private final Claims claims;
  private final Fleet fleet;

  public InstanceMetadataBaseline(Regions regions, Claims claims) {
    this.regions = regions;
    this.claims = claims;
    this.fleet = new Fleet(regions);
  }

  @Override
  public ResourceSchema schema() {
    return SCHEMA;
  }

  /** So that instances launched meanwhile are found before an update is planned. */
  @Override
  public boolean refreshesBeforeUpdate() {
    return true;
  }

  @Override
  public List<PropertyFailure> check(Fields inputs) {
    return new BaselineCheck(regions).check(inputs);
  }

  @Override
  public List<Change> diff(Diffs.Request request) {
    return BaselineDiff.diff(request);
  }

  @Override
  public Outcome create(Creates.Request request, Call call) {
    require(request.inputs());
    if (request.preview()) {
      BaselinePreview.create(fleet, regions, request.inputs(), call);
      return new Outcome.Applied("", request.inputs());
    }
    var id = name(request.urn());
    return apply(id, request.urn(), Fields.EMPTY, Fields.EMPTY, request.inputs(), call);
  }

  @Override
  public Outcome update(Updates.Request request, Call call) {
    require(request.inputs());
    if (request.preview()) {
      return new Outcome.Applied("", BaselinePreview.update(regions, request, call));
    }
    return apply(
        request.id(),
        request.urn(),
        request.oldInputs(),
        request.oldState(),
        request.inputs(),
        call);
  }

  private Outcome apply(
      String id, String urn, Fields oldInputs, Fields oldState, Fields inputs, Call call) {
    var plan = BaselinePlan.of(oldInputs, oldState, inputs);
    Consumer<InstanceId> claim =
        oldState.isEmpty()
            ? key -> claims.claimToCreate(key, urn)
            : key -> claims.claimToUpdate(key, urn);
    var usageCheck = UsageCheck.of(inputs.get("imdsV1UsageCheck"));
    var parallel = parallel(inputs);
    var selected = new ConcurrentSkipListMap<InstanceId, Instance>(InstanceId.ORDER);
    var refused = ConcurrentHashMap.<InstanceId>newKeySet();
    var left = ConcurrentHashMap.<InstanceId>newKeySet();
    var work = new BaselineWork(regions, parallel, call);
    try (work;
        var usage = new BaselineUsage(regions, usageCheck, parallel, call)) {
      if (usageCheck == UsageCheck.BLOCK) {
        selected.putAll(fleet.select(inputs, live -> usage.look(live, plan.wanted(live)), call));
        usage.tell();
        selected.values().forEach(live -> begin(work, claim, live, plan, refused));
      } else {
        selectAndBegin(inputs, claim, plan, selected, refused, usage, work, call);
      }
      if (work.listed()) {
        plan.managedArns().keySet().stream()
            .filter(key -> !selected.containsKey(key) && !claims.heldByOther(key, urn))
            .forEach(key -> work.beginEnd(key, plan, _ -> left.add(key)));
      }
      usage.tell();
    }
    // What another resource manages is none of this one's, now and when it is deleted.
    selected.keySet().removeAll(refused);
    left.addAll(refused);
    return outcome(id, urn, inputs, oldState, plan, selected, left, work);
  }

  /**
   * Begins with each instance as soon as it is read; what was begun counts even if the rest fails.
   */
  private void selectAndBegin(
      Fields inputs,
      Consumer<InstanceId> claim,
      BaselinePlan plan,
      Map<InstanceId, Instance> selected,
      Set<InstanceId> refused,
      BaselineUsage usage,
      BaselineWork work,
      Call call) {
    try {
      fleet.select(
          inputs,
          live -> {
            selected.put(Fleet.id(live), live);
            usage.look(live, plan.wanted(live));
            begin(work, claim, live, plan, refused);
          },
          call);
    } catch (FailureException problem) {
      if (selected.isEmpty()) {
        throw problem;
      }
      work.failListing(problem.failure());
    }
  }

  private static void begin(
      BaselineWork work,
      Consumer<InstanceId> claim,
      Instance live,
      BaselinePlan plan,
      Set<InstanceId> refused) {
    try {
      claim.accept(Fleet.id(live));
    } catch (FailureException problem) {
      refused.add(Fleet.id(live));
      work.fail(Fleet.id(live), problem.failure());
      return;
    }
    work.begin(live, plan.wanted(live));
  }

  private Outcome outcome(
      String id,
      String urn,
      Fields inputs,
      Fields oldState,
      BaselinePlan plan,
      Map<InstanceId, Instance> selected,
      Set<InstanceId> left,
      BaselineWork work) {
    var instances = new TreeMap<InstanceId, Instance>(InstanceId.ORDER);
    var previous = new TreeMap<InstanceId, Before>(InstanceId.ORDER);
    if (!work.listed()) {
      instances.putAll(Compliance.instances(oldState));
      previous.putAll(plan.previous().records());
    }
    selected.forEach((key, live) -> {
      instances.put(key, work.seen().getOrDefault(key, live));
      previous.put(key, plan.previous().with(live, plan.baseline().given()));
    });
    if (!work.hasFailures()) {
      previous.replaceAll((_, before) ->
          new Before(before.instanceArn(), before.options().only(plan.baseline().given())));
    } else {
      left.forEach(key -> keep(key, plan, previous));
    }
    var state = state(inputs, instances, previous);
    claims.note(selected.keySet(), urn, state);
    return work.hasFailures()
        ? new Outcome.Partial(id, state, work.failure())
        : new Outcome.Applied(id, state);
  }

  private static void keep(InstanceId key, BaselinePlan plan, Map<InstanceId, Before> previous) {
    var before = plan.previous().records().get(key);
    if (before != null) {
      previous.put(key, before);
    }
  }

  private static Fields state(
      Fields inputs, Map<InstanceId, Instance> instances, Map<InstanceId, Before> previous) {
    var fields = new LinkedHashMap<String, PropertyValue>(inputs.values());
    for (var field : List.of(MetadataFields.ON_DELETE, MetadataFields.USAGE_CHECK)) {
      if (inputs.get(field.name()).isAbsent()) {
        fields.put(field.name(), field.whenAbsent());
      }
    }
    Compliance.put(fields, instances, OptionFields.read(inputs));
    fields.put("previousOptions", BaselinePrevious.fields(previous));
    return Compliance.hide(inputs, new Fields(fields));
  }

  @Override
  public ReadOutcome read(Reads.Request request, Call call) {
    var name = name(request.urn());
    var id = request.isImport() && !name.isEmpty() ? name : request.id();
    var inputs =
        request.isImport()
            ? new BaselineImport(fleet, regions).inputs(request.id(), call)
            : request.inputs();
    var instances = fleet.select(inputs, _ -> {}, call);
    var recorded = BaselinePrevious.of(request.state());
    var previous = new TreeMap<InstanceId, Before>(InstanceId.ORDER);
    recorded
        .records()
        .forEach((key, before) -> {
          var live = instances.get(key);
          if (live == null || live.arn().equals(before.instanceArn())) {
            previous.put(key, before);
          }
        });
    var state = state(inputs, instances, previous);
    claims.note(instances.keySet(), request.urn(), state);
    return new ReadOutcome.Found(id, state, inputs);
  }

  @Override
  public void delete(Deletes.Request request, Call call) {
    var plan = BaselinePlan.end(request.inputs(), request.state());
    if (plan.onDelete() == OnDelete.KEEP) {
      return;
    }
    var changed = hasChanged(request.state(), plan);
    var work = new BaselineWork(regions, parallel(request.inputs()), call);
    try (work) {
      for (var id : plan.managedArns().keySet()) {
        if (!claims.heldByAnother(id, request.urn(), request.state(), changed)) {
          work.beginEnd(id, plan, _ -> {});
        }
      }
    }
    if (work.hasFailures()) {
      throw new FailureException(
          work.failure()
              .andAlso(
                  " To delete the baseline without touching the instances, set onDelete to keep and"
                      + " apply that first, or run `pulumi state delete`."));
    }
    plan.managedArns().keySet().forEach(id -> claims.release(id, request.urn()));
  }

  /** Whether the state tells of an instance that was otherwise before. */
  private static boolean hasChanged(Fields state, BaselinePlan plan) {
    return Compliance.instances(state).values().stream()
        .anyMatch(live -> !plan.previous().of(live).differingFrom(live.options()).isEmpty());
  }

  private void require(Fields inputs) {
    var failures = check(inputs);
    if (!failures.isEmpty()) {
      throw new FailureException(new Failure.BadInput(failures));
    }
  }

  /** The resource's name, which is the last part of its URN; empty if it has none. */
  private static String name(String urn) {
    var colons = urn.lastIndexOf("::");
    return colons < 0 ? urn : urn.substring(colons + 2);
  }

  private static int parallel(Fields inputs) {
    return Optional.of(inputs.get("maxParallel").unwrapped())
        .filter(Numeric.class::isInstance)
        .map(number -> (int) ((Numeric) number).value())
        .orElse(BaselineFields.DEFAULT_PARALLEL);
  }
}
