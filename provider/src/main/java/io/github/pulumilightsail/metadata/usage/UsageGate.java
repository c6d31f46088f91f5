package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.Futures;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Looks, before IMDSv1 is shut on instances, whether software there still uses it, and tells it
 * once for all of them. Source: the Lightsail developer guide, which advises to bring the metric
 * {@code MetadataNoToken} to zero first.
 */
public record UsageGate(UsageCheck mode, Run run, Call call) {
  private static final int DAYS = 7;

  /** As many reads of the metric side by side as there are writes by default. */
  private static final int PARALLEL = 32;

  /** A warning is worth a part of the call's time only: the write comes after it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The IMDSv1 calls of one instance. */
  private record Use(long calls, LocalDate last) {}

  /** What could be found out, and what could not. */
  private record Uses(Map<InstanceId, Use> used, Map<InstanceId, Failure> unknown) {}

  /** Whether the step shuts IMDSv1 where it is answered. */
  public static boolean shuts(Step step) {
    return "required".equals(step.target().httpTokens())
        && !"required".equals(step.live().options().httpTokens());
  }

  /** Warns, or fails where the program wants to be stopped. Nothing has been written then. */
  public void pass(Collection<Step> steps) {
    var part = call.limit().dividedBy(4);
    var brief = call.within(part.compareTo(PATIENCE) < 0 ? part : PATIENCE);
    tell(uses(shut(steps), mode == UsageCheck.BLOCK ? call : brief), false);
  }

  /**
   * The same in a preview, where it belongs most: before anybody has said yes. One that cannot
   * reach AWS succeeds all the same, and says what it could not look at.
   */
  public void preview(Collection<Step> steps) {
    tell(uses(shut(steps), call.within(PATIENCE)), true);
  }

  private List<Instance> shut(Collection<Step> steps) {
    return mode == UsageCheck.OFF
        ? List.of()
        : steps.stream().filter(UsageGate::shuts).map(Step::live).toList();
  }

  private Uses uses(List<Instance> instances, Call part) {
    var uses = new Uses(newMap(), newMap());
    var permits = new Semaphore(PARALLEL);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      instances.stream()
          .map(live ->
              executor.submit(() -> {
                permits.acquireUninterruptibly();
                try {
                  count(live, uses, part);
                } finally {
                  permits.release();
                }
              }))
          .toList()
          .forEach(Futures::join);
    }
    return uses;
  }

  private static <T> Map<InstanceId, T> newMap() {
    return new ConcurrentSkipListMap<>();
  }

  private void count(Instance live, Uses uses, Call part) {
    try {
      var days =
          run.regions().in(live.region()).imdsV1Calls(live.name(), DAYS, part).stream()
              .filter(day -> day.count() > 0)
              .toList();
      days.stream()
          .map(DailyCount::date)
          .max(Comparator.naturalOrder())
          .ifPresent(last ->
              uses.used()
                  .put(
                      InstanceId.of(live),
                      new Use(
                          Math.round(days.stream().mapToDouble(DailyCount::count).sum()), last)));
    } catch (FailureException problem) {
      uses.unknown().put(InstanceId.of(live), problem.failure());
    }
  }

  private void tell(Uses uses, boolean preview) {
    if (!uses.used().isEmpty()) {
      tellUsed(uses.used());
    }
    if (!uses.unknown().isEmpty()) {
      tellUnknown(uses.unknown(), preview);
    }
  }

  private void tellUsed(Map<InstanceId, Use> used) {
    var text =
        "IMDSv1 is still in use on %s. These calls fail once httpTokens is required. Update what makes them (old AWS SDKs and CLIs, scripts that call 169.254.169.254 without a session token), and watch the metric MetadataNoToken fall to zero. "
            .formatted(
                FirstFew.of(
                    used.entrySet().stream()
                        .map(each ->
                            "%s (%d calls in the last %d days, the last on %s)"
                                .formatted(
                                    each.getKey(),
                                    each.getValue().calls(),
                                    DAYS,
                                    each.getValue().last()))
                        .toList()));
    if (mode == UsageCheck.BLOCK) {
      throw new FailureException(
          new Failure.Conflict(
              text
                  + "Nothing was written, because imdsV1UsageCheck is block; set it to warn to go"
                  + " on all the same."));
    }
    call.log()
        .warning(
            text + "Set imdsV1UsageCheck to block to be stopped here, or to off to be spared.");
  }

  private void tellUnknown(Map<InstanceId, Failure> unknown, boolean preview) {
    var first = unknown.values().iterator().next();
    if (mode == UsageCheck.BLOCK && (!preview || first instanceof Failure.Denied)) {
      throw new FailureException(
          first.andAlso(
              " Nothing was written, because imdsV1UsageCheck is block and the metric cannot be"
                  + " read; set it to warn or off to go on all the same."));
    }
    var text =
        "could not look whether IMDSv1 is still in use on %s: %s"
            .formatted(
                FirstFew.of(unknown.keySet().stream().map(InstanceId::toString).toList()),
                first.message());
    if (first instanceof Failure.Denied) {
      call.log().debug(text);
    } else {
      call.log().warning(text);
    }
  }
}
