package io.github.pulumilightsail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.testing.FakeEngine;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.grpc.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pulumirpc.Provider.ProviderHandshakeRequest;

class EngineVersionTest {
  private final FakeEngine engine = FakeEngine.start();
  private final Plugin plugin = Plugin.over(new FakeRegions());

  @BeforeEach
  void greet() {
    var _ =
        plugin
            .rpc()
            .handshake(
                ProviderHandshakeRequest.newBuilder().setEngineAddress(engine.address()).build());
  }

  @AfterEach
  void end() {
    plugin.close();
    engine.close();
  }

  @Test
  void aRunAsksTheEngineWhetherItIsNewEnough() {
    plugin.newRun();
    assertThat(engine.required()).containsExactly(">=3.220.0");
  }

  @Test
  void anOlderEngineIsToldWhatIsNeeded() {
    engine.answersVersion(
        Status.UNKNOWN.withDescription(
            "Pulumi CLI version 3.219.0 does not satisfy the version range \">=3.220.0\""));
    assertThatThrownBy(plugin::newRun)
        .hasMessageContaining("Pulumi CLI version 3.219.0 does not satisfy")
        .hasMessageContaining(
            "The lightsail provider needs Pulumi 3.220.0 or newer:"
                + " https://www.pulumi.com/docs/install/");
  }

  /** What is no answer stops nobody: engines before 3.219 do not know the question. */
  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNIMPLEMENTED", "UNAVAILABLE", "CANCELLED", "INTERNAL"})
  void anEngineThatDoesNotAnswerIsTakenAsItIs(Status.Code code) {
    engine.answersVersion(Status.fromCode(code).withDescription("no answer"));
    assertThatCode(plugin::newRun).doesNotThrowAnyException();
  }
}
