package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Watch;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;

/** One region through one client. */
final class LightsailRegion implements Lightsail {
  /** AWS says that setting up a region takes a few minutes. */
  private static final Duration SETUP_PAUSE = Duration.ofSeconds(15);

  private final LightsailClient client;
  private final String region;
  private final Executor executor;
  private final InstanceReads instances;
  private final UsageReads usage;
  private final RegionPoller poller;

  LightsailRegion(LightsailClient client, String region, Executor executor, InstantSource clock) {
    this.client = client;
    this.region = region;
    this.executor = executor;
    this.instances = new InstanceReads(client, region, executor);
    this.usage = new UsageReads(client, region, executor, clock);
    this.poller = new RegionPoller(instances, new OperationReads(client, region), executor);
  }

  @Override
  public String region() {
    return region;
  }

  @Override
  public Optional<Instance> find(String name, Call call) {
    var doing = "reading instance " + name + " in " + region;
    return onceSetUp(() -> Waiting.on(instances.read(name), call, () -> doing), doing, call);
  }

  @Override
  public List<Instance> list(Consumer<List<Instance>> onPage, Call call) {
    var doing = "listing the instances in " + region;
    return onceSetUp(() -> Waiting.on(instances.all(onPage), call, () -> doing), doing, call);
  }

  @Override
  public Optional<Operation> write(
      String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    var doing = "writing the metadata options of instance " + name + " in " + region;
    return onceSetUp(
        () -> request.get().map(options -> apart(() -> writeNow(name, options, call))),
        doing,
        call);
  }

  /**
   * Makes a call on a thread of its own, and waits for its end. What the SDK leaves with a thread,
   * buffers and digests, then does not outlast the call, while a thousand may wait for what
   * follows.
   */
  private <T> T apart(Supplier<T> sdkCall) {
    try {
      return CompletableFuture.supplyAsync(sdkCall, executor).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    }
  }

  private Operation writeNow(String name, MetadataOptions options, Call call) {
    var attempt =
        new Attempt("UpdateInstanceMetadataOptions", "instance " + name + " in " + region);
    var limited =
        Translation.request(name, options).toBuilder()
            .overrideConfiguration(o -> o.apiCallTimeout(call.remaining()))
            .build();
    try {
      return Translation.operation(client.updateInstanceMetadataOptions(limited).operation());
    } catch (ApiCallTimeoutException _) {
      throw new FailureException(call.timeout("waiting for AWS to answer " + attempt));
    } catch (RuntimeException problem) {
      throw AwsErrors.exception(attempt, problem);
    }
  }

  /**
   * A region that is still being set up answers in some minutes, so the call is repeated slowly.
   */
  private static <T> T onceSetUp(Supplier<T> attempt, String doing, Call call) {
    while (true) {
      call.proceed(doing);
      try {
        return attempt.get();
      } catch (FailureException problem) {
        if (!isRegionSetUp(problem) || call.remaining().compareTo(SETUP_PAUSE) < 0) {
          throw problem;
        }
        call.log().status("waiting for AWS to set up the region");
        call.ticker().pass(SETUP_PAUSE, call.cancellation());
      }
    }
  }

  private static boolean isRegionSetUp(FailureException problem) {
    if (!(problem.failure() instanceof Failure.SettingUp)) {
      return false;
    }
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegionSetupInProgressException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<DailyCount> imdsV1Calls(String name, int days, Call call) {
    var doing = "reading the metric MetadataNoToken of instance " + name + " in " + region;
    return onceSetUp(() -> Waiting.on(usage.read(name, days), call, () -> doing), doing, call);
  }

  @Override
  public <T> T await(
      String name, Optional<Operation> operation, String doing, Watch<T> watch, Call call) {
    return poller.await(new Waiter<>(name, operation, doing, watch, call));
  }
}
