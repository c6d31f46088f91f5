package io.github.pulumilightsail.aws.waits;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One who waits at the region's poller. */
final class Waiter<T> {
  /** An operation may be unknown to AWS, and its instance gone: so each third look is at both. */
  private static final int LOOKS_AT_BOTH = 3;

  private final String name;
  private final String doing;
  private final Watch<T> watch;
  private final Call call;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private Optional<Operation> operation;
  private Optional<Instance> shown = Optional.empty();
  private volatile String lastSeen = "";
  private volatile long joined;
  private volatile long due;
  private int looks;

  Waiter(String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    this.name = name;
    this.operation = operation;
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

  CompletableFuture<T> result() {
    return result;
  }

  /** What goes on and what was seen last. */
  String doing() {
    return lastSeen.isEmpty() ? doing : doing + "; last seen: " + lastSeen;
  }

  /**
   * Begins to wait.
   *
   * @param newest the read that was begun last
   * @param firstDue when to look first, in the ticker's nanoseconds
   */
  void joins(long newest, long firstDue) {
    joined = newest;
    due = firstDue;
  }

  /** When to look next, in the ticker's nanoseconds. */
  long due() {
    return due;
  }

  /** Has been looked at. */
  synchronized void looked(long round, int waiting) {
    looks++;
    due = PollSchedule.next(round, looks, waiting);
  }

  /** The operation that has not ended yet as far as was seen, if there is one. */
  synchronized Optional<String> openOperation() {
    return operation.filter(o -> o.progress() == Progress.UNDER_WAY).map(Operation::id);
  }

  /** Whether a look at the instance, too, is worth its call. */
  synchronized boolean needsInstance(int waiting) {
    return PollSchedule.areFew(waiting)
        || openOperation().isEmpty()
        || (looks + 1) % LOOKS_AT_BOTH == 0;
  }

  /** Takes what was read of its operation; once that has ended, the instance is looked at. */
  synchronized void sawOperation(Operation seen) {
    if (result.isDone()) {
      return;
    }
    operation = Optional.of(seen);
    if (seen.progress() == Progress.UNDER_WAY) {
      pending("operation " + seen.id() + " is " + seen.status());
      return;
    }
    due = Long.MIN_VALUE;
    shown.ifPresent(instance -> accept(Optional.of(instance)));
  }

  /**
   * Takes what a read for somebody else has shown: that it is there counts; that it is not there
   * yet does not, since a look of its own follows.
   */
  synchronized void sawInPassing(Instance seen, long begun) {
    if (begun <= joined || result.isDone()) {
      return;
    }
    shown = Optional.of(seen);
    if (openOperation().isEmpty()) {
      accept(shown);
    }
  }

  private Probe<T> accept(Optional<Instance> instance) {
    var probe = watch.look(instance, operation);
    if (probe instanceof Probe.Ready<T>(var value)) {
      result.complete(value);
    }
    return probe;
  }

  /** Takes what was read for it. */
  synchronized void sawInstance(Optional<Instance> seen) {
    if (result.isDone()) {
      return;
    }
    shown = seen;
    switch (accept(seen)) {
      case Probe.Ready<T> _ -> {}
      case Probe.Failed<T>(var failure) ->
          result.completeExceptionally(new FailureException(failure));
      case Probe.Pending<T>(var state) -> pending(state);
    }
  }

  private void pending(String state) {
    if (!state.equals(lastSeen)) {
      call.log().status(doing + ": " + state);
    }
    lastSeen = state;
  }

  /** A look has failed. If it did in passing it says nothing of the thing: the next one counts. */
  void disturbed(Throwable problem) {
    if (!(problem instanceof FailureException failed)) {
      result.completeExceptionally(
          new FailureException(new Failure.Bug("the poller failed: " + problem), problem));
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
