package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.InstanceCalls.Page;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one poller of a region: looks on behalf of all who wait, and only while somebody does.
 * However many wait, it makes no more than 20 calls a second on average, and never two rounds at
 * once.
 */
final class RegionPoller {
  private static final Duration PER_CALL = Duration.ofMillis(50);
  private static final int FEW = 4;
  private static final Duration FIRST_PAUSE_OF_FEW = Duration.ofMillis(200);
  private static final Duration PAUSE_OF_MANY = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How long many wait for a first look, unless a scout has told before how long it takes. */
  private static final Duration FIRST_PAUSE_OF_MANY = Duration.ofSeconds(3);

  private static final Duration PAUSE_OF_SCOUT = Duration.ofMillis(200);

  /** So that those who trickle in are looked for together. */
  private static final Duration ROUNDS_OF_MANY_APART = Duration.ofMillis(400);

  /** Waiters that are due this soon are looked for in the same round. */
  private static final Duration TOGETHER = Duration.ofMillis(250);

  /**
   * Of many, an operation is asked for while its instance is not there yet at every so many looks.
   */
  private static final int LOOKS_PER_OPERATION = 4;

  /**
   * Of many, those that only wait for the end of their operation are looked at together, in one
   * page or two.
   */
  private static final Duration OPERATIONS_APART = Duration.ofSeconds(2);

  /** One that was not there when most were is looked at again soon. */
  private static final Duration SECOND_LOOK = Duration.ofMillis(500);

  private static final CompletableFuture<Optional<Instance>> NONE =
      CompletableFuture.completedFuture(Optional.empty());

  private final InstanceReads instances;
  private final OperationReads operations;
  private final Executor executor;
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private Cancellation newcomer = new Cancellation();
  private final UsualTime usual = new UsualTime();
  private final List<Page> glimpses = new ArrayList<>();
  private boolean running;
  private long notBefore = Long.MIN_VALUE;
  private long operationsAt = Long.MIN_VALUE;

  RegionPoller(InstanceReads instances, OperationReads operations, Executor executor) {
    this.instances = instances;
    this.operations = operations;
    this.executor = executor;
    instances.onPage(this::glimpse);
  }

  /** A page that somebody fetched, which may show what others wait for. */
  private synchronized void glimpse(Page page) {
    if (running) {
      glimpses.add(page);
    }
  }

  private synchronized List<Page> takeGlimpses() {
    var taken = List.copyOf(glimpses);
    glimpses.clear();
    return taken;
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
    var now = waiter.call().ticker().nanos();
    waiter.joined(now, instances.newestPage());
    waiter.lookAt(now + firstPause(waiter).toNanos());
    newcomer.cancel();
    if (!running) {
      running = true;
      // The writes of a fleet would keep a virtual thread waiting for its turn after every call.
      Thread.ofPlatform().daemon().name("poller").start(this::poll);
    }
  }

  private Duration firstPause(Waiter<?> waiter) {
    if (waiters.size() <= FEW) {
      return FIRST_PAUSE_OF_FEW;
    }
    return waiter.isForWrite() ? usual.time().orElse(FIRST_PAUSE_OF_MANY) : PAUSE_OF_MANY;
  }

  private synchronized void leave(Waiter<?> waiter) {
    waiters.remove(waiter);
  }

  private void poll() {
    for (var present = present(); !present.isEmpty(); present = present()) {
      var ticker = present.getFirst().call().ticker();
      var few = present.size() <= FEW;
      var scout = few ? null : scout(present);
      if (present.stream().allMatch(Waiter::waitsForOperation)) {
        present.stream()
            .filter(waiter -> !waiter.hasLookedAtOperation())
            .forEach(waiter -> waiter.lookAt(ticker.nanos()));
      }
      var next = present.stream().mapToLong(Waiter::due).min().orElseThrow();
      var start = notBefore == Long.MIN_VALUE ? next : Math.max(next, notBefore);
      var rest = start - ticker.nanos();
      if (rest > 0) {
        ticker.pass(Duration.ofNanos(rest), wake());
        continue;
      }
      var horizon = ticker.nanos() + (few ? 0 : TOGETHER.toNanos());
      var due = present.stream().filter(waiter -> waiter.due() <= horizon).toList();
      round(due, few, ticker);
      useGlimpses(present, ticker.nanos());
      learn(due, scout, present);
    }
  }

  /**
   * Of many who wait for a write, one goes ahead to tell how long it takes, so that the others are
   * not looked at before it is worth a call.
   */
  private @Nullable Waiter<?> scout(List<Waiter<?>> present) {
    if (usual.time().isPresent()) {
      return null;
    }
    var scout = present.stream().filter(Waiter::isForWrite).findFirst().orElse(null);
    if (scout != null) {
      var soon = scout.lastLook() + PAUSE_OF_SCOUT.toNanos();
      scout.lookAt(Math.min(scout.due(), soon));
    }
    return scout;
  }

  private void learn(List<Waiter<?>> due, @Nullable Waiter<?> scout, List<Waiter<?>> present) {
    if (scout != null && scout.hasValues()) {
      usual.learn(scout.waited());
      present.stream()
          .filter(waiter -> waiter.isForWrite() && waiter.looks() == 0)
          .forEach(waiter -> waiter.lookAfter(usual.time().orElseThrow()));
    } else if (scout == null) {
      usual.adjust(due);
    }
  }

  private synchronized List<Waiter<?>> present() {
    waiters.removeIf(waiter -> !waiter.goesOn());
    running = !waiters.isEmpty();
    if (!running) {
      glimpses.clear();
    }
    newcomer = new Cancellation();
    return List.copyOf(waiters);
  }

  private synchronized Cancellation wake() {
    return newcomer;
  }

  private void round(List<Waiter<?>> due, boolean few, Ticker ticker) {
    var before = calls();
    var begun = ticker.nanos();
    try {
      look(due, few);
    } catch (RuntimeException problem) {
      var failure = new FailureException(new Failure.Bug("the poller failed: " + problem), problem);
      due.forEach(waiter -> waiter.failed(failure));
    }
    var now = ticker.nanos();
    var least = few ? Duration.ZERO : ROUNDS_OF_MANY_APART;
    var paced = PER_CALL.multipliedBy(calls() - before);
    notBefore = begun + (paced.compareTo(least) > 0 ? paced : least).toNanos();
    due.forEach(waiter -> waiter.looked(now));
    if (!few && due.stream().anyMatch(Waiter::hasLookedAtOperation)) {
      operationsAt = now + OPERATIONS_APART.toNanos();
    }
    due.forEach(waiter ->
        waiter.lookAt(
            isLeftWithOperation(waiter)
                ? nextOperations(now, few)
                : now + pause(waiter.looks(), few).toNanos()));
  }

  private static boolean isLeftWithOperation(Waiter<?> waiter) {
    return waiter.waitsForOperation() && !waiter.hasLookedAtOperation();
  }

  private long nextOperations(long now, boolean few) {
    return few || operationsAt == Long.MIN_VALUE ? now : Math.max(now, operationsAt);
  }

  /** Pages that were fetched for one show others, too. */
  private void useGlimpses(List<Waiter<?>> present, long now) {
    var pages = takeGlimpses();
    if (pages.isEmpty()) {
      return;
    }
    var waiting = new HashMap<String, List<Waiter<?>>>();
    for (var waiter : present) {
      if (!waiter.result().isDone() && !waiter.waitsForOperation()) {
        waiting.computeIfAbsent(waiter.name(), _ -> new ArrayList<>()).add(waiter);
      }
    }
    for (var page : pages) {
      for (var instance : page.instances()) {
        for (var waiter : waiting.getOrDefault(instance.name(), List.of())) {
          if (waiter.precedes(page.number())) {
            waiter.glimpsed(instance);
            if (isLeftWithOperation(waiter)) {
              waiter.lookAt(nextOperations(now, false));
            }
          }
        }
      }
    }
  }

  private long calls() {
    return instances.calls() + operations.calls();
  }

  /** Most writes are applied soon, or late. A look at many costs more, so it comes later. */
  private static Duration pause(int looks, boolean few) {
    var pause =
        few
            ? FIRST_PAUSE_OF_FEW.multipliedBy(1L << Math.min(looks, 5))
            : looks == 1 ? SECOND_LOOK : PAUSE_OF_MANY.plus(PAUSE_OF_MANY.multipliedBy(looks / 4));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void look(List<Waiter<?>> due, boolean few) {
    var onOperations = due.stream().filter(waiter -> asksForOperation(waiter, few)).toList();
    var operationsLooked =
        CompletableFuture.supplyAsync(() -> readOperations(onOperations), executor);
    // Of many, one that has the values is asked for its operation only.
    var onInstances = due.stream().filter(waiter -> few || !waiter.waitsForOperation()).toList();
    var reads = instances.read(onInstances.stream().map(Waiter::name).toList());
    for (var waiter : onInstances) {
      try {
        waiter.sawInstance(seen(reads.getOrDefault(waiter.name(), NONE)));
      } catch (FailureException problem) {
        disturbed(waiter, problem);
      }
    }
    try {
      var operations = seen(operationsLooked);
      for (var waiter : onOperations) {
        waiter.openOperation().map(operations::get).ifPresent(waiter::sawOperation);
      }
    } catch (FailureException problem) {
      onOperations.forEach(waiter -> disturbed(waiter, problem));
    }
  }

  private static boolean asksForOperation(Waiter<?> waiter, boolean few) {
    var asks =
        waiter.openOperation().isPresent()
            && (few
                || waiter.waitsForOperation()
                || (waiter.looks() + 1) % LOOKS_PER_OPERATION == 0);
    waiter.looksAtOperation(asks);
    return asks;
  }

  private Map<String, Operation> readOperations(List<Waiter<?>> waiting) {
    return operations.read(
        waiting.stream().flatMap(waiter -> waiter.openOperation().stream()).toList());
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
