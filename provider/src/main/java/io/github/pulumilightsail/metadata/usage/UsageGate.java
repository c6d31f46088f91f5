package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.PreviewAccess;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.Step;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Looks, before IMDSv1 is shut on instances, whether software there still uses it, and tells it
 * once for all of them. Source: the Lightsail developer guide, which advises to bring the metric
 * {@code MetadataNoToken} to zero first.
 *
 * @param looked whether it has passed already
 */
public record UsageGate(UsageCheck mode, Run run, Call call, AtomicBoolean looked) {
  /** A warning is worth a part of the call's time only: the write comes after it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public UsageGate(UsageCheck mode, Run run, Call call) {
    this(mode, run, call, new AtomicBoolean());
  }

  /** Whether the step shuts IMDSv1 where it is answered. */
  public static boolean shuts(Step step) {
    return "required".equals(step.target().httpTokens())
        && !"required".equals(step.coming().options().httpTokens());
  }

  /** Warns, or fails where the program wants to be stopped. Nothing has been written then. */
  public void pass(Collection<Step> steps) {
    var part = call.limit().dividedBy(4);
    var brief = call.within(part.compareTo(PATIENCE) < 0 ? part : PATIENCE);
    tell(
        mode == UsageCheck.BLOCK
            ? UsageReads.of(shut(steps), ImdsV1Use.DAYS, run, call)
            : UsageReads.ifItAnswers(shut(steps), ImdsV1Use.DAYS, run, brief),
        false);
  }

  /** The same of one instance, however often the write to it is attempted. */
  public void passOnce(Step step) {
    if (shuts(step) && !looked.getAndSet(true)) {
      pass(List.of(step));
    }
  }

  /**
   * The same in a preview, where it belongs most: before anybody has said yes. One that cannot
   * reach AWS succeeds all the same, and says what it could not look at.
   */
  public void preview(Collection<Step> steps) {
    tell(UsageReads.ifItAnswers(shut(steps), ImdsV1Use.DAYS, run, call.within(PATIENCE)), true);
  }

  /** The instances on which it would shut IMDSv1, if the program says to look at its use. */
  private List<Instance> shut(Collection<Step> steps) {
    return mode == UsageCheck.WARN || mode == UsageCheck.BLOCK
        ? steps.stream().filter(UsageGate::shuts).map(Step::live).toList()
        : List.of();
  }

  private void tell(UsageReads reads, boolean preview) {
    var used = reads.used();
    if (!used.isEmpty()) {
      tellUsed(used);
    }
    if (!reads.unknown().isEmpty()) {
      tellUnknown(reads.unknown(), preview);
    }
  }

  private void tellUsed(Map<InstanceId, ImdsV1Use> used) {
    var text =
        "IMDSv1 is still in use on %s. These calls fail once httpTokens is required. Update what makes them (old AWS SDKs and CLIs, scripts that call 169.254.169.254 without a session token), and watch the metric MetadataNoToken fall to zero. "
            .formatted(
                FirstFew.of(
                    used.entrySet().stream()
                        .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
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
    var first =
        unknown.values().stream()
            .filter(Predicate.not(PreviewAccess.IN_VAIN::equals))
            .findFirst()
            .orElse(PreviewAccess.IN_VAIN);
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
    // That it is in vain has been told by whom found it out; but the update would be blocked.
    if (first instanceof Failure.Denied
        || (first.equals(PreviewAccess.IN_VAIN) && mode != UsageCheck.BLOCK)) {
      call.log().debug(text);
    } else {
      call.log().warning(text);
    }
  }
}
