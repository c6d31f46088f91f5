package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.hopLimit;
import static io.github.pulumilightsail.metadata.Programs.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.testing.Calls;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API opens IMDSv1 whenever a write leaves {@code httpTokens} out. No write of ours does. */
class TrapTest {
  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "reset", "keep"})
  void aProgramThatManagesOnlyTheHopLimitNeverOpensImdsV1(String onDelete) {
    var instance = lightsail.create("web-1").tokens("required");

    stack.up(web(Map.of("httpPutResponseHopLimit", 2, "onDelete", onDelete)));
    stack.up(web(Map.of("httpPutResponseHopLimit", 3, "onDelete", onDelete)));
    stack.up(
        web(
            Map.of(
                "httpPutResponseHopLimit", 3, "httpEndpoint", "disabled", "onDelete", onDelete)));
    stack.up(web(Map.of("httpPutResponseHopLimit", 3, "onDelete", onDelete)));
    stack.destroy();

    assertThat(lightsail.writes()).isNotEmpty();
    assertThat(instance.tokensSoFar()).containsExactly("optional", "required");
    assertThat(instance.options().httpTokens()).isEqualTo("required");
  }

  @Test
  void aHardeningBySomebodyElseSurvivesEverything() {
    var instance = lightsail.create("web-1");
    stack.up(hopLimit(2));
    instance.tokens("required");

    stack.up(hopLimit(3));
    stack.destroy();

    assertThat(instance.tokensSoFar()).containsExactly("optional", "required");
    assertThat(instance.options().httpTokens()).isEqualTo("required");
  }

  @Test
  void theFakeHasTheTrap() {
    var instance = lightsail.create("web-1").tokens("required");

    var alone = Programs.tokensAndHopLimit("x", 2).only(Set.of(Option.HTTP_PUT_RESPONSE_HOP_LIMIT));
    lightsail.write("web-1", () -> Optional.of(alone), Calls.call(new FakeTicker()));

    assertThat(instance.options().httpTokens()).isEqualTo("optional");
  }
}
