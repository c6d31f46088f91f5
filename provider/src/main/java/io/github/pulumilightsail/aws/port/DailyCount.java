package io.github.pulumilightsail.aws.port;

import java.time.LocalDate;

/** How often something happened on one day, in UTC. */
public record DailyCount(LocalDate date, double count) {}
