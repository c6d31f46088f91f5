package io.github.pulumilightsail.reliability;

import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.time.Duration;

/** What goes wrong. */
enum Trouble {
  THROTTLED_ONCE("throttled once"),
  THROTTLED("throttled for long"),
  FAULT_ONCE("500 once"),
  FAULT("500 for long"),
  UNAVAILABLE("503 for long"),
  RESET_ONCE("connection reset once"),
  RESET("connection reset before the work"),
  RESET_AFTER_WORK("connection reset after the work"),
  HALF_AN_ANSWER("half an answer"),
  SLOW("slow answer"),
  HANG("no answer at all"),
  DENIED("access denied"),
  UNAUTHENTICATED("unauthenticated"),
  ACCOUNT_SETUP("account set-up in progress"),
  REGION_SETUP_FOR_A_WHILE("region set-up for half a minute"),
  REGION_SETUP("region set-up for long"),
  OPERATION_FAILS("failed operation, nothing changed"),
  OPERATION_FAILS_LATE("failed operation, all changed"),
  PENDING_FOREVER("endless pending"),
  OPERATION_FOREVER("endless operation"),
  DELETED("instance deleted"),
  RECREATED("instance created again"),
  CHANGED("options changed by somebody else");

  final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** Whether it is to be got over by the SDK's own retries. */
  boolean passes() {
    return this == THROTTLED_ONCE || this == FAULT_ONCE || this == RESET_ONCE;
  }

  boolean isSomebodyElse() {
    return this == DELETED || this == RECREATED || this == CHANGED;
  }

  boolean happensAt(Site site) {
    return switch (this) {
      case OPERATION_FAILS, OPERATION_FAILS_LATE, PENDING_FOREVER, OPERATION_FOREVER ->
          site == Site.WRITE;
      // Then the first read of the update hangs, too.
      case HANG -> site != Site.PLAN;
      default -> true;
    };
  }

  void strike(Faults faults, Site.Place place) {
    var call = place.operation();
    switch (this) {
      case THROTTLED_ONCE -> place.here(faults.throttle(call)).once();
      case THROTTLED -> place.here(faults.throttle(call));
      case FAULT_ONCE -> place.here(faults.internalFailure(call)).once();
      case FAULT -> place.here(faults.internalFailure(call));
      case UNAVAILABLE -> place.here(faults.serviceUnavailable(call));
      case RESET_ONCE -> place.here(faults.reset(call)).once();
      case RESET -> place.here(faults.reset(call));
      case RESET_AFTER_WORK -> place.here(faults.reset(call)).afterWork();
      case HALF_AN_ANSWER -> place.here(faults.cutAnswer(call));
      case SLOW -> place.here(faults.slow(call, Duration.ofMillis(100))).once();
      case HANG -> place.here(faults.hang(call));
      case DENIED -> place.here(faults.denyAccess(call));
      case UNAUTHENTICATED -> place.here(faults.error(call, "UnauthenticatedException"));
      case ACCOUNT_SETUP -> place.here(faults.error(call, "AccountSetupInProgressException"));
      case REGION_SETUP_FOR_A_WHILE ->
          place.here(faults.error(call, "RegionSetupInProgressException")).times(2);
      case REGION_SETUP -> place.here(faults.error(call, "RegionSetupInProgressException"));
      case OPERATION_FAILS -> faults.failOperation(call, "E1", "it broke");
      case OPERATION_FAILS_LATE -> faults.failOperation(call, "E1", "it broke").afterWork();
      case PENDING_FOREVER -> faults.pendingForever();
      case OPERATION_FOREVER -> faults.operationForever(call);
      case DELETED -> place.here(faults.deleteInstance(call)).onInstance(Deed.INSTANCE).once();
      case RECREATED -> place.here(faults.replaceInstance(call)).onInstance(Deed.INSTANCE).once();
      case CHANGED ->
          place
              .here(faults.changeOptions(call, OptionsPatch.none().tokens("optional").hopLimit(9)))
              .onInstance(Deed.INSTANCE)
              .once();
    }
  }
}
