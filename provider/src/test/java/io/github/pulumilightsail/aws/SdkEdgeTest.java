package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.AccountSetupInProgressException;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetRegionsRequest;
import software.amazon.awssdk.services.lightsail.model.GetRegionsResponse;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.Region;
import software.amazon.awssdk.services.lightsail.model.ServiceException;
import software.amazon.awssdk.services.lightsail.model.UnauthenticatedException;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsRequest;

/** What is sent to the AWS SDK, what its exceptions become, and that nothing else is called. */
class SdkEdgeTest {
  private final Edge edge = new Edge();

  @AfterEach
  void close() {
    edge.close();
  }

  private static Optional<MetadataOptions> tokens(String tokens) {
    return Optional.of(new MetadataOptions(tokens, null, null, null));
  }

  // ---- what each verb sends

  @Test
  void aReadAsksForTheNameAndForNothingElse() {
    edge.hasInstances(3, 20);

    assertThat(edge.region(0).find("web-2", edge.call())).isPresent();

    assertThat(edge.requests())
        .containsExactly(GetInstanceRequest.builder().instanceName("web-2").build());
  }

  @Test
  void aNameThatIsNotThereIsNoFailure() {
    edge.hasInstances(3, 20);

    assertThat(edge.region(0).find("gone", edge.call())).isEmpty();
  }

  @Test
  void aListTakesAllPages() {
    edge.hasInstances(5, 2);

    assertThat(edge.region(0).list(_ -> {}, edge.call())).hasSize(5);

    assertThat(edge.requests())
        .containsExactly(
            GetInstancesRequest.builder().build(),
            GetInstancesRequest.builder().pageToken("2").build(),
            GetInstancesRequest.builder().pageToken("4").build());
  }

  @Test
  void theMetricIsAskedForByTheDay() {
    edge.onMetric(_ -> GetInstanceMetricDataResponse.builder().build());

    assertThat(edge.region(0).imdsV1Calls("web-1", 7, edge.call()))
        .hasSize(7)
        .allMatch(day -> day.count() == 0);

    var request = (GetInstanceMetricDataRequest) edge.requests().getFirst();
    assertThat(request.metricNameAsString()).isEqualTo("MetadataNoToken");
    assertThat(request.period()).isEqualTo(86_400);
    assertThat(request.unitAsString()).isEqualTo("Count");
    assertThat(request.statisticsAsStrings()).containsExactly("Sum");
    assertThat(Duration.between(request.startTime(), request.endTime()))
        .isBetween(Duration.ofDays(6), Duration.ofDays(7));
    assertThat(edge.requests()).hasSize(1);
  }

  @Test
  void theRegionsAreAskedForWithoutTheirZones() {
    edge.onGetRegions(_ ->
        GetRegionsResponse.builder()
            .regions(
                Region.builder().name("us-east-1").build(),
                Region.builder().name("mars-north-7").build())
            .build());

    // One that this SDK does not know is one all the same.
    assertThat(edge.region(0).regionNames(edge.call()))
        .containsExactly("mars-north-7", "us-east-1");

    assertThat(edge.requests()).containsExactly(GetRegionsRequest.builder().build());
  }

  @Test
  void onlyTwoAnswersSayThatARegionIsNotEnabled() {
    for (var code : List.of("OptInRequired", "UnrecognizedClientException", "AccessDenied")) {
      edge.onGetInstances(_ -> {
        throw Edge.failure(code, 400);
      });
      var problem =
          catchThrowableOfType(
              FailureException.class, () -> edge.region(0).list(_ -> {}, edge.call()));

      assertThat(Edge.regions(edge.region(0)).saysNotEnabled(problem))
          .as(code)
          .isEqualTo(!code.equals("AccessDenied"));
    }
  }

  @Test
  void aWriteSendsExactlyWhatItIsGiven() {
    edge.onUpdate(_ -> Edge.begun("op-1"));

    var begun = edge.region(0).write("web-1", () -> tokens("required"), edge.call());

    assertThat(begun.orElseThrow().id()).isEqualTo("op-1");
    assertThat(edge.requests())
        .containsExactly(
            UpdateInstanceMetadataOptionsRequest.builder()
                .instanceName("web-1")
                .httpTokens("required")
                .build());
  }

  @Test
  void nothingIsSentIfThereIsNothingToWriteAnyMore() {
    assertThat(edge.region(0).write("web-1", Optional::empty, edge.call())).isEmpty();
    assertThat(edge.requests()).isEmpty();
  }

  // ---- what a resource sends

  private static final Map<String, Object> WANTED =
      Map.of(
          "httpTokens", "required",
          "httpEndpoint", "disabled",
          "httpPutResponseHopLimit", 7,
          "httpProtocolIpv6", "enabled");

  static Stream<Map<String, Object>> everyCombination() {
    var names = WANTED.keySet().stream().sorted().toList();
    return IntStream.range(1, 1 << names.size())
        .mapToObj(chosen -> {
          var program = new HashMap<String, Object>();
          for (var i = 0; i < names.size(); i++) {
            if ((chosen >> i & 1) == 1) {
              program.put(names.get(i), WANTED.get(names.get(i)));
            }
          }
          return program;
        });
  }

  /** The mocked service carries out what it is sent, as it is documented to. */
  private void carriesOut() {
    var live = new AtomicReference<>(Edge.instance("web-1"));
    edge.onGetInstance(_ -> Edge.answer(live.get()));
    edge.onUpdate(asked -> {
      var sent = asked.<UpdateInstanceMetadataOptionsRequest>getArgument(0);
      live.updateAndGet(before ->
          before.toBuilder()
              .metadataOptions(
                  before.metadataOptions().toBuilder()
                      .httpTokens(
                          sent.httpTokensAsString() == null
                              ? "optional"
                              : sent.httpTokensAsString())
                      .httpEndpoint(
                          sent.httpEndpointAsString() == null
                              ? before.metadataOptions().httpEndpointAsString()
                              : sent.httpEndpointAsString())
                      .httpPutResponseHopLimit(
                          sent.httpPutResponseHopLimit() == null
                              ? before.metadataOptions().httpPutResponseHopLimit()
                              : sent.httpPutResponseHopLimit())
                      .httpProtocolIpv6(
                          sent.httpProtocolIpv6AsString() == null
                              ? before.metadataOptions().httpProtocolIpv6AsString()
                              : sent.httpProtocolIpv6AsString())
                      .build())
              .build());
      return Edge.begun("op-1");
    });
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void aResourceSendsWhatTheProgramSetsAndTheTokensAlways(Map<String, Object> program) {
    carriesOut();
    var inputs = new HashMap<>(program);
    inputs.put("instanceName", "web-1");
    inputs.put("imdsV1UsageCheck", "off");
    var regions = Edge.regions(edge.region(0));
    try (var plugin = Plugin.over(_ -> LightsailPackage.registry(regions), edge.ticker)) {
      assertThat(new Stack(plugin).up(inputs).error()).isNull();
    }

    var writes =
        edge.requests().stream()
            .filter(UpdateInstanceMetadataOptionsRequest.class::isInstance)
            .map(UpdateInstanceMetadataOptionsRequest.class::cast)
            .toList();
    assertThat(writes).isNotEmpty().allMatch(write -> write.httpTokensAsString() != null);
    var sent = new HashMap<String, Object>();
    for (var write : writes) {
      put(sent, "httpTokens", write.httpTokensAsString());
      put(sent, "httpEndpoint", write.httpEndpointAsString());
      put(sent, "httpPutResponseHopLimit", write.httpPutResponseHopLimit());
      put(sent, "httpProtocolIpv6", write.httpProtocolIpv6AsString());
    }
    var expected = new HashMap<>(program);
    expected.putIfAbsent("httpTokens", "optional");
    assertThat(sent).isEqualTo(expected);
    assertThat(edge.requests())
        .allMatch(request ->
            request instanceof UpdateInstanceMetadataOptionsRequest
                || request instanceof GetInstanceRequest);
  }

  private static void put(Map<String, Object> sent, String name, Object value) {
    if (value != null) {
      sent.put(name, value);
    }
  }

  // ---- what exceptions become

  private static final List<Integer> NONE = List.of();
  private static final List<Integer> TWICE = List.of(100, 200);

  static Stream<Arguments> exceptions() {
    return Stream.of(
        of(NotFoundException.builder().message("m").build(), Failure.NotFound.class, false, NONE),
        of(AccessDeniedException.builder().build(), Failure.Denied.class, false, NONE),
        of(Edge.failure("AccessDenied", 403), Failure.Denied.class, false, NONE),
        of(UnauthenticatedException.builder().build(), Failure.Unauthenticated.class, false, NONE),
        of(
            Edge.failure("UnrecognizedClientException", 400),
            Failure.Unauthenticated.class,
            false,
            NONE),
        of(InvalidInputException.builder().build(), Failure.Refused.class, false, NONE),
        of(OperationFailureException.builder().build(), Failure.Refused.class, false, NONE),
        of(Edge.failure("ValidationException", 400), Failure.Refused.class, false, NONE),
        of(AccountSetupInProgressException.builder().build(), Failure.SettingUp.class, false, NONE),
        of(
            ServiceException.builder().statusCode(500).build(),
            Failure.ServiceFault.class,
            true,
            TWICE),
        of(Edge.failure("InternalFailure", 500), Failure.ServiceFault.class, true, TWICE),
        of(Edge.failure("ServiceUnavailable", 503), Failure.ServiceFault.class, true, TWICE),
        of(network(new IOException("Connection reset")), Failure.Unreachable.class, true, TWICE),
        of(network(new UnknownHostException("lightsail")), Failure.Unreachable.class, false, TWICE),
        of(new IllegalStateException("odd"), Failure.Bug.class, true, NONE));
  }

  private static Arguments of(
      RuntimeException thrown, Class<?> failure, boolean doubtful, List<Integer> pauses) {
    return Arguments.of(thrown, failure, doubtful, pauses);
  }

  private static SdkClientException network(IOException problem) {
    return SdkClientException.create("no answer", problem);
  }

  private List<Integer> pauses() {
    return edge.ticker.pauses().stream().map(pause -> (int) pause.toMillis()).toList();
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void aWriteIsRepeatedOnlyWhereThatHelpsAndTellsWhetherItMayHaveHappened(
      RuntimeException thrown, Class<?> failure, boolean doubtful, List<Integer> pauses) {
    edge.onUpdate(_ -> {
      throw thrown;
    });
    var asked = new ArrayList<String>();

    var problem =
        catchThrowableOfType(
            FailureException.class,
            () ->
                edge.region(2)
                    .write(
                        "web-1",
                        () -> {
                          asked.add("again");
                          return tokens("required");
                        },
                        edge.call()));

    assertThat(problem.failure()).isInstanceOf(failure);
    assertThat(problem.failure().mayHaveTakenEffect()).isEqualTo(doubtful);
    assertThat(problem).hasMessageContaining("UpdateInstanceMetadataOptions on instance web-1");
    assertThat(pauses()).isEqualTo(pauses);
    assertThat(edge.requests()).hasSize(1 + pauses.size());
    assertThat(asked).hasSameSizeAs(edge.requests());
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void aReadIsRepeatedInTheSameWay(
      RuntimeException thrown, Class<?> failure, boolean doubtful, List<Integer> pauses) {
    edge.onGetInstances(_ -> {
      throw thrown;
    });

    assertThatThrownBy(() -> edge.region(2).list(_ -> {}, edge.call()))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure()).isInstanceOf(failure));

    assertThat(pauses()).isEqualTo(pauses);
    assertThat(edge.requests()).hasSize(1 + pauses.size());
  }
}
