package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.Outcome;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no one has foreseen in the write of one instance is not a write that is done. */
class BaselineMistakeTest {
  private final Direct direct = new Direct();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMistakeInAWriteIsTold(boolean isError) {
    var lightsail = direct.regions.in("eu-central-1");
    lightsail.create("web-1");
    lightsail.beforeWrite(() -> {
      if (isError) {
        throw new NoClassDefFoundError("odd");
      }
      throw new IllegalStateException("odd");
    });

    var outcome =
        direct.create(
            direct.baseline, Map.of("selector", Map.of("all", true), "httpTokens", "required"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            partial -> assertThat(partial.failure().message()).contains("web-1").contains("odd"));
  }
}
