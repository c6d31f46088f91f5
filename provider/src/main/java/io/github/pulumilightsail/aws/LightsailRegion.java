package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.InstancePage;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.aws.reads.PagedReads;
import io.github.pulumilightsail.aws.reads.ReadQueue;
import io.github.pulumilightsail.aws.reads.SharedLists;
import io.github.pulumilightsail.aws.waits.Poller;
import io.github.pulumilightsail.aws.waits.Waiting;
import io.github.pulumilightsail.resource.Call;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One region, in which all reads and waits meet. */
final class LightsailRegion implements Lightsail {
  private final String region;
  private final LightsailCalls calls;
  private final InstantSource clock;
  private final PagedReads<Instance> instances;
  private final ReadQueue queue;
  private final SharedLists lists;
  private final Poller poller;

  LightsailRegion(String region, LightsailCalls calls, Executor executor, InstantSource clock) {
    this.region = region;
    this.calls = calls;
    this.clock = clock;
    this.instances = new PagedReads<>(calls.instances(), executor);
    this.queue = new ReadQueue(instances);
    this.lists = new SharedLists(instances);
    this.poller =
        new Poller(instances, new PagedReads<>(calls.operations(), executor), calls::interval);
  }

  @Override
  public String region() {
    return region;
  }

  @Override
  public Optional<Instance> find(String name, Call call) {
    var doing = "reading instance " + name + " in " + region;
    call.proceed(doing);
    return Waiting.onShared(queue.read(name, call), call, () -> doing);
  }

  @Override
  public List<Instance> list(Consumer<List<Instance>> onPage, Call call) {
    var doing = "listing the instances in " + region;
    call.proceed(doing);
    return Waiting.onShared(lists.read(onPage, call), call, () -> doing);
  }

  @Override
  public InstancePage page(Optional<String> token, Call call) {
    var page = instances.page(token.orElse(null), call);
    return new InstancePage(page.items(), Optional.ofNullable(page.next()));
  }

  @Override
  public Optional<Operation> write(
      String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    return calls.write(name, request, call);
  }

  @Override
  public List<String> regionNames(Call call) {
    return calls.regionNames(call);
  }

  @Override
  public List<DailyCount> imdsV1Calls(String name, int days, Call call) {
    return calls.imdsV1Calls(name, days, clock.instant(), call);
  }

  @Override
  public <T> T await(
      String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    return poller.await(name, operation, doing, watch, call);
  }
}
