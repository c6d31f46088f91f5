package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Regions;

/** What the resources of one run share; a run begins when the engine configures the provider. */
public record Run(Regions regions, Claims claims, InstanceLocks locks, PreviewAccess access) {
  public Run(Regions regions) {
    this(regions, new Claims(), new InstanceLocks(), new PreviewAccess());
  }
}
