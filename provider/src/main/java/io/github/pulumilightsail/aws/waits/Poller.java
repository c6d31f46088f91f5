package io.github.pulumilightsail.aws.waits;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.aws.reads.JointCall;
import io.github.pulumilightsail.aws.reads.PagedReads;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one poller of a region: looks on behalf of all who wait, and only while somebody does.
 * However many wait, it never makes two rounds at once.
 */
public final class Poller {
  private final PagedReads<Instance> instances;
  private final PagedReads<Operation> operations;
  private final Supplier<Duration> interval;
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private Cancellation sleep = new Cancellation();
  private long sleepsUntil;
  private boolean running;
  private long restsUntil = Long.MIN_VALUE;

  /**
   * Makes the poller of a region.
   *
   * @param interval between two calls that AWS admits, if it throttles
   */
  public Poller(
      PagedReads<Instance> instances,
      PagedReads<Operation> operations,
      Supplier<Duration> interval) {
    this.instances = instances;
    this.operations = operations;
    this.interval = interval;
    instances.onPage(this::showInstances);
    operations.onPage((page, _) -> showOperations(page));
  }

  /** Waits until the watch is ready or has failed, or the call is over. */
  public <T> T await(
      String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    var waiter = new Waiter<>(name, operation, doing, watch, call);
    join(waiter);
    try {
      return Waiting.on(waiter.result(), call, waiter::doing);
    } finally {
      leave(waiter);
    }
  }

  private synchronized void join(Waiter<?> waiter) {
    waiters.add(waiter);
    var now = waiter.call().ticker().nanos();
    waiter.joins(instances.newest(), PollSchedule.first(now, waiters.size()));
    if (!running) {
      running = true;
      // The writes of a fleet would keep a virtual thread waiting for its turn after every call.
      Thread.ofPlatform().daemon().name("poller").start(this::poll);
    } else if (PollSchedule.round(waiter.due(), waiters.size()) < sleepsUntil) {
      sleep.cancel();
    }
  }

  private synchronized void leave(Waiter<?> waiter) {
    waiters.remove(waiter);
  }

  private synchronized List<Waiter<?>> present() {
    waiters.removeIf(waiter -> !waiter.goesOn());
    running = !waiters.isEmpty();
    sleep = new Cancellation();
    sleepsUntil = Long.MAX_VALUE;
    return List.copyOf(waiters);
  }

  private synchronized Cancellation sleepUntil(long nanos) {
    sleepsUntil = nanos;
    return sleep;
  }

  private void poll() {
    try {
      lookWhileSomebodyWaits();
    } catch (RuntimeException | Error mistake) {
      abandon(mistake);
    }
  }

  /** Nobody may wait for a poller that has broken down; the next one who comes has a new one. */
  private synchronized void abandon(Throwable mistake) {
    waiters.forEach(waiter -> waiter.disturbed(mistake));
    waiters.clear();
    running = false;
  }

  private void lookWhileSomebodyWaits() {
    for (var present = present(); !present.isEmpty(); present = present()) {
      var ticker = present.getFirst().call().ticker();
      var due = present.stream().mapToLong(Waiter::due).min().orElseThrow();
      var begin = Math.max(restsUntil, PollSchedule.round(due, present.size()));
      var now = ticker.nanos();
      if (begin > now) {
        ticker.pass(Duration.ofNanos(begin - now), sleepUntil(begin));
      } else {
        restsUntil =
            PollSchedule.afterRound(now, round(present, now), interval.get(), present.size());
      }
    }
  }

  /** Looks at those who are due; how many calls it took. */
  private int round(List<Waiter<?>> present, long now) {
    var calls = lookAtOperations(due(present, now));
    // Those whose operation was just seen to have ended are due, too.
    var due = due(present, now);
    calls +=
        lookAtInstances(
            due.stream().filter(waiter -> waiter.needsInstance(present.size())).toList());
    due.forEach(waiter -> waiter.looked(now, present.size()));
    return calls;
  }

  private static List<Waiter<?>> due(List<Waiter<?>> present, long now) {
    return present.stream()
        .filter(waiter -> waiter.due() <= now && !waiter.result().isDone())
        .<Waiter<?>>map(waiter -> waiter)
        .toList();
  }

  private int lookAtOperations(List<Waiter<?>> asking) {
    return look(
        operations,
        asking.stream().filter(waiter -> waiter.openOperation().isPresent()).toList(),
        waiter -> waiter.openOperation().orElse(""),
        (waiter, seen) -> seen.ifPresent(waiter::sawOperation));
  }

  private int lookAtInstances(List<Waiter<?>> asking) {
    return look(instances, asking, Waiter::name, Waiter::sawInstance);
  }

  /** Reads what they ask for, and tells them; how many calls it took. */
  private static <T> int look(
      PagedReads<T> reads,
      List<Waiter<?>> asking,
      Function<Waiter<?>, String> key,
      BiConsumer<Waiter<?>, Optional<T>> tell) {
    if (asking.isEmpty()) {
      return 0;
    }
    var asked = new HashMap<String, CompletableFuture<Optional<T>>>();
    var answers = new LinkedHashMap<Waiter<?>, CompletableFuture<Optional<T>>>();
    for (var waiter : asking) {
      answers.put(waiter, asked.computeIfAbsent(key.apply(waiter), _ -> new CompletableFuture<>()));
    }
    var call = JointCall.of(asking.stream().map(Waiter::call).toList());
    var spent = reads.read(asked, call);
    try {
      Waiting.on(spent.rest(), call, () -> "looking");
    } catch (FailureException _) {
      // The time of all is over, or they are cancelled: each of them tells that for itself.
      return spent.calls();
    }
    answers.forEach((waiter, answer) -> {
      switch (answer.state()) {
        case SUCCESS -> tell.accept(waiter, answer.resultNow());
        case FAILED -> waiter.disturbed(answer.exceptionNow());
        case CANCELLED, RUNNING -> {}
      }
    });
    return spent.calls();
  }

  private synchronized Map<String, List<Waiter<?>>> waiting(
      Function<Waiter<?>, Optional<String>> key) {
    var waiting = new HashMap<String, List<Waiter<?>>>();
    for (var waiter : waiters) {
      key.apply(waiter)
          .ifPresent(named -> waiting.computeIfAbsent(named, _ -> new ArrayList<>()).add(waiter));
    }
    return waiting;
  }

  /** Whomever a page was fetched for, it is shown to all who wait for what is on it. */
  private void showInstances(List<Instance> page, long begun) {
    var waiting = waiting(waiter -> Optional.of(waiter.name()));
    for (var instance : page) {
      waiting
          .getOrDefault(instance.name(), List.of())
          .forEach(waiter -> waiter.sawInPassing(instance, begun));
    }
  }

  /** That an operation has ended stays so, whenever the page was fetched. */
  private void showOperations(List<Operation> page) {
    var waiting = waiting(Waiter::openOperation);
    for (var operation : page) {
      waiting
          .getOrDefault(operation.id(), List.of())
          .forEach(waiter -> waiter.sawOperation(operation));
    }
  }
}
