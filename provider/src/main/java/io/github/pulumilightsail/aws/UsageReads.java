package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.DailyCount;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.InstanceMetricName;
import software.amazon.awssdk.services.lightsail.model.MetricStatistic;
import software.amazon.awssdk.services.lightsail.model.MetricUnit;

/** Reads of the metric that counts IMDSv1 calls. */
final class UsageReads {
  private final LightsailClient client;
  private final String region;
  private final Executor executor;
  private final InstantSource clock;

  UsageReads(LightsailClient client, String region, Executor executor, InstantSource clock) {
    this.client = client;
    this.region = region;
    this.executor = executor;
    this.clock = clock;
  }

  CompletableFuture<List<DailyCount>> read(String name, int days) {
    return CompletableFuture.supplyAsync(() -> byDay(name, days), executor);
  }

  private List<DailyCount> byDay(String name, int days) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var counts = new TreeMap<LocalDate, Double>();
    for (var back = 0; back < days; back++) {
      counts.put(today.minusDays(back), 0.0);
    }
    try {
      client
          .getInstanceMetricData(request ->
              request
                  .instanceName(name)
                  .metricName(InstanceMetricName.METADATA_NO_TOKEN)
                  .period((int) Duration.ofDays(1).toSeconds())
                  .startTime(counts.firstKey().atStartOfDay(ZoneOffset.UTC).toInstant())
                  .endTime(now)
                  .unit(MetricUnit.COUNT)
                  .statistics(MetricStatistic.SUM))
          .metricData()
          .forEach(point ->
              counts.merge(
                  LocalDate.ofInstant(point.timestamp(), ZoneOffset.UTC),
                  point.sum() == null ? 0.0 : point.sum(),
                  Double::sum));
    } catch (RuntimeException problem) {
      throw AwsErrors.exception(
          new Attempt("GetInstanceMetricData", "instance " + name + " in " + region), problem);
    }
    return counts.entrySet().stream()
        .map(day -> new DailyCount(day.getKey(), day.getValue()))
        .toList();
  }
}
