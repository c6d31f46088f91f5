package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.Futures;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * How much IMDSv1 was used on many instances, read side by side: one call each.
 *
 * @param days the calls by day of those whose metric could be read, the oldest day first
 * @param unknown why the others' could not
 */
public record UsageReads(
    SortedMap<InstanceId, List<DailyCount>> days, SortedMap<InstanceId, Failure> unknown) {

  /** As many reads of the metric side by side as there are writes by default. */
  private static final int PARALLEL = 32;

  /** Reads the metric of each. */
  public static UsageReads of(Collection<Instance> instances, int days, Run run, Call call) {
    var reads = new UsageReads(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>());
    var permits = new Semaphore(PARALLEL);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      instances.stream()
          .map(live ->
              executor.submit(() -> {
                permits.acquireUninterruptibly();
                try {
                  reads.read(live, days, run, call);
                } finally {
                  permits.release();
                }
              }))
          .toList()
          .forEach(Futures::join);
    }
    return reads;
  }

  private void read(Instance live, int count, Run run, Call call) {
    try {
      days.put(
          InstanceId.of(live),
          run.regions().in(live.region()).imdsV1Calls(live.name(), count, call));
    } catch (FailureException problem) {
      unknown.put(InstanceId.of(live), problem.failure());
    }
  }

  /** Those on which IMDSv1 was used. */
  public SortedMap<InstanceId, ImdsV1Use> used() {
    var used = new ConcurrentSkipListMap<InstanceId, ImdsV1Use>();
    days.forEach((id, counts) -> ImdsV1Use.on(counts).ifPresent(use -> used.put(id, use)));
    return used;
  }
}
