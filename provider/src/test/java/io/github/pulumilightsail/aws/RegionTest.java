package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.aws.port.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.GetInstanceRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetOperationRequest;
import software.amazon.awssdk.services.lightsail.model.GetOperationResponse;
import software.amazon.awssdk.services.lightsail.model.GetOperationsResponse;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;

/** A region as a whole, from its port to the SDK: what trouble of one costs the others. */
@Timeout(20)
class RegionTest {
  private final Edge edge = new Edge();
  private final Lightsail region = edge.region(0);

  /** Whether what was written is applied, and the operations have ended. */
  private final AtomicBoolean applied = new AtomicBoolean();

  @AfterEach
  void close() {
    edge.close();
  }

  private final Watch<Instance> whenApplied =
      (instance, operation) ->
          applied.get() && operation.stream().allMatch(o -> o.progress() == Progress.SUCCEEDED)
              ? new Probe.Ready<>(instance.orElseThrow())
              : new Probe.Pending<>("not yet");

  private static Operation begun(String name) {
    return new Operation("op-" + name, null, "Started", Progress.UNDER_WAY, null, null, null, null);
  }

  private CompletableFuture<Instance> waiting(String name) {
    return CompletableFuture.supplyAsync(
        () -> region.await(name, Optional.of(begun(name)), "waiting", whenApplied, edge.call()),
        edge.executor());
  }

  private void hasOperations(String... names) {
    edge.onGetOperation(asked -> {
      var id = asked.<GetOperationRequest>getArgument(0).operationId();
      if (!List.of(names).contains(id.substring(3))) {
        throw NotFoundException.builder().build();
      }
      return GetOperationResponse.builder().operation(Edge.operation(id, status())).build();
    });
    edge.onGetOperations(_ ->
        GetOperationsResponse.builder()
            .operations(
                List.of(names).stream()
                    .map(name -> Edge.operation("op-" + name, status()))
                    .toList())
            .build());
  }

  private String status() {
    return applied.get() ? "Succeeded" : "Started";
  }

  private static String[] names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> "web-" + n).toArray(String[]::new);
  }

  @Test
  void fiveWhoWaitForHalfAMinuteCostNoStormOfLooks() {
    edge.hasInstances(5, 20);
    hasOperations(names(5));
    var begun = edge.ticker.nanos();
    edge.ticker.onPass(
        () -> applied.set(edge.ticker.nanos() - begun > Duration.ofSeconds(30).toNanos()));

    var all = List.of(names(5)).stream().map(this::waiting).toList();
    all.forEach(CompletableFuture::join);

    assertThat(edge.requests().size()).isLessThanOrEqualTo(70);
  }

  @Test
  void whatWasReadForOthersDoesNotMakeAWaitLonger() {
    edge.hasInstances(300, 20);
    edge.onGetInstances(_ -> {
      throw AccessDeniedException.builder().build();
    });
    hasOperations("web-1");
    for (var name : names(300)) {
      region.find(name, edge.call());
    }
    applied.set(true);
    var begun = edge.ticker.nanos();

    waiting("web-1").join();

    // The second who waits pays for the calls of the first, and not for those of all before.
    waiting("web-1").join();
    assertThat(Duration.ofNanos(edge.ticker.nanos() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anOperationThatAwsDoesNotKnowDisturbsNoOther() {
    edge.hasInstances(6, 20);
    hasOperations("web-1", "web-2", "web-3", "web-4", "web-5");
    var begun = edge.ticker.nanos();
    edge.ticker.onPass(
        () -> applied.set(edge.ticker.nanos() - begun > Duration.ofSeconds(10).toNanos()));

    var lost = waiting("web-6");
    var others = List.of(names(5)).stream().map(this::waiting).toList();
    others.forEach(CompletableFuture::join);

    assertThat(lost).isNotDone();
    edge.cancellation.cancel();
    assertThatThrownBy(lost::join).isNotNull();
  }

  @Test
  void anErrorOfTheVirtualMachineDoesNotHangTheRegion() {
    edge.onGetInstance(_ -> {
      throw new NoClassDefFoundError("odd");
    });
    edge.onGetInstances(_ -> {
      throw new NoClassDefFoundError("odd");
    });
    assertThatThrownBy(() -> region.list(_ -> {}, edge.call())).hasMessageContaining("odd");
    assertThatThrownBy(() -> region.find("web-1", edge.call())).hasMessageContaining("odd");

    edge.hasInstances(2, 20);

    assertThat(region.find("web-1", edge.call())).isPresent();
    assertThat(region.list(_ -> {}, edge.call())).hasSize(2);
  }

  @Test
  void whereTokensAreRefusedEachIsReadByName() {
    edge.hasInstances(40, 2);
    var byPage = new Edge().hasInstances(40, 2);
    edge.onGetInstances(asked -> {
      if (asked.<GetInstancesRequest>getArgument(0).pageToken() != null) {
        throw Edge.failure("InvalidInputException", 400);
      }
      return byPage.client.getInstances((GetInstancesRequest) asked.getArgument(0));
    });

    var all =
        IntStream.rangeClosed(21, 28)
            .mapToObj(number ->
                CompletableFuture.supplyAsync(
                    () -> region.find("web-" + number, edge.call()), edge.executor()))
            .toList();

    all.forEach(each -> assertThat(each.join()).isPresent());
    assertThat(edge.count(GetInstanceRequest.class)).isLessThanOrEqualTo(8);
    byPage.close();
  }

  @Test
  void aListWhosePagesGoRoundEnds() {
    edge.onGetInstances(_ -> Edge.page(List.of(Edge.instance("web-1")), "again"));

    assertThatThrownBy(() -> region.list(_ -> {}, edge.call())).isNotNull();
  }
}
