package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the states of this run's resources tell of writes that reads do not show. A resource that
 * has no state yet, as the new half of a replacement, would not know of them.
 */
public final class PendingKnown {
  private final Map<InstanceId, Managed> all = new ConcurrentHashMap<>();

  /** Notes what a state tells. */
  public void note(InstanceId id, Managed managed) {
    if (managed.pending().isPresent()) {
      all.put(id, managed);
    }
  }

  /** What is known of an instance of which a resource has no record. */
  public Managed of(Instance live) {
    return Optional.ofNullable(all.get(InstanceId.of(live)))
        .filter(managed -> managed.arn().equals(live.arn()))
        .map(managed -> Managed.NOTHING.waiting(managed.pending()))
        .orElse(Managed.NOTHING);
  }
}
