package io.github.pulumilightsail.metadata.report;

import static java.util.stream.Collectors.joining;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.report.Verdict.Compliant;
import io.github.pulumilightsail.metadata.report.Verdict.Exempt;
import io.github.pulumilightsail.metadata.report.Verdict.NonCompliant;
import io.github.pulumilightsail.metadata.usage.ImdsV1Use;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One instance of an audit.
 *
 * @param usage its IMDSv1 calls by day, the oldest first; empty where they were not asked for
 */
public record Subject(
    Instance live, List<Deviation> deviations, Verdict verdict, List<DailyCount> usage) {
  public Subject {
    deviations = List.copyOf(deviations);
    usage = List.copyOf(usage);
  }

  public boolean isCompliant() {
    return verdict instanceof Compliant;
  }

  public boolean isNonCompliant() {
    return verdict instanceof NonCompliant;
  }

  public Optional<Exempt> exemption() {
    return verdict instanceof Exempt exempt ? Optional.of(exempt) : Optional.empty();
  }

  /** The IMDSv1 calls of all days that were asked for. */
  long calls() {
    return ImdsV1Use.on(usage).map(ImdsV1Use::calls).orElse(0L);
  }

  /** The last day, in UTC, on which there was an IMDSv1 call. */
  Optional<LocalDate> lastUsed() {
    return ImdsV1Use.on(usage).map(ImdsV1Use::last);
  }

  /**
   * What is not as it should be, in one line: {@code httpTokens is optional, not required}. Empty
   * if all is.
   */
  String told() {
    if (!deviations.isEmpty()) {
      return deviations.stream()
          .map(each ->
              "%s is %s, not %s".formatted(each.option().property(), each.found(), each.wanted()))
          .collect(joining("; "));
    }
    return live.hasSettledOptions() ? "" : "the options are not in force yet";
  }
}
