package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.model.InstanceMetricName;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.MetricDatapoint;
import software.amazon.awssdk.services.lightsail.model.MetricStatistic;
import software.amazon.awssdk.services.lightsail.model.MetricUnit;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;

class MetricTest extends EmulatorTestBase {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void theCallsOfEachDayArePointsAtItsBeginning() {
    region.instance("web-1").create();
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-15"), 99);
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-20"), 12);
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-22"), 0);
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-23"), 3);

    var points = daily(MIDNIGHT.minus(Duration.ofDays(7)), clock.instant());

    assertThat(points)
        .extracting(point -> point.timestamp() + " " + point.sum())
        .containsExactly(
            "2026-11-20T00:00:00Z 12.0", "2026-11-22T00:00:00Z 0.0", "2026-11-23T00:00:00Z 3.0");
    assertThat(points).allMatch(point -> point.unit() == MetricUnit.COUNT);
    assertThat(points).allMatch(point -> point.average() == null);
  }

  @Test
  void otherMetricsAndUnitsHaveNoData() {
    region.instance("web-1").create();
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-20"), 12);

    assertThat(points("CPUUtilization", MetricUnit.PERCENT)).isEmpty();
    assertThat(points("MetadataNoToken", MetricUnit.PERCENT)).isEmpty();
    assertThat(points("MetadataNoToken", MetricUnit.COUNT)).hasSize(1);
  }

  @Test
  void anotherInstanceOfThatNameStartsWithNothing() {
    region.instance("web-1").create();
    region.imdsV1Calls("web-1", LocalDate.parse("2026-11-20"), 12);

    region.replace("web-1");

    assertThat(points("MetadataNoToken", MetricUnit.COUNT)).isEmpty();
  }

  @Test
  void wrongQuestionsAreRefused() {
    assertThatThrownBy(() -> daily(MIDNIGHT, clock.instant()))
        .isInstanceOf(NotFoundException.class);
    region.instance("web-1").create();
    assertThatThrownBy(() -> daily(clock.instant(), MIDNIGHT))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() ->
            client.getInstanceMetricData(
                r -> r.instanceName("web-1").metricName("MetadataNoToken").period(61)))
        .isInstanceOf(InvalidInputException.class);
  }

  private List<MetricDatapoint> daily(Instant start, Instant end) {
    return client
        .getInstanceMetricData(r ->
            r.instanceName("web-1")
                .metricName(InstanceMetricName.METADATA_NO_TOKEN)
                .period(86_400)
                .startTime(start)
                .endTime(end)
                .unit(MetricUnit.COUNT)
                .statistics(MetricStatistic.SUM))
        .metricData();
  }

  private List<MetricDatapoint> points(String metric, MetricUnit unit) {
    return client
        .getInstanceMetricData(r ->
            r.instanceName("web-1")
                .metricName(metric)
                .period(300)
                .startTime(MIDNIGHT.minus(Duration.ofDays(7)))
                .endTime(MIDNIGHT)
                .unit(unit)
                .statistics(MetricStatistic.MAXIMUM))
        .metricData();
  }
}
