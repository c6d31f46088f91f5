package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Who of a fleet still uses IMDSv1, told once for all and by name. */
final class BaselineUsage implements AutoCloseable {
  private static final int DAYS = 7;
  private static final int NAMED = 20;

  private final Regions regions;
  private final UsageCheck mode;
  private final Call call;
  private final Semaphore permits;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> looks = new ArrayList<>();
  private final Map<String, Long> users = new ConcurrentSkipListMap<>();
  private final Map<String, Failure> unknown = new ConcurrentSkipListMap<>();

  BaselineUsage(Regions regions, UsageCheck mode, int parallel, Call call) {
    this.regions = regions;
    this.mode = mode;
    this.call = call;
    this.permits = new Semaphore(parallel);
  }

  /** Begins to look, if the write would shut IMDSv1. */
  synchronized void look(Instance live, MetadataOptions wanted) {
    if (mode != UsageCheck.OFF && UsageGate.shuts(live, wanted)) {
      looks.add(executor.submit(() -> count(live)));
    }
  }

  private void count(Instance live) {
    permits.acquireUninterruptibly();
    try {
      var counts = regions.in(live.region()).imdsV1Calls(live.name(), DAYS, call);
      var total = Math.round(counts.stream().mapToDouble(DailyCount::count).sum());
      if (total > 0) {
        users.put(Fleet.id(live).toString(), total);
      }
    } catch (FailureException problem) {
      unknown.put(Fleet.id(live).toString(), problem.failure());
    } finally {
      permits.release();
    }
  }

  /** Waits for all looks, then warns, or fails where the program wants to be stopped. */
  void tell() {
    List<Future<?>> begun;
    synchronized (this) {
      begun = List.copyOf(looks);
    }
    begun.forEach(Futures::join);
    if (!users.isEmpty()) {
      used();
    }
    if (!unknown.isEmpty()) {
      notKnown();
    }
  }

  private void used() {
    var text =
        "IMDSv1 is still in use on %d instances: %s, in calls of the last %d days. They fail once httpTokens is required. Update what makes them (old AWS SDKs and CLIs, scripts that call 169.254.169.254 without a session token), and watch the metric MetadataNoToken fall to zero. "
            .formatted(users.size(), named(), DAYS);
    if (mode == UsageCheck.BLOCK) {
      throw new FailureException(
          new Failure.Conflict(
              text
                  + "Nothing was written, because imdsV1UsageCheck is block; exclude them, or set"
                  + " it to warn to go on all the same."));
    }
    call.log()
        .warning(
            text + "Set imdsV1UsageCheck to block to be stopped here, or to off to be spared.");
  }

  private String named() {
    var named =
        users.entrySet().stream()
            .limit(NAMED)
            .map(user -> user.getKey() + " (" + user.getValue() + ")")
            .collect(Collectors.joining(", "));
    return users.size() > NAMED ? named + " and " + (users.size() - NAMED) + " more" : named;
  }

  private void notKnown() {
    var first = unknown.values().iterator().next();
    var text =
        "could not look whether IMDSv1 is still in use on %d instances (%s%s): %s"
            .formatted(
                unknown.size(),
                unknown.keySet().stream().limit(NAMED).collect(Collectors.joining(", ")),
                unknown.size() > NAMED ? " and more" : "",
                first.message());
    if (mode == UsageCheck.BLOCK) {
      throw new FailureException(
          first.andAlso(
              " Nothing was written, because imdsV1UsageCheck is block and the metric cannot be"
                  + " read of every instance; set it to warn or off to go on all the same."));
    }
    if (first instanceof Failure.Denied) {
      call.log().debug(text);
    } else {
      call.log().warning(text);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
