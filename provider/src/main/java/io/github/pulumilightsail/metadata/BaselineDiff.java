package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Change.Kind;
import io.github.pulumilightsail.resource.Diffs;
import io.github.pulumilightsail.resource.FieldDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * What an update of a baseline would change: the instances that would, each under its own path. The
 * state was refreshed just before, so it tells how each instance is.
 */
final class BaselineDiff {
  private BaselineDiff() {}

  static List<Change> diff(Diffs.Request request) {
    var changes = new ArrayList<Change>();
    for (var field : BaselineFields.INPUTS) {
      var isWhich = field.name().equals("selector") || field.name().equals("regions");
      if (isWhich || request.inputs().get(field.name()).hasUnknowns()) {
        changes.addAll(FieldDiff.diff(List.of(field), request.oldInputs(), request.inputs()));
      }
    }
    changing(request.oldInputs(), request.oldState(), request.inputs())
        .forEach(instance ->
            changes.add(
                new Change(
                    PropertyPath.of("instances").key(Fleet.id(instance).toString()),
                    Kind.UPDATE,
                    false,
                    false)));
    return changes;
  }

  /** The instances of the state that an update would write to. */
  static List<Instance> changing(Fields oldInputs, Fields oldState, Fields inputs) {
    var plan = BaselinePlan.of(oldInputs, oldState, inputs);
    var selector = Selector.of(inputs.get("selector"));
    return Compliance.instances(oldState).values().stream()
        .filter(live -> {
          var wanted = selector.selectsByName(live.name()) ? plan.wanted(live) : plan.ended(live);
          return !OptionsWriter.differing(wanted, live).isEmpty();
        })
        .toList();
  }
}
