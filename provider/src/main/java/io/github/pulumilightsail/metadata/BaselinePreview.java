package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Bool;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Updates;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A baseline in a preview: who still uses IMDSv1, and what is known of the outputs. */
final class BaselinePreview {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PARALLEL = 16;

  private BaselinePreview() {}

  /** A preview that cannot reach AWS succeeds all the same, and says what it could not look at. */
  static void create(Fleet fleet, Regions regions, Fields inputs, Call call) {
    var mode = UsageCheck.of(inputs.get("imdsV1UsageCheck"));
    var wanted = OptionFields.read(inputs);
    if (mode == UsageCheck.OFF || !shuts(wanted) || inputs.hasUnknowns()) {
      return;
    }
    var brief = call.within(PATIENCE);
    try (var usage = new BaselineUsage(regions, mode, PARALLEL, brief)) {
      fleet.select(inputs, live -> usage.look(live, wanted), brief);
      usage.tell();
    } catch (FailureException problem) {
      unlessBlocked(problem, mode, call);
    }
  }

  private static boolean shuts(MetadataOptions wanted) {
    return "required".equals(wanted.httpTokens());
  }

  private static void unlessBlocked(FailureException problem, UsageCheck mode, Call call) {
    var blocks =
        mode == UsageCheck.BLOCK
            && (problem.failure() instanceof Failure.Conflict
                || problem.failure() instanceof Failure.Denied);
    if (blocks) {
      throw problem;
    }
    call.log()
        .warning(
            "this preview could not look whether IMDSv1 is still in use: "
                + problem.failure().message());
  }

  /** The outputs after an update, as far as they are known: what changes is not. */
  static Fields update(Regions regions, Updates.Request request, Call call) {
    var inputs = request.inputs();
    var changing = BaselineDiff.changing(request.oldInputs(), request.oldState(), inputs);
    var mode = UsageCheck.of(inputs.get("imdsV1UsageCheck"));
    var wanted = OptionFields.read(inputs);
    try (var usage = new BaselineUsage(regions, mode, PARALLEL, call.within(PATIENCE))) {
      changing.forEach(live -> usage.look(live, wanted));
      usage.tell();
    } catch (FailureException problem) {
      unlessBlocked(problem, mode, call);
    }
    var fields = new LinkedHashMap<String, PropertyValue>(inputs.values());
    if (sameInstances(request)) {
      fields.put("instances", instances(changing, request));
      if (changing.isEmpty()) {
        BaselineFields.OUTPUTS.forEach(
            field -> fields.computeIfAbsent(field.name(), name -> request.oldState().get(name)));
      }
    }
    return Compliance.hide(inputs, new Fields(fields));
  }

  private static boolean sameInstances(Updates.Request request) {
    return Stream.of("selector", "regions")
        .allMatch(name ->
            request.inputs().get(name).revealed().equals(request.oldInputs().get(name).revealed()));
  }

  /** The instances of the state, those that change with the values that they will have. */
  private static Fields instances(List<Instance> changing, Updates.Request request) {
    var plan = BaselinePlan.of(request.oldInputs(), request.oldState(), request.inputs());
    var entries = new LinkedHashMap<String, PropertyValue>();
    if (request.oldState().get("instances").revealed() instanceof Fields(var olds)) {
      entries.putAll(olds);
    }
    for (var live : changing) {
      entries.computeIfPresent(
          Fleet.id(live).toString(),
          (_, entry) -> {
            var changed = new LinkedHashMap<>(((Fields) entry).values());
            OptionFields.put(changed, plan.wanted(live));
            changed.put("compliant", new Bool(true));
            return new Fields(changed);
          });
    }
    return new Fields(entries);
  }
}
