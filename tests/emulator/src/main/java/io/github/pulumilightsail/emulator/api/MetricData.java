package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * GetInstanceMetricData. Only {@code MetadataNoToken} has data: a point for each day that was given
 * a number of calls, at the day's first moment (UTC).
 */
final class MetricData {
  private static final List<String> METRICS =
      List.of(
          "CPUUtilization",
          "NetworkIn",
          "NetworkOut",
          "StatusCheckFailed",
          "StatusCheckFailed_Instance",
          "StatusCheckFailed_System",
          "BurstCapacityTime",
          "BurstCapacityPercentage",
          "MetadataNoToken");
  private static final Set<String> STATISTICS =
      Set.of("Minimum", "Maximum", "Sum", "Average", "SampleCount");

  private MetricData() {}

  static JsonObject handle(Context context, Input input) {
    var name =
        input
            .only(
                "instanceName",
                "metricName",
                "period",
                "startTime",
                "endTime",
                "unit",
                "statistics")
            .requiredName("instanceName");
    var metric = input.requiredOneOf("metricName", METRICS);
    var period = input.requiredInteger("period", 60, 86400);
    var start = input.requiredTime("startTime");
    var end = input.requiredTime("endTime");
    var unit = input.requiredText("unit");
    var statistics = input.requiredTexts("statistics");
    if (period % 60 != 0) {
      throw ApiError.invalidInput("The period must be a multiple of 60.");
    }
    if (!start.isBefore(end)) {
      throw ApiError.invalidInput("The start time must be before the end time.");
    }
    if (!STATISTICS.containsAll(statistics)) {
      throw ApiError.invalidInput("The statistics must be among " + STATISTICS);
    }
    context.existing(name);
    var json = new JsonObject();
    json.addProperty("metricName", metric);
    // CloudWatch answers with no data, not with an error, when the unit is not the metric's.
    var hasData = metric.equals("MetadataNoToken") && unit.equals("Count");
    json.add(
        "metricData",
        Shapes.array(hasData ? points(context, name, period, start, end, statistics) : List.of()));
    return json;
  }

  private static List<JsonElement> points(
      Context context,
      String name,
      int period,
      Instant start,
      Instant end,
      List<String> statistics) {
    var first = start.getEpochSecond() - Math.floorMod(start.getEpochSecond(), period);
    var buckets = new TreeMap<Long, List<Double>>();
    context
        .store()
        .imdsV1Calls(name)
        .forEach((day, count) -> {
          var at = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
          if (at >= first && at < end.getEpochSecond()) {
            buckets
                .computeIfAbsent(at - Math.floorMod(at, period), _ -> new ArrayList<>())
                .add(count);
          }
        });
    return buckets.entrySet().stream()
        .<JsonElement>map(bucket -> point(bucket.getKey(), bucket.getValue(), statistics))
        .toList();
  }

  private static JsonObject point(long at, List<Double> counts, List<String> statistics) {
    var summary = counts.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    var json = new JsonObject();
    for (var statistic : statistics) {
      switch (statistic) {
        case "Minimum" -> json.addProperty("minimum", summary.getMin());
        case "Maximum" -> json.addProperty("maximum", summary.getMax());
        case "Sum" -> json.addProperty("sum", summary.getSum());
        case "Average" -> json.addProperty("average", summary.getAverage());
        case "SampleCount" -> json.addProperty("sampleCount", (double) summary.getCount());
        default -> throw new AssertionError(statistic);
      }
    }
    json.add("timestamp", Shapes.time(Instant.ofEpochSecond(at)));
    json.addProperty("unit", "Count");
    return json;
  }
}
