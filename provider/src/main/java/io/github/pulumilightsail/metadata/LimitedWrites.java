package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.InstancePage;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lightsail with a limit to the writes that are under way at once. Waits are not limited: they are
 * shared.
 */
record LimitedWrites(Lightsail lightsail, Semaphore permits) implements Lightsail {
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
  public InstancePage page(Optional<String> token, Call call) {
    return lightsail.page(token, call);
  }

  @Override
  public Optional<Operation> write(
      String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    permits.acquireUninterruptibly();
    try {
      call.proceed("waiting for its turn to be written");
      return lightsail.write(name, request, call);
    } finally {
      permits.release();
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
