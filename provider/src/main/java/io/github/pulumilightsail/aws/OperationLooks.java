package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Looks at the operations of waiters, one look at a time, while their poller goes on with
 * instances. Used by the poller's thread only.
 */
final class OperationLooks {
  private static final CompletableFuture<Map<String, Operation>> NOTHING =
      CompletableFuture.completedFuture(Map.of());

  private final OperationReads operations;
  private final Executor executor;
  private Set<Waiter<?>> asking = Set.of();
  private CompletableFuture<Map<String, Operation>> answer = NOTHING;

  OperationLooks(OperationReads operations, Executor executor) {
    this.operations = operations;
    this.executor = executor;
  }

  /** How many calls there were so far. */
  long calls() {
    return operations.calls();
  }

  boolean isUnderWay() {
    return !asking.isEmpty();
  }

  /** Begins a look; the one before must have been told. */
  void begin(Set<Waiter<?>> waiters) {
    if (waiters.isEmpty()) {
      return;
    }
    asking = Set.copyOf(waiters);
    var ids = asking.stream().flatMap(waiter -> waiter.openOperation().stream()).toList();
    answer = CompletableFuture.supplyAsync(() -> operations.read(ids), executor);
  }

  /** Tells those who wait what the look has shown, if it is over. */
  void tellIfOver(List<Waiter<?>> present) {
    if (answer.isDone()) {
      tell(present);
    }
  }

  /** Tells those who wait what the look has shown, once it is over. */
  void tell(List<Waiter<?>> present) {
    tell(present, Waiter::sawOperation);
  }

  /**
   * Has those who wait note what the look has shown, once it is over; their instances come next.
   */
  void note(List<Waiter<?>> present) {
    tell(present, Waiter::notesOperation);
  }

  /** An operation that has ended stays so, and counts for one who has not asked for it yet, too. */
  private void tell(List<Waiter<?>> present, BiConsumer<Waiter<?>, Operation> how) {
    var asked = asking;
    asking = Set.of();
    try {
      var seen = answer.join();
      answer = NOTHING;
      for (var waiter : present) {
        waiter
            .openOperation()
            .map(seen::get)
            .filter(
                operation -> asked.contains(waiter) || operation.progress() != Progress.UNDER_WAY)
            .ifPresent(operation -> how.accept(waiter, operation));
      }
    } catch (CompletionException problem) {
      answer = NOTHING;
      asked.forEach(waiter -> waiter.disturbed(problem.getCause()));
    }
  }
}
