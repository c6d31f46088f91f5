package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** The one poller of a region: looks on behalf of all who wait, and only while somebody does. */
final class RegionPoller {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final CompletableFuture<Optional<Instance>> NONE =
      CompletableFuture.completedFuture(Optional.empty());

  private final InstanceReads instances;
  private final OperationReads operations;
  private final Executor executor;
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private Cancellation newcomer = new Cancellation();
  private boolean running;

  RegionPoller(InstanceReads instances, OperationReads operations, Executor executor) {
    this.instances = instances;
    this.operations = operations;
    this.executor = executor;
  }

  <T> T await(Waiter<T> waiter) {
    join(waiter);
    try {
      return Waiting.on(waiter.result(), waiter.call(), waiter::doing);
    } finally {
      leave(waiter);
    }
  }

  private synchronized void join(Waiter<?> waiter) {
    waiters.add(waiter);
    newcomer.cancel();
    if (!running) {
      running = true;
      executor.execute(this::poll);
    }
  }

  private synchronized void leave(Waiter<?> waiter) {
    waiters.remove(waiter);
  }

  private void poll() {
    for (var present = present(); !present.isEmpty(); present = present()) {
      pause(present);
      try {
        look(present);
      } catch (RuntimeException problem) {
        var failure =
            new FailureException(new Failure.Bug("the poller failed: " + problem), problem);
        present.forEach(waiter -> waiter.failed(failure));
      }
    }
  }

  private synchronized List<Waiter<?>> present() {
    waiters.removeIf(waiter -> !waiter.goesOn());
    running = !waiters.isEmpty();
    newcomer = new Cancellation();
    return List.copyOf(waiters);
  }

  /** The youngest waiter sets the pace: most writes are applied soon, or late. */
  private void pause(List<Waiter<?>> present) {
    var looks = present.stream().mapToInt(Waiter::looks).min().orElse(0);
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(looks, 5));
    Cancellation wake;
    synchronized (this) {
      wake = newcomer;
    }
    present
        .getFirst()
        .call()
        .ticker()
        .pass(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, wake);
  }

  private void look(List<Waiter<?>> present) {
    Map<String, CompletableFuture<Optional<Instance>>> reads = new HashMap<>();
    Map<String, CompletableFuture<Operation>> operationReads = new HashMap<>();
    for (var waiter : present) {
      waiter.openOperation().ifPresent(id -> operationReads.computeIfAbsent(id, operations::read));
      reads.computeIfAbsent(waiter.name(), instances::read);
    }
    for (var waiter : present) {
      try {
        var operation = waiter.openOperation().map(operationReads::get).map(RegionPoller::seen);
        waiter.saw(seen(reads.getOrDefault(waiter.name(), NONE)), operation);
      } catch (FailureException problem) {
        disturbed(waiter, problem);
      }
    }
  }

  private static <T> T seen(CompletableFuture<T> read) {
    try {
      return read.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof FailureException failed) {
        throw failed;
      }
      throw e;
    }
  }

  private static void disturbed(Waiter<?> waiter, FailureException problem) {
    switch (problem.failure()) {
      case Failure.Throttled _,
          Failure.ServiceFault _,
          Failure.Unreachable _,
          Failure.SettingUp _,
          Failure.NotFound _,
          Failure.TimedOut _ ->
          waiter.stumbled(problem);
      case Failure.BadInput _,
          Failure.Malformed _,
          Failure.Conflict _,
          Failure.Denied _,
          Failure.Unauthenticated _,
          Failure.Refused _,
          Failure.OperationFailed _,
          Failure.Cancelled _,
          Failure.Unsupported _,
          Failure.Bug _ ->
          waiter.failed(problem);
    }
  }
}
