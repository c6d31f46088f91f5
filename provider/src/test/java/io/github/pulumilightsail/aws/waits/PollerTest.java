package io.github.pulumilightsail.aws.waits;

import static io.github.pulumilightsail.aws.reads.FakeSource.instance;
import static io.github.pulumilightsail.aws.reads.FakeSource.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.aws.reads.FakeSource;
import io.github.pulumilightsail.aws.reads.PagedReads;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All waiters of a region, in time that passes only when the poller lets it. */
@Timeout(60)
class PollerTest {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeTicker ticker = new FakeTicker();
  private final FakeSource<Operation> operations = new FakeSource<>(Operation::id, 200);
  private FakeSource<Instance> instances = FakeSource.instances(0, 20);
  private Poller poller = poller();

  /** Instances whose writes were begun just now, and are applied after so long. */
  private void writes(int count, Duration applied) {
    instances = FakeSource.instances(count, 20);
    names(1, count).forEach(name -> operations.things().add(operation(name, Progress.UNDER_WAY)));
    poller = poller();
    var end = ticker.nanos() + applied.toNanos();
    ticker.onPass(() -> {
      if (ticker.nanos() >= end) {
        names(1, count).forEach(this::apply);
      }
    });
  }

  private Poller poller() {
    return new Poller(
        new PagedReads<>(instances, executor),
        new PagedReads<>(operations, executor),
        () -> Duration.ZERO);
  }

  private void apply(String name) {
    var number = names(1, instances.things().size()).indexOf(name);
    instances.things().set(number, instance(name, "required"));
    operations.things().set(number, operation(name, Progress.SUCCEEDED));
  }

  private static Operation operation(String name, Progress progress) {
    return new Operation("op-" + name, null, progress.name(), progress, null, null, null, null);
  }

  @AfterEach
  void close() {
    executor.close();
  }

  /** Ready once the instance has the tokens and the operation, if there is one, has ended. */
  private static final Watch<Instance> APPLIED =
      (instance, operation) -> {
        if (instance.isEmpty()) {
          return new Probe.Failed<>(new Failure.NotFound("it is gone"));
        }
        var seen = instance.orElseThrow();
        return "required".equals(seen.options().httpTokens())
                && operation.stream().allMatch(o -> o.progress() != Progress.UNDER_WAY)
            ? new Probe.Ready<>(seen)
            : new Probe.Pending<>("tokens " + seen.options().httpTokens());
      };

  private Call call(Cancellation cancellation, Duration limit) {
    return new Call(ticker, limit, cancellation, new RecordedLog());
  }

  private Call call() {
    return call(new Cancellation(), Duration.ofMinutes(10));
  }

  private CompletableFuture<Instance> waiting(String name, Call call) {
    return CompletableFuture.supplyAsync(
        () ->
            poller.await(
                name,
                Optional.of(operation(name, Progress.UNDER_WAY)),
                "waiting for " + name,
                APPLIED,
                call),
        executor);
  }

  /** All wait from the same moment on. */
  private List<CompletableFuture<Instance>> all(int count) {
    var gate = new CountDownLatch(count);
    operations.onCall(_ -> await(gate));
    instances.onCall(_ -> await(gate));
    return names(1, count).stream()
        .map(name -> {
          var waiting = waiting(name, call());
          gate.countDown();
          return waiting;
        })
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int calls() {
    return instances.calls().size() + operations.calls().size();
  }

  /** What the package says it costs. */
  @ParameterizedTest
  @CsvSource({"1,2,8", "5,2,15", "5,30,70", "20,2,15", "200,2,40", "1000,2,160"})
  void soManyWhoWaitCostSoManyCalls(int count, int seconds, int most) {
    writes(count, Duration.ofSeconds(seconds));

    all(count)
        .forEach(each -> assertThat(each.join().options().httpTokens()).isEqualTo("required"));

    assertThat(calls()).isLessThanOrEqualTo(most);
  }

  @Test
  void aLoneOneIsLookedAtAsSoonAsAPersonWouldWantIt() {
    writes(1, Duration.ofMillis(900));

    waiting("web-1", call()).join();

    assertThat(ticker.pauses()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(800));
  }

  @Test
  void howeverManyWaitThereAreNoMoreThanTwentyCallsASecond() {
    writes(1000, Duration.ofSeconds(20));
    var begun = ticker.nanos();

    all(1000).forEach(CompletableFuture::join);

    // The last round is paid for by the pause after it, which nobody waits for.
    var seconds = (ticker.nanos() - begun) / 1e9;
    assertThat((double) calls()).isLessThanOrEqualTo(20 * seconds + 60);
  }

  @Test
  void readsForOthersAreNotHeldAgainstThePoller() {
    writes(300, Duration.ofMillis(900));
    var reads = new PagedReads<>(instances, executor);
    poller = new Poller(reads, new PagedReads<>(operations, executor), () -> Duration.ZERO);
    instances.fail("page", new Failure.Denied("by name only"));
    names(2, 300)
        .forEach(name -> {
          var asked = Map.of(name, new CompletableFuture<Optional<Instance>>());
          reads.read(asked, call()).rest().join();
        });
    var begun = ticker.nanos();

    waiting("web-1", call()).join();

    assertThat(Duration.ofNanos(ticker.nanos() - begun)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void pagesThatAreFetchedForOthersAreLookedAtAndNotKept() {
    writes(40, Duration.ofHours(1));
    var reads = new PagedReads<>(instances, executor);
    poller = new Poller(reads, new PagedReads<>(operations, executor), () -> Duration.ZERO);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> poller.await("web-1", Optional.empty(), "waiting", APPLIED, call()), executor);
    var looked = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    instances.onCall(called -> {
      if (called.equals("web-1")) {
        looked.countDown();
        await(goOn);
      }
    });
    await(looked);
    apply("web-1");

    reads.all(_ -> {}, call());

    assertThat(waiting.join().options().httpTokens()).isEqualTo("required");
    goOn.countDown();
  }

  @Test
  void anInstanceThatIsGoneIsFoundOutWhileItsOperationIsUnderWay() {
    writes(10, Duration.ofHours(1));
    instances.things().remove(4);

    assertThatThrownBy(() -> waiting("web-5", call()).join()).hasMessageContaining("it is gone");
  }

  @Test
  void anOperationThatAwsDoesNotKnowDisturbsNoOther() {
    writes(6, Duration.ofSeconds(2));
    operations.fail("op-web-3", new Failure.NotFound("no such operation"));
    operations.things().remove(2);
    ticker.onPass(() -> {
      if (ticker.nanos() >= Duration.ofSeconds(2).toNanos()) {
        for (var name : List.of("web-1", "web-2", "web-4", "web-5", "web-6")) {
          instances
              .things()
              .replaceAll(i -> i.name().equals(name) ? instance(name, "required") : i);
          operations
              .things()
              .replaceAll(
                  o -> o.id().equals("op-" + name) ? operation(name, Progress.SUCCEEDED) : o);
        }
      }
    });
    var lost = waiting("web-3", call(new Cancellation(), Duration.ofMinutes(2)));

    for (var name : List.of("web-1", "web-2", "web-4", "web-5", "web-6")) {
      assertThat(waiting(name, call()).join().name()).isEqualTo(name);
    }

    assertThatThrownBy(lost::join).hasMessageContaining("timed out after 2 min");
  }

  @Test
  void oneThatIsCancelledOrTooLateDoesNotDisturbTheOthers() {
    writes(3, Duration.ofDays(1));
    var cancellation = new Cancellation();
    var ended = new CopyOnWriteArrayList<CompletableFuture<Instance>>();
    // Whichever thread comes first: nothing is applied before both have ended.
    ticker.onPass(() -> {
      cancellation.cancel();
      if (ended.size() == 2 && ended.stream().allMatch(CompletableFuture::isDone)) {
        apply("web-3");
      }
    });
    var fine = waiting("web-3", call(new Cancellation(), Duration.ofDays(1000)));
    var cancelled = waiting("web-1", call(cancellation, Duration.ofMinutes(10)));
    var late = waiting("web-2", call(new Cancellation(), Duration.ofSeconds(2)));
    ended.addAll(List.of(cancelled, late));

    assertThatThrownBy(cancelled::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    assertThatThrownBy(late::join).hasMessageContaining("timed out after 2 s");
    assertThat(fine.join().name()).isEqualTo("web-3");
  }

  @Test
  void whoWaitsIsToldOfAMistakeAndTheNextOneHasAPollerAgain() {
    writes(2, Duration.ofSeconds(1));
    Watch<Instance> broken =
        (_, _) -> {
          throw new NoClassDefFoundError("out of order");
        };

    assertThatThrownBy(() -> poller.await("web-1", Optional.empty(), "waiting", broken, call()))
        .hasMessageContaining("out of order");
    assertThat(waiting("web-2", call()).join().name()).isEqualTo("web-2");
  }

  @Test
  void aLookThatFailsInPassingIsRepeated() {
    writes(30, Duration.ofSeconds(2));
    var calls = new AtomicInteger();
    var waiting = all(30);
    operations.onCall(_ -> {
      if (calls.incrementAndGet() % 2 == 0) {
        throw new FailureException(new Failure.ServiceFault("not now"));
      }
    });

    waiting.forEach(CompletableFuture::join);
  }

  @Test
  void whatIsRefusedForGoodEndsTheWait() {
    writes(1, Duration.ofSeconds(2));
    instances.fail("web-1", new Failure.Denied("lightsail:GetInstance"));

    assertThatThrownBy(() -> waiting("web-1", call()).join())
        .hasMessageContaining("lightsail:GetInstance");
  }

  @Test
  void aTimeoutNamesTheLastStateSeen() {
    writes(1, Duration.ofHours(1));

    assertThatThrownBy(
            () -> waiting("web-1", call(new Cancellation(), Duration.ofMinutes(1))).join())
        .hasMessageContaining(
            "timed out after 1 min while waiting for web-1; last seen: tokens optional");
  }
}
