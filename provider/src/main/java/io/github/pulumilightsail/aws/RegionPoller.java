package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * The one poller of a region: looks on behalf of all who wait, and only while somebody does.
 * However many wait, it never makes two rounds at once.
 */
final class RegionPoller {
  private static final CompletableFuture<Optional<Instance>> NONE =
      CompletableFuture.completedFuture(Optional.empty());

  private final InstanceReads instances;
  private final OperationLooks operations;
  private final Glimpses glimpses = new Glimpses();
  private final Scouting scouting = new Scouting();
  private final PollingRate rate = new PollingRate();
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private Cancellation sleep = new Cancellation();
  private long sleepsUntil;
  private boolean running;
  private long operationsAt = Long.MIN_VALUE;
  private long callsNoted;

  RegionPoller(InstanceReads instances, OperationReads operations, Executor executor) {
    this.instances = instances;
    this.operations = new OperationLooks(operations, executor);
    instances.onPage(glimpses::add);
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
    var first = Cadence.first(waiters.size(), waiter.isForWrite(), scouting.usual());
    waiter.joined(waiter.call().ticker().nanos(), instances.newestPage(), first);
    if (!running) {
      running = true;
      glimpses.clear();
      // The writes of a fleet would keep a virtual thread waiting for its turn after every call.
      Thread.ofPlatform().daemon().name("poller").start(this::poll);
    } else if (waiter.due() < sleepsUntil || Cadence.isFew(waiters.size() - 1)) {
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
    } catch (RuntimeException problem) {
      abandon(problem);
    }
  }

  /** Nobody may wait for a poller that has broken down; the next one who comes has a new one. */
  private synchronized void abandon(RuntimeException problem) {
    waiters.forEach(waiter -> waiter.disturbed(problem));
    waiters.clear();
    running = false;
  }

  private void lookWhileSomebodyWaits() {
    for (var present = present(); !present.isEmpty(); present = present()) {
      var ticker = present.getFirst().call().ticker();
      var scout = scouting.send(present);
      var left = present.stream().filter(Waiter::isLeftWithOperation).toList();
      var now = ticker.nanos();
      var begin = Math.max(rate.next(), begin(present, scout.isPresent(), left.size(), now));
      var rest = begin - now;
      var due = due(present, now);
      if (rest <= 0 && !(due.isEmpty() && operations.isUnderWay())) {
        round(due, present, scout.isPresent(), left, ticker);
        scouting.learn(scout, present, due);
        operations.tellIfOver(present);
      } else if (operations.isUnderWay()) {
        operations.tell(present);
      } else {
        ticker.pass(Duration.ofNanos(rest), sleepUntil(begin));
      }
    }
  }

  /** When the next round begins, if polling is not too fast already. */
  private long begin(List<Waiter<?>> present, boolean scouted, int left, long now) {
    if (scouted || Cadence.isFew(present.size())) {
      return present.stream().mapToLong(Waiter::due).min().orElseThrow();
    }
    if (!operations.isUnderWay() && Cadence.areWorthAPage(left, present.size())) {
      return now;
    }
    var due =
        present.stream().filter(waiter -> !waiter.isLeftWithOperation()).map(Waiter::due).toList();
    return due.isEmpty() ? Math.max(now, operationsAt) : Cadence.together(due);
  }

  /**
   * Looks at those who are due, and at the operations of those who are left with one if that is
   * worth a page; these then count as looked at, too.
   */
  private void round(
      Set<Waiter<?>> looked,
      List<Waiter<?>> present,
      boolean scouted,
      List<Waiter<?>> left,
      Ticker ticker) {
    var begun = ticker.nanos();
    var few = Cadence.isFew(present.size());
    if (scouted) {
      operationsAt = begun + Cadence.OPERATIONS_APART.toNanos();
    }
    var asking = Set.<Waiter<?>>of();
    if (!operations.isUnderWay()) {
      var withOperations =
          !scouted
              && !few
              && (begun >= operationsAt
                  || Cadence.areWorthAPage(left.size() + looked.size(), present.size()));
      if (withOperations) {
        looked.addAll(left);
        operationsAt = begun + Cadence.OPERATIONS_APART.toNanos();
      }
      asking =
          looked.stream()
              .filter(waiter -> waiter.asksForOperation(few || withOperations))
              .collect(Collectors.toSet());
      operations.begin(asking);
    }
    if (few) {
      // So that what is told of a lone instance was seen after its operation had ended.
      operations.note(present);
    }
    lookAtInstances(looked.stream().filter(waiter -> few || waiter.asksForInstance()).toList());
    var now = ticker.nanos();
    for (var waiter : looked) {
      waiter.looked(now, asking.contains(waiter));
      waiter.lookAt(nextLook(waiter, present.size(), few ? begun : now));
    }
    glimpses.show(present, nextOperations(present.size(), now));
    rate.spent(begun, calls() - callsNoted);
    callsNoted = calls();
  }

  private Set<Waiter<?>> due(List<Waiter<?>> present, long now) {
    return present.stream()
        .filter(waiter -> waiter.due() <= now)
        .filter(waiter -> !(operations.isUnderWay() && waiter.isLeftWithOperation()))
        .sorted(Comparator.comparingLong(Waiter::due))
        .limit(scouting.most())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private long nextLook(Waiter<?> waiter, int present, long now) {
    return waiter.isLeftWithOperation()
        ? nextOperations(present, now)
        : now + Cadence.next(waiter.looks(), present).toNanos();
  }

  private long nextOperations(int present, long now) {
    return Cadence.isFew(present) ? now : Math.max(now, operationsAt);
  }

  private long calls() {
    return instances.callsByName() + operations.calls();
  }

  private void lookAtInstances(List<Waiter<?>> looking) {
    var reads = instances.read(looking.stream().map(Waiter::name).toList());
    for (var waiter : looking) {
      try {
        waiter.sawInstance(reads.getOrDefault(waiter.name(), NONE).join());
      } catch (CompletionException problem) {
        waiter.disturbed(problem.getCause());
      } catch (RuntimeException problem) {
        waiter.disturbed(problem);
      }
    }
  }
}
