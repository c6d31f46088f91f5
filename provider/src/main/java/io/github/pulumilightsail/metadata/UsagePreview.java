package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;

/**
 * The look at IMDSv1's use in a preview, where it belongs most: before anybody has said yes. A
 * preview that cannot reach AWS succeeds all the same, and says what it could not look at.
 */
final class UsagePreview {
  /** A preview is waited for, so it does not wait long. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Regions regions;

  UsagePreview(Regions regions) {
    this.regions = regions;
  }

  /** Fails if the update would be blocked. */
  void pass(InstanceId id, UsageCheck mode, MetadataOptions wanted, Call call) {
    if (mode == UsageCheck.OFF || !"required".equals(wanted.httpTokens())) {
      return;
    }
    var brief = call.within(PATIENCE);
    try {
      var lightsail = regions.in(id.region());
      // An instance that is not there yet is created by the same program.
      lightsail
          .find(id.name(), brief)
          .ifPresent(live -> new UsageGate(mode, lightsail, brief).pass(live, wanted));
    } catch (FailureException problem) {
      if (isVerdict(problem.failure(), mode)) {
        throw problem;
      }
      call.log()
          .warning(
              "this preview could not look whether IMDSv1 is still in use on %s in %s: %s"
                  .formatted(id.name(), id.region(), problem.failure().message()));
    }
  }

  /** Whether it is an answer of AWS's that an update would get too, and not a want of access. */
  private static boolean isVerdict(Failure failure, UsageCheck mode) {
    return switch (failure) {
      case Failure.Conflict _ -> true;
      case Failure.Denied _ -> mode == UsageCheck.BLOCK;
      case Failure.BadInput _,
          Failure.Malformed _,
          Failure.NotFound _,
          Failure.Unauthenticated _,
          Failure.Refused _,
          Failure.OperationFailed _,
          Failure.SettingUp _,
          Failure.Throttled _,
          Failure.ServiceFault _,
          Failure.Unreachable _,
          Failure.TimedOut _,
          Failure.Cancelled _,
          Failure.Unsupported _,
          Failure.Bug _ ->
          false;
    };
  }
}
