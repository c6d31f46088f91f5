package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.UpdateRequest;

/**
 * With {@code --continue-on-error} Pulumi 3.274 sends Create and Update with {@code preview} in a
 * real run, and inputs that no Check has seen. Whatever they are, the plugin does not break.
 */
class UncheckedPreviewTest {
  static Stream<Map<String, Object>> inputs() {
    return Stream.of(
        Map.of("instanceName", "web-1", "region", Values.nothing()),
        Map.of(),
        Map.of("instanceName", Values.UNKNOWN, "httpTokens", Values.UNKNOWN),
        Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 999),
        Map.of("instanceName", "web-1", "httpTokens", "nonsense", "onDelete", true),
        Map.of("instanceName", 7, "region", Map.of()),
        Map.of("selector", Values.UNKNOWN, "regions", Values.UNKNOWN),
        Map.of("selector", Map.of(), "httpTokens", 1));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aPreviewOfAnyInputsDoesNotBreak(Map<String, Object> inputs) {
    for (var type : new String[] {"InstanceMetadataOptions", "InstanceMetadataBaseline"}) {
      var urn = "urn:pulumi:dev::demo::lightsail:index:" + type + "::web";
      try (var plugin = Plugin.over(new FakeRegions()).newRun()) {
        unbroken(() ->
            plugin
                .rpc()
                .create(
                    CreateRequest.newBuilder()
                        .setUrn(urn)
                        .setType("lightsail:index:" + type)
                        .setProperties(Values.struct(inputs))
                        .setPreview(true)
                        .build()));
        unbroken(() ->
            plugin
                .rpc()
                .update(
                    UpdateRequest.newBuilder()
                        .setId("web")
                        .setUrn(urn)
                        .setType("lightsail:index:" + type)
                        .setOlds(
                            Values.struct(
                                Map.of("instanceName", "web-1", "region", "eu-central-1")))
                        .setOldInputs(
                            Values.struct(
                                Map.of("instanceName", "web-1", "httpTokens", "required")))
                        .setNews(Values.struct(inputs))
                        .setPreview(true)
                        .build()));
      }
    }
  }

  private static void unbroken(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException failed) {
      assertThat(failed.getStatus().getCode())
          .as(failed.getMessage())
          .isNotIn(Status.Code.ABORTED, Status.Code.INTERNAL, Status.Code.UNKNOWN);
    }
  }
}
