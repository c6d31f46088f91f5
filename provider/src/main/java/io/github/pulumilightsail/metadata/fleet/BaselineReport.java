package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.Differences;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.usage.ImdsV1Use;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a plan would do, as people read it in a preview and in a log of CI. */
record BaselineReport(BaselinePlan plan, Fields inputs) {
  /** Tells it, in a line for each kind of thing. */
  void tell(Log log) {
    var changing = changing();
    if (!changing.isEmpty()) {
      log.info(
          "%d of %d instances to change: %s"
              .formatted(changing.size(), all(), FirstFew.of(changing)));
    }
    var leaving = leaving();
    if (!leaving.isEmpty()) {
      log.info("%d to leave the baseline: %s".formatted(leaving.size(), FirstFew.of(leaving)));
    }
    tellIds(log, "%d to join the baseline, as they are: %s", plan.joining());
    tellIds(log, "%d gone, and told of no more: %s", plan.gone().orElse(Set.of()));
    var inForce = plan.inForceSince();
    inForce.removeAll(plan.joining());
    if (!inForce.isEmpty()) {
      log.info(
          Differences.inForceSince(
              FirstFew.of(inForce.stream().map(InstanceId::toString).toList())));
    }
    tellPostponed(log);
    tellExemptions(log);
    tellRegions(log);
    var fleet = plan.fleet();
    var missing = fleet.missing(plan.rules().program().selector());
    if (!missing.isEmpty()) {
      log.warning(
          "no instance in %s has the name %s, which selector.names asks for: look for a typing error, or take it out"
              .formatted(String.join(", ", fleet.regions()), FirstFew.of(missing)));
    }
    if (!fleet.notEnabled().isEmpty()) {
      log.info(
          "not enabled in this account, and so not looked at: "
              + String.join(", ", fleet.notEnabled()));
    }
  }

  private static void tellIds(Log log, String text, Set<InstanceId> ids) {
    if (!ids.isEmpty()) {
      log.info(
          text.formatted(ids.size(), FirstFew.of(ids.stream().map(InstanceId::toString).toList())));
    }
  }

  /** How many instances are meant. */
  private int all() {
    return plan.selected().size() + plan.exempt().size();
  }

  private void tellRegions(Log log) {
    if (plan.hasOtherRegions()) {
      var before = plan.rules().program().regionsBefore();
      var now = plan.fleet().regions();
      log.info(
          "regions is [\"all\"]; looked at since the last update: %s; no longer: %s"
              .formatted(without(now, before), without(before, now)));
    }
  }

  private static String without(List<String> some, List<String> others) {
    var rest = some.stream().filter(each -> !others.contains(each)).toList();
    return rest.isEmpty() ? "none" : String.join(", ", rest);
  }

  private List<String> changing() {
    var changing = new ArrayList<String>();
    plan.changes()
        .forEach((id, options) -> {
          var step = plan.selected().get(id);
          if (step != null) {
            changing.add("%s (%s)".formatted(id, told(step, options)));
          }
        });
    return changing;
  }

  private List<String> leaving() {
    var leaving = new ArrayList<String>();
    plan.leaving().forEach((id, step) -> leaving.add("%s (%s)".formatted(id, leaves(step))));
    Stream.concat(plan.exempt().keySet().stream(), plan.untouched().stream())
        .filter(plan.rules()::isNewlyExempt)
        .forEach(id -> leaving.add("%s (exempt, stays as it is)".formatted(id)));
    return leaving;
  }

  private void tellPostponed(Log log) {
    var postponed = plan.rules().postponed();
    if (postponed.isEmpty()) {
      return;
    }
    var used = new ArrayList<String>();
    var unknown = new TreeMap<InstanceId, String>();
    postponed.forEach((id, why) -> {
      switch (why) {
        case Postponed.Used(var use) -> used.add("%s (%s)".formatted(id, use));
        case Postponed.Unknown(var reason) -> unknown.put(id, reason);
      }
    });
    if (!used.isEmpty()) {
      log.info(
          "%d of %d instances keep their httpTokens for now, since IMDSv1 is in use there: %s. The first `pulumi up` after %d days without brings each into line."
              .formatted(used.size(), all(), FirstFew.of(used), ImdsV1Use.DAYS));
    }
    var reopened = postponed.keySet().stream().filter(plan.rules().records()::wasShut).toList();
    if (!reopened.isEmpty()) {
      log.warning(
          "of these, somebody has opened since the last update: %s. Look who does, and why; to shut one at once, set imdsV1UsageCheck to warn."
              .formatted(FirstFew.of(reopened.stream().map(InstanceId::toString).toList())));
    }
    if (!unknown.isEmpty()) {
      log.warning(
          "%d of %d instances keep their httpTokens until it can be read whether IMDSv1 is in use there: %s. %s"
              .formatted(
                  unknown.size(),
                  all(),
                  FirstFew.of(unknown.keySet().stream().map(InstanceId::toString).toList()),
                  unknown.firstEntry().getValue()));
    }
  }

  private void tellExemptions(Log log) {
    var exemptions = plan.rules().program().exemptions();
    var ending = exemptions.endingSoon();
    if (!ending.isEmpty()) {
      log.warning(
          "exceptions that end soon, with the day in brackets: %s. From the day after it on each is brought into line like any other."
              .formatted(withDays(ending)));
    }
    var over = exemptions.over();
    if (!over.isEmpty()) {
      log.info(
          "exceptions that are over, which may be taken out of the program: " + withDays(over));
    }
    // One in a region that is not looked at any more keeps its record, and is no typing error.
    var known = new TreeSet<>(plan.fleet().all().keySet());
    known.addAll(plan.untouched());
    exemptions.tellOfNone(known, log);
  }

  private static String withDays(List<Exemption> exemptions) {
    return FirstFew.of(
        exemptions.stream()
            .map(each -> "%s (%s)".formatted(each.subject(), each.until()))
            .toList());
  }

  /**
   * Fails if more would be written than the program allows in one update.
   *
   * @param changes the options that would be written, of each instance
   */
  void requireFewChanges(SortedMap<InstanceId, Set<Option>> changes) {
    var most = inputs.whole("maxChanges");
    if (most.isPresent() && changes.size() > most.getAsInt()) {
      var named = new ArrayList<String>();
      changes.forEach((id, options) -> {
        var step = plan.selected().get(id);
        named.add(
            step != null
                ? "%s (%s)".formatted(id, told(step, options))
                : "%s (leaves: %s)"
                    .formatted(id, leaves(plan.leaving().getOrDefault(id, Optional.empty()))));
      });
      throw new FailureException(
          new Failure.Conflict(
              "%d instances would be written to, and maxChanges is %d: %s. Nothing was written. Look whether selector and regions mean what they should; then raise maxChanges, or go on in smaller parts (selector, exceptions)."
                  .formatted(changes.size(), most.getAsInt(), FirstFew.of(named))));
    }
  }

  private String leaves(Optional<Step> step) {
    return step.filter(ending -> !ending.differing().isEmpty())
        .map(ending -> told(ending, ending.differing()))
        .orElse("stays as it is");
  }

  private String told(Step step, Set<Option> options) {
    return Differences.told(step, options, inputs);
  }
}
