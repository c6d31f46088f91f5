package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One who waits at the region's poller. Only the poller's thread changes it. */
final class Waiter<T> {
  private final String name;
  private final String doing;
  private final Watch<T> watch;
  private final Call call;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private Optional<Operation> operation;
  private int looks;
  private final boolean forWrite;
  private long joined;
  private long joinedAtPage;
  private long lastLook;
  private long due;
  private boolean onOperation;
  private boolean looksAtOperation;
  private Optional<Instance> instance = Optional.empty();
  private boolean sawInstance;
  private volatile String lastSeen = "";

  Waiter(String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    this.name = name;
    this.operation = operation;
    this.forWrite = operation.isPresent();
    this.doing = doing;
    this.watch = watch;
    this.call = call;
  }

  String name() {
    return name;
  }

  Call call() {
    return call;
  }

  /** How often it has looked so far. */
  int looks() {
    return looks;
  }

  /** When to look next, in the ticker's nanoseconds. */
  long due() {
    return due;
  }

  void lookAt(long nanos) {
    due = nanos;
  }

  void lookAfter(Duration sinceJoined) {
    due = joined + sinceJoined.toNanos();
  }

  /** Begins to wait, at this time and after the call for this page was begun. */
  void joined(long nanos, long page) {
    joined = nanos;
    joinedAtPage = page;
    lastLook = nanos;
  }

  /** Whether a page's call was begun after it had begun to wait. */
  boolean precedes(long page) {
    return page > joinedAtPage;
  }

  void looked(long nanos) {
    lastLook = nanos;
  }

  /** When it looked last, or else when it joined. */
  long lastLook() {
    return lastLook;
  }

  /** How long it had waited when it looked last. */
  Duration waited() {
    return Duration.ofNanos(lastLook - joined);
  }

  /** Whether it waits for what a write has begun. */
  boolean isForWrite() {
    return forWrite;
  }

  CompletableFuture<T> result() {
    return result;
  }

  /** What goes on and what was seen last. */
  String doing() {
    return lastSeen.isEmpty() ? doing : doing + "; last seen: " + lastSeen;
  }

  /** The operation that has not ended yet as far as was seen, if there is one. */
  Optional<String> openOperation() {
    return operation.filter(o -> o.progress() == Progress.UNDER_WAY).map(Operation::id);
  }

  /** Whether the instance was seen with what is waited for, its operation apart. */
  boolean hasValues() {
    return result.isDone() || onOperation;
  }

  /** Notes whether this look is at the operation, too. */
  void looksAtOperation(boolean looks) {
    looksAtOperation = looks;
  }

  /** Whether the last look was at the operation, too. */
  boolean hasLookedAtOperation() {
    return looksAtOperation;
  }

  /** Whether the operation is all that it still waits for. */
  boolean waitsForOperation() {
    return onOperation && !result.isDone();
  }

  void sawInstance(Optional<Instance> seen) {
    looks++;
    instance = seen;
    sawInstance = true;
    judge();
  }

  /**
   * Takes what was seen without having been looked for: that it is there counts, that it is not
   * there yet does not.
   */
  void glimpsed(Instance seen) {
    if (result.isDone() || onOperation) {
      return;
    }
    switch (watch.look(Optional.of(seen), operation)) {
      case Probe.Ready<T> ready -> result.complete(ready.value());
      case Probe.Pending<T>(var state, var isForOperation) when isForOperation -> {
        instance = Optional.of(seen);
        sawInstance = true;
        onOperation = true;
        pending(state);
      }
      case Probe.Pending<T> _, Probe.Failed<T> _ -> {}
    }
  }

  void sawOperation(Operation seen) {
    operation = Optional.of(seen);
    // An instance that no look has reached yet is not one that is gone.
    if (sawInstance) {
      judge();
    }
  }

  private void judge() {
    switch (watch.look(instance, operation)) {
      case Probe.Ready<T> ready -> result.complete(ready.value());
      case Probe.Failed<T> failed ->
          result.completeExceptionally(new FailureException(failed.failure()));
      case Probe.Pending<T> waiting -> {
        onOperation = waiting.onOperation();
        pending(waiting.state());
      }
    }
  }

  private void pending(String state) {
    if (!state.equals(lastSeen)) {
      call.log().status(doing + ": " + state);
    }
    lastSeen = state;
  }

  /** A look that failed in passing says nothing of the thing itself: the next one counts. */
  void stumbled(FailureException problem) {
    looks++;
    call.log().debug("a look failed and is repeated: " + problem.getMessage());
    lastSeen = problem.failure().message();
  }

  void failed(FailureException problem) {
    result.completeExceptionally(problem);
  }

  /** Ends the wait if its time is over or it is cancelled; whether it goes on. */
  boolean goesOn() {
    if (result.isDone()) {
      return false;
    }
    try {
      call.proceed(doing());
      return true;
    } catch (FailureException over) {
      result.completeExceptionally(over);
      return false;
    }
  }
}
