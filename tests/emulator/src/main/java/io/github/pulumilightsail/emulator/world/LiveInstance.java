package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsState;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An instance that exists. Guarded by the world's lock; only its {@link RegionStore} changes it.
 */
final class LiveInstance {
  /** What never changes, with the state and options it was created with. */
  final EmulatedInstance created;

  /** IMDSv1 calls by day (UTC): the metric {@code MetadataNoToken}. */
  final NavigableMap<LocalDate, Double> imdsV1Calls = new TreeMap<>();

  final TreeMap<String, String> tags;

  InstanceState state;
  @Nullable InstanceState nextState;
  @Nullable Due stateDue;
  EmulatedOptions options;

  /** What was applied last, which a stopped instance may go on showing until its start. */
  EmulatedOptions inForce;

  /** Null while nothing is pending, and while what is pending waits for the instance's start. */
  @Nullable Due optionsDue;

  LiveInstance(EmulatedInstance created) {
    this.created = created;
    this.tags = new TreeMap<>(created.tags());
    this.state = created.state();
    this.options = created.options();
    this.inForce = created.options().with(OptionsState.APPLIED);
  }

  EmulatedInstance picture() {
    return new EmulatedInstance(
        created.name(),
        created.arn(),
        created.supportCode(),
        created.createdAt(),
        created.account(),
        created.region(),
        created.availabilityZone(),
        state,
        created.blueprintId(),
        created.bundleId(),
        created.ipAddressType(),
        tags,
        options);
  }

  /** Whether what was written is applied at the instance's next start. */
  boolean waitsForStart() {
    return options.state() == OptionsState.PENDING && optionsDue == null;
  }

  void countRead() {
    if (stateDue != null) {
      stateDue.countRead();
    }
    if (optionsDue != null) {
      optionsDue.countRead();
    }
  }
}
