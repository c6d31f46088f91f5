package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.reads.Source;
import io.github.pulumilightsail.aws.reads.Source.Page;
import io.github.pulumilightsail.resource.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.GetOperationsResponse;
import software.amazon.awssdk.services.lightsail.model.InstanceMetricName;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.MetricStatistic;
import software.amazon.awssdk.services.lightsail.model.MetricUnit;

/** The seven calls to Lightsail that this provider makes, in one region. */
final class LightsailCalls {
  private final LightsailClient client;
  private final String region;
  private final Attempts attempts;

  LightsailCalls(LightsailClient client, String region, Attempts attempts) {
    this.client = client;
    this.region = region;
    this.attempts = attempts;
  }

  /** Between two calls that AWS admits; none as long as it throttles nothing. */
  Duration interval() {
    return attempts.interval();
  }

  Source<Instance> instances() {
    return new Reads<>(
        attempts,
        Instance::name,
        this::instance,
        token -> page(client.getInstances(request -> request.pageToken(token))),
        name -> new Attempt("GetInstance", subject(name)),
        new Attempt("GetInstances", "the instances in " + region));
  }

  Source<Operation> operations() {
    return new Reads<>(
        attempts,
        Operation::id,
        this::operation,
        token -> page(client.getOperations(request -> request.pageToken(token))),
        id -> new Attempt("GetOperation", "operation " + id + " in " + region),
        new Attempt("GetOperations", "region " + region));
  }

  /** Two calls that read things of one kind. */
  private record Reads<T>(
      Attempts attempts,
      Function<T, String> keys,
      Function<String, Optional<T>> byKey,
      Function<@Nullable String, Page<T>> byPage,
      Function<String, Attempt> readsOne,
      Attempt readsPage)
      implements Source<T> {
    @Override
    public String key(T item) {
      return keys.apply(item);
    }

    @Override
    public Optional<T> one(String key, Call call) {
      return attempts.read(readsOne.apply(key), call, () -> byKey.apply(key));
    }

    @Override
    public Page<T> page(@Nullable String token, Call call) {
      return attempts.readPage(readsPage, call, () -> byPage.apply(token));
    }
  }

  private Optional<Instance> instance(String name) {
    try {
      return Optional.ofNullable(
              client.getInstance(request -> request.instanceName(name)).instance())
          .map(read -> Translation.instance(read, region));
    } catch (LightsailException problem) {
      if (AwsErrors.saysMissing(problem)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  private Optional<Operation> operation(String id) {
    return Optional.of(
        Translation.operation(client.getOperation(request -> request.operationId(id)).operation()));
  }

  private Page<Instance> page(GetInstancesResponse answer) {
    var read = answer.instances().stream().map(each -> Translation.instance(each, region));
    return new Page<>(read.toList(), answer.nextPageToken());
  }

  private static Page<Operation> page(GetOperationsResponse answer) {
    return new Page<>(
        answer.operations().stream().map(Translation::operation).toList(), answer.nextPageToken());
  }

  Optional<Operation> write(String name, Supplier<Optional<MetadataOptions>> request, Call call) {
    return attempts.write(
        new Attempt("UpdateInstanceMetadataOptions", subject(name)),
        call,
        () -> request.get().map(options -> () -> writeNow(name, options)));
  }

  private Operation writeNow(String name, MetadataOptions options) {
    return Translation.operation(
        client.updateInstanceMetadataOptions(Translation.request(name, options)).operation());
  }

  List<String> regionNames(Call call) {
    return attempts.read(
        new Attempt("GetRegions", "the regions of Lightsail"),
        call,
        () ->
            client.getRegions(request -> {}).regions().stream()
                .map(software.amazon.awssdk.services.lightsail.model.Region::nameAsString)
                .sorted()
                .toList());
  }

  /**
   * The sums of the metric {@code MetadataNoToken} of the last days, in UTC, a day without any as
   * 0.
   */
  List<DailyCount> imdsV1Calls(String name, int days, Instant now, Call call) {
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var first = today.minusDays(days - 1L);
    var counts = new TreeMap<LocalDate, Double>();
    first.datesUntil(today.plusDays(1)).forEach(day -> counts.put(day, 0.0));
    var points =
        attempts.read(
            new Attempt("GetInstanceMetricData", subject(name)),
            call,
            () ->
                client
                    .getInstanceMetricData(request ->
                        request
                            .instanceName(name)
                            .metricName(InstanceMetricName.METADATA_NO_TOKEN)
                            .period((int) Duration.ofDays(1).toSeconds())
                            .startTime(first.atStartOfDay(ZoneOffset.UTC).toInstant())
                            .endTime(now)
                            .unit(MetricUnit.COUNT)
                            .statistics(MetricStatistic.SUM))
                    .metricData());
    points.forEach(point ->
        counts.merge(
            LocalDate.ofInstant(point.timestamp(), ZoneOffset.UTC),
            point.sum() == null ? 0.0 : point.sum(),
            Double::sum));
    return counts.entrySet().stream()
        .map(day -> new DailyCount(day.getKey(), day.getValue()))
        .toList();
  }

  private String subject(String name) {
    return "instance " + name + " in " + region;
  }
}
