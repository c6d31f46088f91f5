package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.DailyCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * That IMDSv1 was used.
 *
 * @param calls how many calls there were on the days that were looked at
 * @param last the last day with one, in UTC
 */
public record ImdsV1Use(long calls, LocalDate last) {
  /** Of how many days a use counts, today among them. */
  public static final int DAYS = 7;

  /** The use on these days, the oldest first; empty if there was none. */
  public static Optional<ImdsV1Use> on(List<DailyCount> days) {
    var calls = Math.round(days.stream().mapToDouble(DailyCount::count).sum());
    return days.reversed().stream()
        .filter(day -> day.count() > 0)
        .findFirst()
        .map(last -> new ImdsV1Use(calls, last.date()));
  }

  /** {@code 12 calls in the last 7 days, the last on 2026-11-20}. */
  @Override
  public String toString() {
    return "%d calls in the last %d days, the last on %s".formatted(calls, DAYS, last);
  }
}
