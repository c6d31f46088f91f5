package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Regions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the resources of one run share; a run begins when the engine configures the provider. */
public record Run(
    Regions regions,
    Claims claims,
    InstanceLocks locks,
    Accounts accounts,
    Restored restored,
    PendingKnown pending,
    HandedBack handedBack,
    PreviewAccess access,
    InstantSource clock) {
  public Run(Regions regions) {
    this(regions, InstantSource.system());
  }

  public Run(Regions regions, InstantSource clock) {
    this(
        regions,
        new Claims(),
        new InstanceLocks(),
        new Accounts(),
        new Restored(),
        new PendingKnown(),
        new HandedBack(),
        new PreviewAccess(),
        clock);
  }

  /** The day that it is, in UTC. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
