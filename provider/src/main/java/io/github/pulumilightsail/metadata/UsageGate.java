package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.OptionsWriter.subject;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Looks, before IMDSv1 is shut on an instance, whether software there still uses it. Source: the
 * Lightsail developer guide, which advises to bring the metric {@code MetadataNoToken} to zero
 * first.
 */
final class UsageGate {
  private static final int DAYS = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final UsageCheck mode;
  private final Lightsail lightsail;
  private final Call call;

  UsageGate(UsageCheck mode, Lightsail lightsail, Call call) {
    this.mode = mode;
    this.lightsail = lightsail;
    this.call = call;
  }

  /** Whether this write would shut IMDSv1. */
  static boolean shuts(Instance live, MetadataOptions wanted) {
    return "required".equals(wanted.httpTokens())
        && !"required".equals(live.options().httpTokens());
  }

  /**
   * Warns, or fails where the program wants to be stopped. Nothing has been written then.
   *
   * @param live the instance as it is
   */
  void pass(Instance live, MetadataOptions wanted) {
    if (mode == UsageCheck.OFF || !shuts(live, wanted)) {
      return;
    }
    List<DailyCount> days;
    try {
      days = lightsail.imdsV1Calls(live.name(), DAYS, patience());
    } catch (FailureException problem) {
      unknown(live, problem);
      return;
    }
    var total = Math.round(days.stream().mapToDouble(DailyCount::count).sum());
    if (total > 0) {
      used(live, total, days);
    }
  }

  private void used(Instance live, long total, List<DailyCount> days) {
    var last =
        days.stream()
            .filter(day -> day.count() > 0)
            .map(DailyCount::date)
            .max(Comparator.naturalOrder());
    var text =
        "IMDSv1 is still in use on %s: %d calls in the last %d days, the last on %s. They fail once httpTokens is required. Update what makes them (old AWS SDKs and CLIs, scripts that call 169.254.169.254 without a session token), and watch the metric MetadataNoToken fall to zero. "
            .formatted(subject(live), total, DAYS, last.orElseThrow());
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

  /** A warning is worth a part of the call's time only: the write comes after it. */
  private Call patience() {
    var part = call.limit().dividedBy(4);
    return mode == UsageCheck.BLOCK
        ? call
        : call.within(part.compareTo(PATIENCE) < 0 ? part : PATIENCE);
  }

  private void unknown(Instance live, FailureException problem) {
    var text =
        "could not look whether IMDSv1 is still in use on "
            + subject(live)
            + ": "
            + problem.failure().message();
    if (mode == UsageCheck.BLOCK) {
      throw new FailureException(
          problem
              .failure()
              .andAlso(
                  " Nothing was written, because imdsV1UsageCheck is block and the metric cannot be"
                      + " read; set it to warn or off to go on all the same."),
          problem);
    }
    if (problem.failure() instanceof Failure.Denied) {
      call.log().debug(text);
    } else {
      call.log().warning(text);
    }
  }
}
