package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** All waiters of a region, in time that passes only when the poller lets it. */
class RegionPollerTest {
  private static final String REGION = "eu-central-1";

  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeTicker ticker = new FakeTicker();
  private LightsailClient client;
  private InstanceReads instances;
  private RegionPoller poller;

  @BeforeEach
  void connect() {
    client =
        LightsailClient.builder()
            .region(Region.of(REGION))
            .endpointOverride(emulator.uri())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build();
    instances = new InstanceReads(client, REGION, executor);
    poller = new RegionPoller(instances, new OperationReads(client, REGION), executor);
    emulator.behavior().set(Switches.PAGE_SIZE, 20);
    emulator.behavior().set(Switches.APPLIED, Progress.reads(2));
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.reads(2));
  }

  @AfterEach
  void close() {
    executor.close();
    client.close();
    emulator.close();
  }

  private Call call(Cancellation cancellation, Duration limit) {
    return new Call(ticker, limit, cancellation, new RecordedLog());
  }

  private Operation write(String name) {
    return Translation.operation(
        client
            .updateInstanceMetadataOptions(r -> r.instanceName(name).httpTokens("required"))
            .operation());
  }

  /** Ready once the options are applied and the operation, if there is one, has ended. */
  private static final Watch<Instance> APPLIED =
      (instance, operation) -> {
        var seen = instance.orElseThrow();
        var applied = "applied".equals(seen.optionsState());
        return applied
                && operation.stream().allMatch(o -> o.progress() != Operation.Progress.UNDER_WAY)
            ? new Probe.Ready<>(seen)
            : new Probe.Pending<>("state " + seen.optionsState(), applied);
      };

  private CompletableFuture<Instance> waiting(String name, Call call) {
    var operation = write(name);
    return CompletableFuture.supplyAsync(
        () ->
            poller.await(
                new Waiter<>(name, Optional.of(operation), "waiting for " + name, APPLIED, call)),
        executor);
  }

  private CompletableFuture<Instance> waiting(String name) {
    return waiting(name, call(new Cancellation(), Duration.ofMinutes(10)));
  }

  private List<CompletableFuture<Instance>> fleet(int size) {
    emulator.region(REGION).fleet("web", size);
    var waiters = new ArrayList<CompletableFuture<Instance>>();
    emulator.region(REGION).instances().forEach(each -> waiters.add(waiting(each.name())));
    return waiters;
  }

  private long polls() {
    return emulator.calls().stream().filter(call -> !call.mutating()).count();
  }

  @Test
  void allWhoWaitAreTold() {
    var waiters = fleet(60);

    waiters.forEach(each -> assertThat(each.join().options().httpTokens()).isEqualTo("required"));
  }

  @Test
  void howeverManyWaitThereAreNoMoreThanTwentyCallsASecond() {
    emulator.behavior().set(Switches.APPLIED, Progress.reads(6));
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.reads(6));
    var begun = ticker.nanos();

    fleet(100).forEach(CompletableFuture::join);

    // A last round is paid for by the pause after it, which nobody waits for.
    var seconds = (ticker.nanos() - begun) / 1e9;
    assertThat((double) polls()).isLessThanOrEqualTo(20 * seconds + 40);
  }

  @Test
  void roundsNeverOverlap() {
    var most = new AtomicInteger();
    var now = new AtomicInteger();
    Watch<Instance> watch =
        (instance, operation) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          var probe = APPLIED.look(instance, operation);
          now.decrementAndGet();
          return probe;
        };
    emulator.region(REGION).fleet("web", 30);
    var waiters =
        emulator.region(REGION).instances().stream()
            .map(each -> {
              var operation = Optional.of(write(each.name()));
              var call = call(new Cancellation(), Duration.ofMinutes(10));
              return CompletableFuture.supplyAsync(
                  () -> poller.await(new Waiter<>(each.name(), operation, "waiting", watch, call)),
                  executor);
            })
            .toList();

    waiters.forEach(CompletableFuture::join);

    assertThat(most).hasValue(1);
  }

  @Test
  void oneThatIsCancelledOrTooLateDoesNotDisturbTheOthers() {
    for (var name : new String[] {"web-1", "cancelled", "late"}) {
      emulator.region(REGION).instance(name).create();
    }
    emulator.faults().pendingForever().onInstance("cancelled");
    emulator.faults().pendingForever().onInstance("late");
    emulator.behavior().set(Switches.APPLIED, Progress.reads(8));
    var cancellation = new Cancellation();
    var cancelled = waiting("cancelled", call(cancellation, Duration.ofMinutes(10)));
    var late = waiting("late", call(new Cancellation(), Duration.ofSeconds(2)));
    var fine = waiting("web-1");

    cancellation.cancel();

    assertThatThrownBy(cancelled::join)
        .cause()
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    assertThatThrownBy(late::join)
        .cause()
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.TimedOut.class))
        .hasMessageContaining("timed out after 2 s");
    assertThat(fine.join().name()).isEqualTo("web-1");
  }

  @Test
  void whoeverWaitsIsToldOfAMistakeAndTheNextOneHasAPollerAgain() {
    for (var name : new String[] {"web-1", "web-2"}) {
      emulator.region(REGION).instance(name).create();
    }
    var operation = Optional.of(write("web-1"));
    Watch<Instance> broken =
        (_, _) -> {
          throw new IllegalStateException("out of order");
        };
    var call = call(new Cancellation(), Duration.ofMinutes(10));

    assertThatThrownBy(
            () -> poller.await(new Waiter<>("web-1", operation, "waiting", broken, call)))
        .hasMessageContaining("out of order");
    assertThat(waiting("web-2").join().name()).isEqualTo("web-2");
  }

  @Test
  void aPollThatFailsInPassingIsRepeated() {
    emulator.region(REGION).instance("web-1").create();
    emulator.faults().throttle("GetInstance").times(3);
    emulator.faults().internalFailure("GetOperation").times(2);

    assertThat(waiting("web-1").join().name()).isEqualTo("web-1");
  }

  @Test
  void pagesThatFailInPassingAreRepeated() {
    emulator.faults().serviceUnavailable("GetInstances").times(3);
    emulator.faults().throttle("GetOperations").times(2);

    fleet(40).forEach(CompletableFuture::join);
  }

  @Test
  void wherePagesOfOperationsAreDeniedEachIsAskedById() {
    emulator.faults().denyAccess("GetOperations");

    fleet(8).forEach(CompletableFuture::join);

    assertThat(emulator.calls("GetOperations").size()).isLessThanOrEqualTo(1);
    assertThat(emulator.calls("GetOperation")).isNotEmpty();
  }

  @Test
  void whatIsRefusedForGoodEndsTheWait() {
    emulator.region(REGION).instance("web-1").create();
    emulator.faults().denyAccess("GetInstance");

    assertThatThrownBy(() -> waiting("web-1").join()).hasMessageContaining("lightsail:GetInstance");
  }
}
