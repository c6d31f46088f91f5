package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.InstancePage;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many writes are under way at once. */
class BaselineParallelTest {
  private final Baselines fleet = new Baselines();

  @AfterEach
  void close() {
    fleet.close();
  }

  /** Each write waits until so many are under way. */
  private record Gate(
      Regions regions, int size, CountDownLatch full, AtomicInteger most, AtomicInteger now)
      implements Regions {
    Gate(Regions regions, int size) {
      this(regions, size, new CountDownLatch(size), new AtomicInteger(), new AtomicInteger());
    }

    @Override
    public Lightsail in(String region) {
      return new Gated(regions.in(region), this);
    }

    void enter() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      full.countDown();
      try {
        full.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    void leave() {
      now.decrementAndGet();
    }

    @Override
    public boolean saysNotEnabled(FailureException problem) {
      return regions.saysNotEnabled(problem);
    }

    @Override
    public Optional<String> defaultRegion() {
      return regions.defaultRegion();
    }

    @Override
    public boolean skipRegionValidation() {
      return regions.skipRegionValidation();
    }
  }

  private record Gated(Lightsail lightsail, Gate gate) implements Lightsail {
    @Override
    public String region() {
      return lightsail.region();
    }

    @Override
    public Optional<Instance> find(String name, Call call) {
      return lightsail.find(name, call);
    }

    @Override
    public List<Instance> list(Consumer<List<Instance>> onPage, Call call) {
      return lightsail.list(onPage, call);
    }

    @Override
    public List<String> regionNames(Call call) {
      return lightsail.regionNames(call);
    }

    @Override
    public InstancePage page(Optional<String> token, Call call) {
      return lightsail.page(token, call);
    }

    @Override
    public Optional<Operation> write(
        String name, Supplier<Optional<MetadataOptions>> request, Call call) {
      gate.enter();
      try {
        return lightsail.write(name, request, call);
      } finally {
        gate.leave();
      }
    }

    @Override
    public List<DailyCount> imdsV1Calls(String name, int days, Call call) {
      return lightsail.imdsV1Calls(name, days, call);
    }

    @Override
    public <T> T await(
        String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
      return lightsail.await(name, operation, doing, watch, call);
    }
  }

  /** Fewer would never open the gate, and more would be counted. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void asManyAsAreAllowedAndNotOneMore(int parallel) {
    fleet.region().fleet("web", 40);
    var gate = new Gate(fleet.regions(), parallel);
    fleet.over(gate);

    var failure =
        fleet.up(
            Map.of(
                "selector",
                Map.of("all", true),
                "httpTokens",
                "required",
                "maxParallel",
                parallel));

    assertThat(failure).isEmpty();
    assertThat(gate.most()).hasValue(parallel);
    assertThat(fleet.written()).hasSize(40);
  }
}
