package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.InstanceId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An exception from a baseline.
 *
 * @param region the instance's; empty means every region that is looked at
 * @param until the last day on which it holds, in UTC
 */
public record Exemption(String name, Optional<String> region, String reason, LocalDate until) {
  /** Days before the end from which on each run says that it comes. */
  private static final int NOTICE = 13;

  boolean isOf(InstanceId id) {
    return id.name().equals(name) && region.map(id.region()::equals).orElse(true);
  }

  boolean holds(LocalDate today) {
    return !today.isAfter(until);
  }

  boolean endsSoon(LocalDate today) {
    return holds(today) && !today.isBefore(until.minusDays(NOTICE));
  }

  /** {@code web-1}, or {@code web-1@eu-central-1} where it is of one region. */
  String subject() {
    return region.map(each -> new InstanceId(name, each).toString()).orElse(name);
  }
}
