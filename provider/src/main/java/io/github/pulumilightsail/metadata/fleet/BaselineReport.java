package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Log;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** What a plan would do, as people read it in a preview and in a log of CI. */
record BaselineReport(BaselinePlan plan, Fields inputs) {
  /** Tells what would change, what would leave, and which names nobody has. */
  void tell(Log log) {
    var changes = plan.changes();
    var changing = new ArrayList<String>();
    plan.selected()
        .forEach((id, step) -> {
          if (changes.containsKey(id)) {
            changing.add("%s (%s)".formatted(id, told(step, changes.getOrDefault(id, Set.of()))));
          }
        });
    if (!changing.isEmpty()) {
      log.info(
          "%d of %d instances to change: %s"
              .formatted(changing.size(), plan.selected().size(), FirstFew.of(changing)));
    }
    if (!plan.leaving().isEmpty()) {
      var leaving = new ArrayList<String>();
      plan.leaving().forEach((id, step) -> leaving.add("%s (%s)".formatted(id, leaves(step))));
      log.info("%d to leave the baseline: %s".formatted(leaving.size(), FirstFew.of(leaving)));
    }
    if (!plan.missing().isEmpty()) {
      log.warning(
          "no instance in %s has the name %s, which selector.names asks for: look for a typing error, or take it out"
              .formatted(String.join(", ", plan.regions()), FirstFew.of(plan.missing())));
    }
  }

  private String leaves(Optional<Step> step) {
    return step.filter(ending -> !ending.differing().isEmpty())
        .map(ending -> told(ending, ending.differing()))
        .orElse("stays as it is");
  }

  private String told(Step step, Set<Option> options) {
    return Differences.told(options, step.live(), step.target(), inputs);
  }
}
