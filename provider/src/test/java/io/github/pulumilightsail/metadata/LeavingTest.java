package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that leave or join a baseline without a change of its program. */
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
    assertThat(fleet.told()).noneMatch(text -> text.startsWith("warning: "));
    assertThat(fleet.changes(RESTORE)).isEmpty();

    fleet.ignoring();
    assertThat(fleet.changes(RESTORE)).containsExactly("instances[\"" + WEB_1 + "\"].httpTokens");
    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.map("previousOptions")).doesNotContainKey(WEB_1);
  }

  @Test
  void soIsWhatIsIgnoredWhereAllElseIsAsItWas() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    fleet.region().change("web-1", OptionsPatch.none().hopLimit(1));
    retag("db");
    fleet.ignoring("httpTokens");
    assertThat(fleet.up(RESTORE)).isEmpty();
    assertThat(fleet.changes(RESTORE)).isEmpty();

    fleet.ignoring();
    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.changes(RESTORE)).isEmpty();
  }

  /** What it was when it came is what is put back, whatever somebody makes of it later. */
  @Test
  void oneThatJoinsAsItIsToBeIsOneChangeWithoutAWrite() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    fleet.region().instance("web-3").tag("tier", "web").tokens("required").hopLimit(2).create();
    fleet.written();

    assertThat(fleet.changes(RESTORE)).containsExactly("instances[\"web-3@eu-central-1\"].state");
    assertThat(fleet.told()).anyMatch(text -> text.contains("1 to join the baseline"));
    assertThat(fleet.up(RESTORE)).isEmpty();
    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 3);
    assertThat(fleet.changes(RESTORE)).isEmpty();

    fleet.region().change("web-3", OptionsPatch.none().tokens("optional"));
    assertThat(fleet.up(RESTORE)).isEmpty();
    fleet.destroy();
    assertThat(fleet.tokens("web-3")).isEqualTo("required");
    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
  }

  @Test
  void oneThatIsGoneIsOneChangeAndSoIsOneThatWasCreatedAgain() {
    assertThat(fleet.up(KEEP)).isEmpty();
    fleet.region().delete("web-1");
    fleet.written();

    assertThat(fleet.changes(KEEP)).containsExactly("instances[\"" + WEB_1 + "\"].state");
    assertThat(fleet.told()).anyMatch(text -> text.contains("1 gone, and told of no more"));
    assertThat(fleet.up(KEEP)).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 1);
    assertThat(fleet.changes(KEEP)).isEmpty();

    fleet.region().instance("web-1").tag("tier", "web").tokens("required").hopLimit(2).create();
    assertThat(fleet.up(KEEP)).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 2);
    assertThat(fleet.written()).isEmpty();
  }

  /** Without AWS nobody knows who has come or gone. */
  @Test
  void aPlanThatRestsOnTheStateKnowsNothingOfThat() {
    assertThat(fleet.up(KEEP)).isEmpty();
    fleet.region().instance("web-3").tag("tier", "web").tokens("required").hopLimit(2).create();
    fleet.read();
    fleet.emulator.faults().serviceUnavailable("GetInstances");

    assertThat(fleet.changes(KEEP)).isEmpty();
  }

  @Test
  void whoseTagComesBackWhileItLeavesIsLeftAsItIs() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    retag("db");
    fleet.emulator.faults().throttle("UpdateInstanceMetadataOptions").once();
    fleet.ticker.onPass(() -> retag("web"));

    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.tokens("web-1")).isEqualTo("required");
    assertThat(fleet.map("previousOptions")).containsKey(WEB_1);
  }

  /**
   * Whoever opts out between the plan and the write is left as it is, and leaves by the next plan.
   */
  @Test
  void whoseTagGoesBeforeTheWriteIsNotWrittenTo() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    fleet.region().change("web-1", OptionsPatch.none().hopLimit(6));
    fleet.region().instance("web-3").tag("tier", "web").create();
    for (var name : List.of("web-1", "web-3")) {
      fleet.emulator.faults().throttle("UpdateInstanceMetadataOptions").onInstance(name).once();
    }
    fleet.ticker.onPass(() -> {
      retag("db");
      fleet.region().retag("web-3", Map.of());
    });

    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(6);
    assertThat(fleet.tokens("web-3")).isEqualTo("optional");
    assertThat(fleet.told())
        .anyMatch(text ->
            text.contains(WEB_1 + " (selected no more)")
                && text.contains("web-3@eu-central-1 (selected no more)"));
    assertThat(fleet.map("previousOptions"))
        .containsKey(WEB_1)
        .doesNotContainKey("web-3@eu-central-1");
    assertThat(fleet.up(RESTORE)).isEmpty();
    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(fleet.changes(RESTORE)).isEmpty();
  }

  /** One that is gone by then is told, and forgotten by the next update. */
  @Test
  void whoIsDeletedBeforeTheWriteIsForgotten() {
    assertThat(fleet.up(RESTORE)).isEmpty();
    fleet.region().change("web-1", OptionsPatch.none().hopLimit(6));
    fleet.emulator.faults().deleteInstance("UpdateInstanceMetadataOptions").once();

    assertThat(fleet.up(RESTORE)).isEmpty();

    assertThat(fleet.told())
        .anyMatch(text -> text.contains("not there any more") && text.contains(WEB_1));
    assertThat(fleet.up(RESTORE)).isEmpty();
    assertThat(fleet.map("previousOptions")).doesNotContainKey(WEB_1);
    assertThat(fleet.changes(RESTORE)).isEmpty();
  }

  /** It was {@code required} before, and software has come to use IMDSv1 since. */
  @ParameterizedTest
  @ValueSource(strings = {"warn", "block", "postpone", "off"})
  void whatIsShutByThatIsLookedAt(String check) {
    var open = with(RESTORE, Map.of("httpTokens", "optional", "imdsV1UsageCheck", check));
    fleet.region().change("web-1", OptionsPatch.none().tokens("required"));
    fleet.region().change("web-2", OptionsPatch.none().tokens("required"));
    assertThat(fleet.up(open)).isEmpty();
    for (var name : List.of("web-1", "web-2")) {
      fleet.region().imdsV1Calls(name, LocalDate.now(ZoneOffset.UTC).minusDays(1), 12);
    }
    retag("db");
    var blocks = check.equals("block");
    fleet.told();

    var left = fleet.up(open);

    assertThat(left.isPresent()).isEqualTo(blocks);
    assertThat(fleet.tokens("web-1")).isEqualTo(blocks ? "optional" : "required");
    if (blocks) {
      assertThat(left.orElseThrow().message()).contains("IMDSv1 is still in use on " + WEB_1);
      assertThatThrownBy(fleet::destroy)
          .hasMessageContaining("IMDSv1 is still in use on")
          .hasMessageContaining("web-2@eu-central-1 (12 calls")
          .hasMessageContaining("with onDelete keep");
      assertThat(fleet.tokens("web-2")).isEqualTo("optional");
    } else {
      fleet.destroy();
      assertThat(fleet.told())
          .filteredOn(text -> text.startsWith("warning: IMDSv1 is still in use on"))
          .hasSize(check.equals("off") ? 0 : 2);
      assertThat(fleet.tokens("web-2")).isEqualTo("required");
    }
  }
}
