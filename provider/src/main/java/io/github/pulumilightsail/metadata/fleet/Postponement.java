package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.metadata.usage.ImdsV1Use;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.metadata.usage.UsageGate;
import io.github.pulumilightsail.metadata.usage.UsageReads;
import io.github.pulumilightsail.resource.Call;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which instances keep their {@code httpTokens} for now, because IMDSv1 was used on them in the
 * last days, or because nobody knows. AWS advises to bring the metric {@code MetadataNoToken} to
 * zero before tokens are required; this waits for that, instance by instance.
 */
record Postponement(Run run, Call call) {
  /** A thousand reads of the metric, at twenty a second, take fifty seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The plan, without the tokens of those that are to wait. */
  BaselinePlan of(BaselinePlan plan) {
    return plan.postponing(looked(shut(plan)));
  }

  /**
   * The same right before the writes, which were announced by an earlier plan: what that one has
   * postponed stays so, and what it was going to write is looked at once more.
   */
  BaselinePlan of(BaselinePlan plan, BaselinePlan told) {
    var earlier = new TreeMap<>(told.rules().postponed());
    var shut = shut(plan);
    earlier.keySet().retainAll(shut.stream().map(InstanceId::of).toList());
    var announced = told.changes();
    var again =
        shut.stream()
            .filter(live -> !earlier.containsKey(InstanceId.of(live)))
            .filter(live ->
                announced.getOrDefault(InstanceId.of(live), Set.of()).contains(Option.HTTP_TOKENS))
            .toList();
    earlier.putAll(looked(again));
    return plan.postponing(earlier);
  }

  /** The same where AWS cannot be asked: all of them wait. */
  static BaselinePlan ofAll(BaselinePlan plan) {
    var all = new TreeMap<InstanceId, Postponed>();
    shut(plan)
        .forEach(
            live -> all.put(InstanceId.of(live), new Postponed.Unknown("AWS could not be asked")));
    return plan.postponing(all);
  }

  /**
   * The instances on which the plan shuts IMDSv1, if the program says to look at its use. Whose
   * endpoint is disabled answers nobody whom that could disturb.
   */
  private static List<Instance> shut(BaselinePlan plan) {
    return plan.rules().program().usageCheck() == UsageCheck.POSTPONE
        ? plan.selected().values().stream()
            .filter(UsageGate::shuts)
            .map(Step::live)
            .filter(live -> !live.options().isEndpointDisabled())
            .toList()
        : List.of();
  }

  private SortedMap<InstanceId, Postponed> looked(List<Instance> instances) {
    var postponed = new TreeMap<InstanceId, Postponed>();
    if (!instances.isEmpty()) {
      var reads = UsageReads.of(instances, ImdsV1Use.DAYS, run, call.within(PATIENCE));
      reads.used().forEach((id, use) -> postponed.put(id, new Postponed.Used(use)));
      reads.unknown().forEach((id, why) -> postponed.put(id, new Postponed.Unknown(why)));
    }
    return postponed;
  }
}
