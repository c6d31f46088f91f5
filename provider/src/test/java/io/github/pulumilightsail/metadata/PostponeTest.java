package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are required only once IMDSv1 is not used any more. */
class PostponeTest {
  private static final Map<String, Object> POSTPONING =
      Map.of(
          "selector",
          Map.of("all", true),
          "httpTokens",
          "required",
          "imdsV1UsageCheck",
          "postpone");

  private final Baselines fleet = new Baselines();

  @BeforeEach
  void create() {
    fleet.region().instance("busy").create();
    fleet.region().instance("quiet").create();
    use("busy", 2);
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private void use(String name, int daysAgo) {
    fleet.region().imdsV1Calls(name, fleet.today().minusDays(daysAgo), 12);
  }

  private FaultRule denyMetric() {
    return fleet.emulator.faults().denyAccess("GetInstanceMetricData");
  }

  @Test
  void anInstanceOnWhichImdsV1IsUsedKeepsItsTokensForNow() {
    assertThat(fleet.up(POSTPONING)).isEmpty();

    assertThat(fleet.written()).containsExactly("quiet");
    assertThat(fleet.map("postponed")).containsOnlyKeys("busy@eu-central-1");
    assertThat(fleet.map("postponed").get("busy@eu-central-1"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("calls", 12, "lastUsed", "2026-11-24T00:00:00Z"));
    assertThat(fleet.list("nonCompliant")).containsExactly("busy@eu-central-1");
    assertThat(fleet.state()).containsEntry("compliantCount", 1);
  }

  @Test
  void whatIsPostponedIsNoChangeAndTheRunSaysWhoItIs() {
    fleet.up(POSTPONING);
    fleet.told();

    assertThat(fleet.changes(POSTPONING)).isEmpty();

    assertThat(fleet.told())
        .singleElement()
        .asString()
        .startsWith("info: 1 of 2 instances keep their httpTokens for now")
        .contains("busy@eu-central-1 (12 calls in the last 7 days, the last on 2026-11-24)");
  }

  @Test
  void theOtherOptionsAreBroughtIntoLineAndTheTokensSentAsTheyAre() {
    var program = with(POSTPONING, Map.of("httpPutResponseHopLimit", 2));

    assertThat(fleet.up(program)).isEmpty();

    assertThat(fleet.region().get("busy").httpTokens()).isEqualTo("optional");
    assertThat(fleet.region().get("busy").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(fleet.region().get("quiet").httpTokens()).isEqualTo("required");
    // What is not managed yet has no value before.
    assertThat(fleet.map("previousOptions").get("busy@eu-central-1"))
        .containsEntry("httpPutResponseHopLimit", 1)
        .doesNotContainKey("httpTokens");
  }

  @Test
  void itIsBroughtIntoLineOnceItIsQuiet() {
    fleet.up(POSTPONING);
    for (var day = 0; day < 4; day++) {
      fleet.nextDay();
      assertThat(fleet.changes(POSTPONING)).as(fleet.today().toString()).isEmpty();
    }
    fleet.nextDay();

    assertThat(fleet.changes(POSTPONING))
        .containsExactly("instances[\"busy@eu-central-1\"].httpTokens");
    assertThat(fleet.up(POSTPONING)).isEmpty();
    assertThat(fleet.tokens("busy")).isEqualTo("required");
    assertThat(fleet.map("postponed")).isEmpty();
    assertThat(fleet.map("previousOptions").get("busy@eu-central-1"))
        .containsEntry("httpTokens", "optional");
  }

  @Test
  void oneWhoseMetricCannotBeReadWaitsAndTheReasonIsTold() {
    denyMetric();

    assertThat(fleet.up(POSTPONING)).isEmpty();
    fleet.changes(POSTPONING);

    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.told())
        .anyMatch(text ->
            text.startsWith("warning: 2 of 2 instances keep their httpTokens")
                && text.contains("lightsail:GetInstanceMetricData"));
    assertThat(fleet.map("postponed").get("quiet@eu-central-1"))
        .containsOnlyKeys("error")
        .extractingByKey("error")
        .asString()
        .contains("GetInstanceMetricData");
  }

  @Test
  void whatThePlanHasPostponedTheUpdateDoesNotWrite() {
    // The plan cannot read the metric, and the update could.
    denyMetric().times(2);
    fleet.up(with(POSTPONING, Map.of("selector", Map.of("names", List.of("nobody")))));
    var program = with(POSTPONING, Map.of("httpPutResponseHopLimit", 2));

    assertThat(fleet.up(program)).isEmpty();

    assertThat(fleet.tokens("quiet")).isEqualTo("optional");
    assertThat(fleet.region().get("quiet").httpPutResponseHopLimit()).isEqualTo(2);
  }

  @Test
  void whatTheProgramWantedAlreadyIsNotAskedFor() {
    fleet.up(POSTPONING);
    fleet.emulator.clearCalls();

    fleet.changes(POSTPONING);

    assertThat(fleet.emulator.calls("GetInstanceMetricData"))
        .singleElement()
        .matches(call -> call.instanceName().orElseThrow().equals("busy"));
  }

  @Test
  void somebodyWhoOpensOneInUseAgainIsNotShutOut() {
    fleet.up(POSTPONING);
    fleet.region().change("quiet", OptionsPatch.none().tokens("optional"));
    use("quiet", 0);
    fleet.told();

    assertThat(fleet.changes(POSTPONING)).isEmpty();
    assertThat(fleet.told())
        .anyMatch(text ->
            text.startsWith("warning: ")
                && text.contains("opened since the last update: quiet@eu-central-1."));
    assertThat(fleet.map("previousOptions").get("quiet@eu-central-1"))
        .containsEntry("httpTokens", "optional");
  }

  @Test
  void whatIsPutBackIsWhatWasThereWhenItWasBroughtIntoLine() {
    var restoring = with(POSTPONING, Map.of("onDelete", "restore"));
    fleet.up(restoring);
    // Somebody is faster than the program.
    fleet.region().change("busy", OptionsPatch.none().tokens("required"));
    fleet.up(with(restoring, Map.of("maxParallel", 2)));

    fleet.destroy();

    assertThat(fleet.tokens("busy")).isEqualTo("required");
    assertThat(fleet.tokens("quiet")).isEqualTo("optional");
  }

  @Test
  void oneThatWasImportedShutIsNotPutBackToWhatHasOpenedIt() {
    fleet.region().change("busy", OptionsPatch.none().tokens("required"));
    fleet.region().change("quiet", OptionsPatch.none().tokens("required"));
    fleet.importing("all@eu-central-1");
    var restoring = with(POSTPONING, Map.of("onDelete", "restore"));
    fleet.up(restoring);
    fleet.region().change("busy", OptionsPatch.none().tokens("optional"));
    fleet.up(with(restoring, Map.of("maxParallel", 2)));
    assertThat(fleet.map("postponed")).containsKey("busy@eu-central-1");
    for (var day = 0; day < 7; day++) {
      fleet.nextDay();
    }
    assertThat(fleet.up(restoring)).isEmpty();
    assertThat(fleet.tokens("busy")).isEqualTo("required");

    fleet.destroy();

    assertThat(fleet.tokens("busy")).isEqualTo("required");
  }

  @Test
  void aRefreshBringsTheOutputUpToDate() {
    fleet.up(POSTPONING);
    use("busy", 0);

    fleet.read();

    assertThat(fleet.map("postponed").get("busy@eu-central-1"))
        .containsEntry("lastUsed", "2026-11-26T00:00:00Z")
        .containsEntry("calls", 24);
    assertThat(fleet.changes(POSTPONING)).isEmpty();
  }

  @Test
  void withoutTokensAmongTheOptionsNothingIsAsked() {
    fleet.up(
        Map.of(
            "selector",
            Map.of("all", true),
            "httpPutResponseHopLimit",
            2,
            "imdsV1UsageCheck",
            "postpone"));

    assertThat(fleet.emulator.calls("GetInstanceMetricData")).isEmpty();
    assertThat(fleet.map("postponed")).isEmpty();
  }

  @Test
  void postponedIsNoReasonToCountAgainstMaxChanges() {
    assertThat(fleet.up(with(POSTPONING, Map.of("maxChanges", 1)))).isEmpty();
  }

  /** A nightly run for thirty days, while IMDSv1 fades from one instance after the other. */
  @Test
  void aFleetConvergesByItselfAsEachGetsQuiet() {
    var lastUse = new TreeMap<String, Integer>();
    for (var i = 0; i < 20; i++) {
      var name = "web-%02d".formatted(i);
      fleet.region().instance(name).create();
      lastUse.put(name, i);
    }
    var start = fleet.today();
    var hardened = new TreeMap<String, Integer>();
    for (var night = 0; night < 30; night++) {
      var today = night;
      lastUse.forEach((name, last) -> {
        if (today <= last) {
          fleet.region().imdsV1Calls(name, start.plusDays(today), 5);
        }
      });

      assertThat(fleet.up(POSTPONING)).as("night " + night).isEmpty();

      fleet
          .written()
          .forEach(
              name -> assertThat(hardened.put(name, today)).as(name + " is written once").isNull());
      fleet.nextDay();
    }

    // Quiet on the seven days after its last use, and shut on the night that ends them.
    lastUse.forEach((name, last) -> assertThat(hardened).as(name).containsEntry(name, last + 7));
    assertThat(hardened).hasSize(22);
    assertThat(fleet.map("postponed")).isEmpty();
  }
}
