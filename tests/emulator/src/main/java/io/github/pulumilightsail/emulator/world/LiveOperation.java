package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operation that a write has started. Guarded by the world's lock. */
final class LiveOperation {
  final String id = UUID.randomUUID().toString();
  final String type;
  final EmulatedInstance target;
  final Instant createdAt;

  /** How it will end. */
  final OperationEnd end;

  String status;
  Instant statusChangedAt;
  @Nullable Due due;

  LiveOperation(
      String type,
      EmulatedInstance target,
      Instant createdAt,
      String status,
      Due due,
      OperationEnd end) {
    this.type = type;
    this.target = target;
    this.createdAt = createdAt;
    this.statusChangedAt = createdAt;
    this.status = status;
    this.due = due;
    this.end = end;
  }

  void enter(String newStatus, Instant at) {
    status = newStatus;
    statusChangedAt = at;
  }

  OperationView view() {
    return new OperationView(
        id,
        type,
        target,
        createdAt,
        status,
        statusChangedAt,
        due == null,
        due == null && end instanceof OperationEnd.Failure failure ? failure : null);
  }
}
