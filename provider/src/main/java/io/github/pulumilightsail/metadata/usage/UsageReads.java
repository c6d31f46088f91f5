package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.metadata.Futures;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.PreviewAccess.Look;
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

  /** Reads one metric. */
  private interface Read {
    List<DailyCount> of(Instance live, Call call);
  }

  /** Reads the metric of each. */
  public static UsageReads of(Collection<Instance> instances, int days, Run run, Call call) {
    return of(
        instances,
        call,
        (live, part) -> run.regions().in(live.region()).imdsV1Calls(live.name(), days, part));
  }

  /**
   * The same for whom an answer is not vital: where the metric of one cannot be had in a few
   * seconds, that of no other is asked for in this run.
   */
  public static UsageReads ifItAnswers(
      Collection<Instance> instances, int days, Run run, Call call) {
    return of(
        instances,
        call,
        (live, part) -> {
          var region = run.regions().in(live.region());
          return switch (run.access()
              .look(
                  "metrics of " + live.region(),
                  part,
                  brief -> region.imdsV1Calls(live.name(), days, brief))) {
            case Look.Seen(var counts) -> counts;
            case Look.Unseen(var failure, var _) -> throw new FailureException(failure);
          };
        });
  }

  private static UsageReads of(Collection<Instance> instances, Call call, Read read) {
    var reads = new UsageReads(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>());
    var permits = new Semaphore(PARALLEL);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      instances.stream()
          .map(live ->
              executor.submit(() -> {
                permits.acquireUninterruptibly();
                try {
                  reads.read(live, call, read);
                } finally {
                  permits.release();
                }
              }))
          .toList()
          .forEach(Futures::join);
    }
    return reads;
  }

  private void read(Instance live, Call call, Read read) {
    try {
      days.put(InstanceId.of(live), read.of(live, call));
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
