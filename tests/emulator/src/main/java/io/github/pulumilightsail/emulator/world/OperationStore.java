package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Choices.FirstStatus;
import io.github.pulumilightsail.emulator.behavior.Choices.SuccessWord;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one account in one region, from oldest to newest. They outlive their instances.
 * Use only while the world is locked.
 */
public final class OperationStore {
  private final World world;
  private final Map<String, LiveOperation> operations = new LinkedHashMap<>();

  OperationStore(World world) {
    this.world = world;
  }

  public OperationView begin(String type, EmulatedInstance target, OperationPlan plan) {
    var first =
        switch (world.behavior().get(Switches.FIRST_STATUS)) {
          case FirstStatus.STARTED -> "Started";
          case FirstStatus.NOT_STARTED -> "NotStarted";
        };
    var due = new Due(plan.progress(), now());
    var operation = new LiveOperation(type, target, now(), first, due, plan.end());
    operations.put(operation.id, operation);
    return operation.view();
  }

  /** The instance that an operation is about. */
  public Optional<String> instanceOf(String id) {
    return Optional.ofNullable(operations.get(id)).map(operation -> operation.target.name());
  }

  /** The operation as a read of the API sees it. */
  public Optional<OperationView> read(String id) {
    return Optional.ofNullable(operations.get(id)).map(this::readLive);
  }

  /**
   * Up to {@code count} operations, as a read of the API sees them.
   *
   * @param resource only those of this instance; null: all
   */
  public List<OperationView> readPage(@Nullable String resource, int from, int count) {
    return of(resource).skip(from).limit(count).map(this::readLive).toList();
  }

  public boolean hasMore(@Nullable String resource, int from) {
    return of(resource).skip(from).findAny().isPresent();
  }

  private Stream<LiveOperation> of(@Nullable String resource) {
    return operations.values().stream()
        .filter(operation -> resource == null || operation.target.name().equals(resource));
  }

  private OperationView readLive(LiveOperation operation) {
    var due = operation.due;
    if (due != null) {
      if (due.isDone(now())) {
        operation.due = null;
        operation.enter(endStatus(operation.end), now());
      } else {
        due.countRead();
      }
    }
    var seen = operation.view();
    if (operation.status.equals("NotStarted")) {
      operation.enter("Started", now());
    }
    return seen;
  }

  private String endStatus(OperationEnd end) {
    return switch (end) {
      case OperationEnd.Failure _ -> "Failed";
      case OperationEnd.Success _ ->
          switch (world.behavior().get(Switches.SUCCESS_WORD)) {
            case SuccessWord.SUCCEEDED -> "Succeeded";
            case SuccessWord.COMPLETED -> "Completed";
          };
    };
  }

  private Instant now() {
    return world.clock().instant();
  }
}
