package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Values;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.InvokeRequest;

/** A secret argument of a function is in no error, though AWS names what it was asked for. */
class SecretArgumentsTest {
  private final FakeRegions regions = new FakeRegions();
  private final Plugin plugin = Plugin.over(regions).newRun();

  @AfterEach
  void close() {
    plugin.close();
  }

  private static InvokeRequest request(String function, Map<String, ?> arguments) {
    return InvokeRequest.newBuilder()
        .setTok("lightsail:index:" + function)
        .setArgs(Values.struct(arguments))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"getInstanceMetadataOptions", "getImdsV1Usage"})
  void theNameOfAnInstanceIsLeftOut(String function) {
    regions
        .in("eu-central-1")
        .failUsage(new Failure.NotFound("there is no hunter2-1 in eu-central-1"));

    var problem =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                plugin
                    .rpc()
                    .invoke(request(function, Map.of("instanceName", Values.secret("hunter2-1")))));

    assertThat(problem.getMessage()).contains("[secret]").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"getInstancesMetadataOptions", "getComplianceReport"})
  void namesThatBecomeKeysCannotBeSecret(String function) {
    var selector = Map.of("names", List.of(Values.secret("hunter2-1")));
    var answer =
        plugin
            .rpc()
            .invoke(
                request(
                    function,
                    function.equals("getComplianceReport")
                        ? Map.of("selector", selector, "format", "csv")
                        : Map.of("selector", selector)));

    assertThat(answer.getFailuresList())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.getProperty()).isEmpty();
          assertThat(failure.getReason()).contains("take the secret off it");
        });
    assertThat(answer.toString()).doesNotContain("hunter2");
  }
}
