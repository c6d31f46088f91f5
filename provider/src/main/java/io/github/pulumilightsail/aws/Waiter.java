package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One who waits at the region's poller. Only the poller's thread changes it. */
final class Waiter<T> {
  /**
   * At every so many looks the instance and its operation are both asked for, whichever of them is
   * waited for: the one may have failed, the other may have gone.
   */
  private static final int LOOKS_AT_BOTH = 3;

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
  private boolean hasAskedForOperation;
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

  /**
   * Begins to wait, at this time.
   *
   * @param page the one whose call was begun last
   * @param first how long to wait before the first look
   */
  void joined(long nanos, long page, Duration first) {
    joined = nanos;
    joinedAtPage = page;
    lastLook = nanos;
    lookAfter(first);
  }

  /** Whether a page's call was begun after it had begun to wait. */
  boolean precedes(long page) {
    return page > joinedAtPage;
  }

  /**
   * Was looked at.
   *
   * @param withOperation whether at its operation, too
   */
  void looked(long nanos, boolean withOperation) {
    looks++;
    lastLook = nanos;
    hasAskedForOperation = withOperation;
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

  /**
   * Of many, whether the next look is at the instance.
   *
   * @see #LOOKS_AT_BOTH
   */
  boolean asksForInstance() {
    return !waitsForOperation() || looksAtBoth();
  }

  /**
   * Whether the next look is at the operation.
   *
   * @param withOperations whether operations are looked at anyway
   * @see #LOOKS_AT_BOTH
   */
  boolean asksForOperation(boolean withOperations) {
    return openOperation().isPresent() && (withOperations || waitsForOperation() || looksAtBoth());
  }

  private boolean looksAtBoth() {
    return (looks + 1) % LOOKS_AT_BOTH == 0;
  }

  /** Whether the operation is all that it still waits for, and the last look was not at it. */
  boolean isLeftWithOperation() {
    return waitsForOperation() && !hasAskedForOperation;
  }

  /** Whether the operation is all that it still waits for. */
  private boolean waitsForOperation() {
    return onOperation && !result.isDone();
  }

  void sawInstance(Optional<Instance> seen) {
    instance = seen;
    sawInstance = true;
    judge();
  }

  /**
   * Takes what was seen without having been looked for: that it is there counts, and its operation
   * is looked at next; that it is not there yet does not count.
   */
  void glimpsed(Instance seen, long next) {
    if (hasValues()) {
      return;
    }
    switch (watch.look(Optional.of(seen), operation)) {
      case Probe.Ready<T> ready -> result.complete(ready.value());
      case Probe.Pending<T>(var state, var isForOperation) when isForOperation -> {
        instance = Optional.of(seen);
        sawInstance = true;
        onOperation = true;
        due = next;
        pending(state);
      }
      case Probe.Pending<T> _, Probe.Failed<T> _ -> {}
    }
  }

  /** Takes what a look has shown; a look at the instance follows and decides. */
  void notesOperation(Operation seen) {
    operation = Optional.of(seen);
  }

  /** Takes what a look has shown, and decides with the instance as it was seen last. */
  void sawOperation(Operation seen) {
    notesOperation(seen);
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

  /** A look has failed. If it did in passing it says nothing of the thing: the next one counts. */
  void disturbed(@Nullable Throwable problem) {
    if (!(problem instanceof FailureException failed)) {
      var failure = new FailureException(new Failure.Bug("the poller failed: " + problem));
      failure.initCause(problem);
      result.completeExceptionally(failure);
    } else if (failed.failure().isPassing()) {
      call.log().debug("a look failed and is repeated: " + failed.getMessage());
      lastSeen = failed.failure().message();
    } else {
      result.completeExceptionally(failed);
    }
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
