package io.github.pulumilightsail.metadata.single;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Managed;
import io.github.pulumilightsail.metadata.MetadataFields;
import io.github.pulumilightsail.metadata.Opening;
import io.github.pulumilightsail.metadata.OptionFields;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.PendingOptions;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.single.OptionsDrift.Drift;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.Secrets;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Request;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A preview: the outputs as far as they are known before anything is done (what is left out is not
 * known yet), and a look whether IMDSv1 is still in use where it would be shut.
 */
record OptionsPreview(Run run) {

  Fields create(Fields inputs) {
    var fields = new LinkedHashMap<String, PropertyValue>(inputs.values());
    if (inputs.get("region").isAbsent()) {
      run.regions()
          .defaultRegion()
          .ifPresent(region -> fields.put("region", PropertyValue.of(region)));
    }
    settle(fields, inputs);
    return new Fields(fields);
  }

  /**
   * Of an update.
   *
   * @param drift what a look has found
   */
  Fields update(Request request, Optional<Drift> drift, Call call) {
    var inputs = request.inputs();
    drift.ifPresent(found -> {
      new Opening(call, request.urn(), inputs)
          .byOmission(
              List.of(found.step()),
              OptionsInputs.of(inputs).wanted(),
              OptionsInputs.of(inputs).onDelete());
      OptionsWriter.tellUnknownTokens(List.of(found.step()), call);
    });
    var state =
        drift
            .filter(Drift::inForce)
            .map(found -> inForce(request, found.step().live()))
            .orElse(request.state());
    var fields = new LinkedHashMap<String, PropertyValue>(state.values());
    settle(fields, inputs);
    var changed = drift.filter(found -> !found.step().isDone()).isPresent();
    var before = OptionsState.managed(request.oldInputs(), request.state()).options();
    var isDone = drift.isPresent() && !changed;
    for (var option : Option.values()) {
      var name = option.property();
      // Where nothing is to be written, the options stay as they are shown.
      var after = isDone ? state.get(name) : after(option, request, before, state);
      changed |= !after.revealed().equals(state.get(name).revealed()) || after.hasUnknowns();
      if (after.isAbsent()) {
        fields.remove(name);
      } else {
        fields.put(name, after);
      }
    }
    if (changed) {
      fields.remove("operation");
      fields.remove("state");
      fields.remove(PendingOptions.NAME);
    }
    if (!before.equals(OptionFields.managed(inputs))) {
      fields.remove("previousOptions");
    }
    return Secrets.wrapLike(inputs, new Fields(fields));
  }

  /** The state with the instance as it is now, where no write is needed for that. */
  private static Fields inForce(Request request, Instance live) {
    return OptionsState.fields(
        OptionsInputs.of(request.inputs()),
        live,
        OptionsState.previous(request.state()),
        PendingOptions.seen(live, OptionsState.pending(request.state())),
        request.state().get("operation"));
  }

  private static void settle(Map<String, PropertyValue> fields, Fields inputs) {
    for (var field : List.of(MetadataFields.ON_DELETE, UsageCheck.FIELD)) {
      fields.put(field.name(), field.in(inputs));
    }
  }

  /** The value that an option will have. */
  private static PropertyValue after(
      Option option, Request request, Set<Option> before, Fields state) {
    var name = option.property();
    var current = state.get(name);
    if (request.ignores(name)) {
      return current;
    }
    if (!request.inputs().get(name).isAbsent()) {
      return request.inputs().get(name);
    }
    if (!before.contains(option)) {
      return current;
    }
    var target =
        OptionsInputs.of(request.inputs())
            .onDelete()
            .target(
                EnumSet.of(option),
                OptionsState.previous(request.state()),
                OptionFields.read(state));
    return target.has(option) ? OptionFields.write(target).get(name) : current;
  }

  /**
   * Looks, where the update may shut IMDSv1; fails if it would be blocked.
   *
   * @param pending what an earlier write has left that the instance does not show
   */
  void usage(InstanceId id, OptionsInputs inputs, Optional<PendingOptions> pending, Call call) {
    if (inputs.usageCheck() == UsageCheck.OFF || !"required".equals(inputs.wanted().httpTokens())) {
      return;
    }
    var lightsail = run.regions().in(id.region());
    switch (run.access().look(id.region(), call, brief -> lightsail.find(id.name(), brief))) {
      // An instance that is not there yet is created by the same program.
      case Look.Seen(var found) ->
          found.ifPresent(live -> {
            run.accounts().require(live);
            new UsageGate(inputs.usageCheck(), run, call)
                .preview(
                    List.of(
                        new Step(
                            live, inputs.wanted(), Managed.NOTHING, Managed.NOTHING, pending)));
          });
      case Look.Unseen(Failure.Denied denied, var _) when inputs.usageCheck() == UsageCheck.BLOCK ->
          throw new FailureException(denied);
      case Look.Unseen(var failure, var first) -> {
        if (first || inputs.usageCheck() == UsageCheck.BLOCK) {
          call.log()
              .warning(
                  "this preview could not look whether IMDSv1 is still in use on %s: %s It does not look at the other instances of %s either."
                      .formatted(id, failure.sentence(), id.region()));
        }
      }
    }
  }
}
