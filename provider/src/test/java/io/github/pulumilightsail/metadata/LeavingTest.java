package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that leave a baseline without a change of its program: somebody retags them. */
class LeavingTest {
  private static final Map<String, Object> KEEP =
      Map.of(
          "selector",
          Map.of("tags", Map.of("tier", "web")),
          "httpTokens",
          "required",
          "httpPutResponseHopLimit",
          2,
          "imdsV1UsageCheck",
          "off");
  private static final Map<String, Object> RESTORE = with(KEEP, Map.of("onDelete", "restore"));
  private static final String WEB_1 = "web-1@eu-central-1";

  private final Baselines fleet = new Baselines();

  @BeforeEach
  void create() {
    for (var name : List.of("web-1", "web-2")) {
      fleet.region().instance(name).tag("tier", "web").create();
    }
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private void retag(String tier) {
    fleet.region().retag("web-1", Map.of("tier", tier));
  }

  @Test
  void itIsOneChangeWithoutAWrite() {
    assertThat(fleet.up(KEEP)).isEmpty();
    retag("db");
    fleet.written();

    assertThat(fleet.changes(KEEP)).containsExactly("instances[\"" + WEB_1 + "\"].state");
    assertThat(fleet.told()).anyMatch(text -> text.contains(WEB_1 + " (stays as it is)"));
    assertThat(fleet.up(KEEP)).isEmpty();

    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.map("instances")).doesNotContainKey(WEB_1);
    assertThat(fleet.map("previousOptions")).doesNotContainKey(WEB_1);
    assertThat(fleet.changes(KEEP)).isEmpty();
    assertThat(fleet.changes(RESTORE)).as("it has left before").containsExactly("onDelete");
  }

  @Test
  void oneThatComesBackWasWhatItIsThen() {
    assertThat(fleet.up(KEEP)).isEmpty();
    retag("db");
    assertThat(fleet.up(KEEP)).isEmpty();
    fleet.region().change("web-1", OptionsPatch.none().hopLimit(4));
    retag("web");
    assertThat(fleet.up(RESTORE)).isEmpty();

    fleet.destroy();

    assertThat(fleet.tokens("web-1")).isEqualTo("required");
    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(4);
    assertThat(fleet.tokens("web-2")).isEqualTo("optional");
  }

  @Test
  void whatIsIgnoredMeanwhileIsPutBackOnceItIsNot() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    retag("db");
    fleet.ignoring("httpTokens");
    assertThat(fleet.up(RESTORE)).isEmpty();
    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(fleet.tokens("web-1")).isEqualTo("required");
    assertThat(fleet.changes(RESTORE)).isEmpty();

    fleet.ignoring();
    assertThat(fleet.changes(RESTORE)).containsExactly("instances[\"" + WEB_1 + "\"].httpTokens");
    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.map("previousOptions")).doesNotContainKey(WEB_1);
  }
}
