package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody hardens an instance between a plan and its update: nothing of that is undone unsaid. */
class NamedOnlyTest {
  private static final Map<String, Object> OPTIONS =
      Map.of(
          "httpTokens",
          "optional",
          "httpEndpoint",
          "enabled",
          "httpPutResponseHopLimit",
          5,
          "imdsV1UsageCheck",
          "off");
  private static final Map<String, Object> SIX = Map.of("httpPutResponseHopLimit", 6);
  private static final Map<String, Object> ONE = with(OPTIONS, Map.of("instanceName", "web-1"));
  private static final Map<String, Object> ONE_SIX = with(ONE, SIX);
  private static final Map<String, Object> ALL =
      with(OPTIONS, Map.of("selector", Map.of("all", true)));
  private static final Map<String, Object> ALL_SIX = with(ALL, SIX);
  private static final Map<String, Object> RESTORING =
      Map.of(
          "instanceName",
          "web-1",
          "httpTokens",
          "required",
          "httpPutResponseHopLimit",
          2,
          "onDelete",
          "restore",
          "imdsV1UsageCheck",
          "off");
  private static final OptionsPatch HARDENED =
      OptionsPatch.none().tokens("required").endpoint("disabled");
  private static final String LEFT =
      "httpTokens required → optional, httpEndpoint disabled → enabled";

  /** There, nothing is known of what was not sent. */
  private static final String LEFT_THERE =
      "httpTokens required → optional, httpEndpoint not known → enabled)";

  /** A single resource that manages a new web-1. */
  private static Stack single(Cloud cloud) {
    return single(cloud, ONE);
  }

  private static Stack single(Cloud cloud, Map<String, Object> program) {
    cloud.region().instance("web-1").create();
    var stack = cloud.stack();
    stack.up(program);
    return stack;
  }

  /** Has the baseline manage a new web-1. */
  private static void start(Baselines fleet) {
    fleet.region().instance("web-1").create();
    assertThat(fleet.up(ALL)).isEmpty();
  }

  /** Somebody does that to web-1 after the list of the Diff. */
  private static void betweenPlanAndUpdate(Baselines fleet, OptionsPatch patch) {
    fleet
        .emulator
        .faults()
        .changeOptions("GetInstances", patch)
        .onInstance("web-1")
        .after(1)
        .once();
  }

  @Test
  void aSingleResourceWritesWhatItsPlanHasNamed() {
    try (var cloud = Cloud.start()) {
      var stack = single(cloud);
      cloud.emulator().faults().changeOptions("GetInstance", HARDENED).after(1).once();

      var up = stack.up(ONE_SIX);

      assertThat(up.diff().getDetailedDiffMap()).containsOnlyKeys("httpPutResponseHopLimit");
      assertThat(cloud.engine().warnings()).anyMatch(text -> text.contains(LEFT));
      var live = cloud.region().get("web-1");
      assertThat(live.httpTokens()).isEqualTo("required");
      assertThat(live.options().httpEndpoint()).isEqualTo("disabled");
      assertThat(live.httpPutResponseHopLimit()).isEqualTo(6);
      assertThat(stack.preview(ONE_SIX).diff().getDetailedDiffMap())
          .containsOnlyKeys("httpTokens", "httpEndpoint");
      assertThat(stack.up(ONE_SIX).done()).isEqualTo(Done.UPDATED);
      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("optional");
    }
  }

  /** Each attempt looks, too: AWS may have throttled the one before for minutes. */
  @Test
  void whatHappensBetweenTwoAttemptsIsSeen() {
    try (var cloud = Cloud.start()) {
      cloud.configure(Map.of("maxRetries", 3));
      var stack = single(cloud);
      throttledMeanwhile(cloud.emulator().faults());

      var up = stack.up(ONE_SIX);

      assertThat(up.done()).as(up.message()).isEqualTo(Done.UPDATED);
      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
      assertThat(cloud.region().get("web-1").httpEndpoint()).isEqualTo("disabled");
      assertThat(cloud.engine().warnings()).anyMatch(text -> text.contains(LEFT));
    }
    try (var fleet = new Baselines()) {
      start(fleet);
      throttledMeanwhile(fleet.emulator.faults());

      assertThat(fleet.up(ALL_SIX)).isEmpty();

      assertThat(fleet.tokens("web-1")).isEqualTo("required");
      assertThat(fleet.region().get("web-1").httpEndpoint()).isEqualTo("disabled");
    }
  }

  private static void throttledMeanwhile(Faults faults) {
    faults.changeOptions("UpdateInstanceMetadataOptions", HARDENED).once();
    faults.throttle("UpdateInstanceMetadataOptions").once();
  }

  /** Nor is anything of the old one put on an instance that was created again under its name. */
  @Test
  void whatWasCreatedAgainMeanwhileIsNotWrittenTo() {
    try (var fleet = new Baselines()) {
      start(fleet);
      fleet.emulator.faults().replaceInstance("UpdateInstanceMetadataOptions").once();
      fleet.emulator.faults().throttle("UpdateInstanceMetadataOptions").once();

      assertThat(fleet.up(ALL_SIX)).isEmpty();

      assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
      assertThat(fleet.told())
          .anyMatch(text -> text.contains("web-1@eu-central-1 (gone, or created again)"));
      assertThat(fleet.changes(ALL_SIX))
          .contains("instances[\"web-1@eu-central-1\"].httpPutResponseHopLimit");
    }
  }

  /** Then it is in line without a write, and the outputs say so. */
  @Test
  void whoTakesThatBackLeavesOneChangeOfTheState() {
    try (var cloud = Cloud.start()) {
      var stack = single(cloud);
      cloud.emulator().faults().changeOptions("GetInstance", HARDENED).after(1).once();
      stack.up(ONE_SIX);
      cloud.region().change("web-1", OptionsPatch.none().tokens("optional").endpoint("enabled"));

      assertThat(stack.preview(ONE_SIX).diff().getDetailedDiffMap()).containsOnlyKeys("state");
      stack.up(ONE_SIX);
      assertThat(stack.state().out()).containsEntry("httpTokens", "optional");
      assertThat(stack.up(ONE_SIX).done()).isEqualTo(Done.SAME);
      assertThat(cloud.writes()).hasSize(2);
    }
    try (var fleet = new Baselines()) {
      start(fleet);
      betweenPlanAndUpdate(fleet, HARDENED);
      assertThat(fleet.up(ALL_SIX)).isEmpty();
      fleet.region().change("web-1", OptionsPatch.none().tokens("optional").endpoint("enabled"));
      fleet.written();

      assertThat(fleet.changes(ALL_SIX)).containsExactly("instances[\"web-1@eu-central-1\"].state");
      assertThat(fleet.up(ALL_SIX)).isEmpty();
      assertThat(fleet.state()).containsEntry("compliantCount", 1);
      assertThat(fleet.changes(ALL_SIX)).isEmpty();
      assertThat(fleet.written()).isEmpty();
    }
  }

  /** What waits for a start hides nothing of that. */
  @ParameterizedTest
  @EnumSource
  void ofAStoppedInstanceItIsToldAsWell(StoppedReads position) {
    try (var fleet = new Baselines()) {
      fleet.emulator.behavior().set(Switches.STOPPED_READS, position);
      fleet.region().instance("web-1").stopped().create();
      var program = ALL;
      assertThat(fleet.up(program)).isEmpty();
      betweenPlanAndUpdate(fleet, HARDENED);
      var _ = fleet.told();

      assertThat(fleet.up(with(program, SIX))).isEmpty();

      assertThat(fleet.told())
          .anyMatch(text -> text.contains("left as it is: web-1@eu-central-1 (" + LEFT_THERE));
    }
    try (var cloud = Cloud.start()) {
      cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
      cloud.region().instance("web-1").stopped().create();
      var program = ONE;
      var stack = cloud.stack();
      stack.up(program);
      cloud.emulator().faults().changeOptions("GetInstance", HARDENED).after(1).once();

      stack.up(with(program, SIX));

      assertThat(cloud.engine().warnings()).anyMatch(text -> text.contains(LEFT_THERE));
    }
  }

  @Test
  void soDoesABaseline() {
    try (var fleet = new Baselines()) {
      fleet.region().instance("web-1").create();
      fleet.region().instance("web-2").create();
      var program = ALL;
      assertThat(fleet.up(program)).isEmpty();
      betweenPlanAndUpdate(fleet, HARDENED);
      var _ = fleet.told();

      assertThat(fleet.up(with(program, SIX))).isEmpty();

      assertThat(fleet.told())
          .anyMatch(
              text -> text.startsWith("warning: ") && text.contains("web-1@eu-central-1 (" + LEFT));
      var live = fleet.region().get("web-1");
      assertThat(live.httpTokens()).isEqualTo("required");
      assertThat(live.options().httpEndpoint()).isEqualTo("disabled");
      assertThat(live.httpPutResponseHopLimit()).isEqualTo(6);
      var web = "instances[\"web-1@eu-central-1\"].";
      assertThat(fleet.changes(with(program, SIX)))
          .containsExactly(web + "httpTokens", web + "httpEndpoint");
    }
  }

  /** What the plan has not named on an instance that leaves is not put back either. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatLeavesIsPutBackAsFarAsItWasNamed(boolean stopped) {
    try (var fleet = new Baselines()) {
      var instance = fleet.region().instance("web-1");
      (stopped ? instance.stopped() : instance).create();
      fleet.region().instance("web-2").create();
      var program = with(OPTIONS, Map.of("selector", Map.of("all", true), "onDelete", "restore"));
      var narrowed = with(program, Map.of("selector", Map.of("names", List.of("web-2"))));
      assertThat(fleet.up(program)).isEmpty();
      betweenPlanAndUpdate(fleet, OptionsPatch.none().tokens("required"));

      assertThat(fleet.up(narrowed)).isEmpty();

      assertThat(fleet.tokens("web-1")).isEqualTo("required");
      assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(1);
      assertThat(fleet.told())
          .anyMatch(text -> text.contains("web-1@eu-central-1 (put back only in part)"));
      var web = "instances[\"web-1@eu-central-1\"].";
      assertThat(fleet.changes(narrowed))
          .contains(web + "httpTokens")
          .as("what was put back already")
          .doesNotContain(web + "httpPutResponseHopLimit");
    }
  }

  /** Nor are tokens put back behind an endpoint that was disabled when the plan named them. */
  @Test
  void whoLeavesIsNotOpenedBehindAnEndpointThatWasEnabledMeanwhile() {
    try (var fleet = new Baselines()) {
      fleet.region().instance("web-1").endpoint("disabled").create();
      fleet.region().instance("web-2").create();
      var program = Programs.offFleet();
      assertThat(fleet.up(program)).isEmpty();
      var narrowed = with(program, Map.of("selector", Map.of("names", List.of("web-2"))));
      betweenPlanAndUpdate(fleet, OptionsPatch.none().endpoint("enabled"));

      assertThat(fleet.up(narrowed)).isEmpty();

      assertThat(fleet.tokens("web-1")).isEqualTo("required");
      var web = "instances[\"web-1@eu-central-1\"].";
      assertThat(fleet.changes(narrowed)).containsExactly(web + "httpTokens", web + "httpEndpoint");
      assertThat(fleet.up(narrowed)).isEmpty();
      assertThat(fleet.tokens("web-1")).isEqualTo("optional");
      assertThat(fleet.region().get("web-1").httpEndpoint()).isEqualTo("disabled");
    }
  }

  /** Put back is what the plan has named, too: the tokens were open when it looked. */
  @Test
  void whatIsGivenUpIsPutBackAsFarAsItWasNamed() {
    try (var fleet = new Baselines()) {
      fleet.region().instance("web-1").create();
      var program = Programs.shutFleet();
      assertThat(fleet.up(program)).isEmpty();
      fleet.region().change("web-1", OptionsPatch.none().tokens("optional"));
      betweenPlanAndUpdate(fleet, OptionsPatch.none().tokens("required"));
      var without =
          Values.without(with(program, Map.of("httpPutResponseHopLimit", 3)), "httpTokens");

      assertThat(fleet.up(without)).isEmpty();

      assertThat(fleet.tokens("web-1")).isEqualTo("required");
      assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(3);
      assertThat(fleet.told()).noneMatch(text -> text.contains("to be opened"));
    }
  }

  @Test
  void ofASingleResourceThatIsToldAsWellAndTheNextPlanSaysWhatItDoes() {
    try (var cloud = Cloud.start()) {
      var stack = single(cloud, RESTORING);
      cloud.region().change("web-1", OptionsPatch.none().tokens("optional"));
      var patch = OptionsPatch.none().tokens("required");
      cloud.emulator().faults().changeOptions("GetInstance", patch).after(1).once();
      var without =
          Values.without(with(RESTORING, Map.of("httpPutResponseHopLimit", 3)), "httpTokens");

      assertThat(stack.up(without).done()).isEqualTo(Done.UPDATED);

      var left = "httpTokens required → optional";
      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
      assertThat(cloud.engine().warnings()).anyMatch(text -> text.contains(left));
      assertThat(stack.preview(without).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
      assertThat(cloud.engine().messages())
          .anyMatch(text ->
              text.contains(
                      "an earlier update has not finished, or somebody has changed the instance")
                  && text.contains(left));
    }
  }

  /** The engine shows that an input goes, and not what the instance will have. */
  @Test
  void ofASingleResourceAnOptionThatIsTakenOutIsToldWithTheValueThatIsPutBack() {
    try (var cloud = Cloud.start()) {
      var stack = single(cloud, RESTORING);

      var without = Values.without(RESTORING, "httpPutResponseHopLimit");
      stack.preview(without);
      assertThat(cloud.engine().messages())
          .anyMatch(text ->
              text.contains("no longer sets these, and onDelete is restore")
                  && text.contains("httpPutResponseHopLimit 2 → 1"));
      var kept = with(without, Map.of("onDelete", "keep"));
      cloud.engine().forget();
      stack.preview(kept);
      assertThat(cloud.engine().messages()).noneMatch(text -> text.contains("no longer sets"));
    }
  }

  /** Somebody enables what the program wants disabled, before the tokens of it are weakened. */
  @Test
  void tokensAreNotWeakenedBehindAnEndpointThatWasEnabledMeanwhile() {
    try (var cloud = Cloud.start()) {
      cloud.region().instance("web-1").tokens("required").create();
      var program =
          Map.<String, Object>of(
              "instanceName", "web-1",
              "httpTokens", "required",
              "httpEndpoint", "disabled",
              "imdsV1UsageCheck", "off");
      var stack = cloud.stack();
      stack.up(program);
      var patch = OptionsPatch.none().endpoint("enabled");
      cloud.emulator().faults().changeOptions("GetInstance", patch).after(1).once();
      var weaker = with(program, Map.of("httpTokens", "optional"));

      stack.up(weaker);

      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
      assertThat(cloud.engine().warnings())
          .anyMatch(text ->
              text.contains("httpTokens required → optional, httpEndpoint enabled → disabled"));
      assertThat(stack.up(weaker).done()).isEqualTo(Done.UPDATED);
      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("optional");
      assertThat(cloud.region().timeline("web-1"))
          .noneMatch(change ->
              change.options().httpTokens().equals("optional")
                  && change.options().httpEndpoint().equals("enabled"));
    }
  }

  /**
   * To take an option out may enable an endpoint, too: never with weaker tokens than are wanted.
   */
  @Test
  void anEndpointThatIsPutBackIsNotOpenedWithWeakerTokens() {
    try (var cloud = Cloud.start()) {
      cloud.region().instance("web-1").create();
      var program =
          Map.<String, Object>of(
              "instanceName",
              "web-1",
              "httpTokens",
              "required",
              "httpEndpoint",
              "disabled",
              "onDelete",
              "restore",
              "imdsV1UsageCheck",
              "off");
      var stack = cloud.stack();
      stack.up(program);
      var patch = OptionsPatch.none().tokens("optional");
      cloud.emulator().faults().changeOptions("GetInstance", patch).after(1).once();

      assertThat(stack.up(Values.without(program, "httpEndpoint")).done()).isEqualTo(Done.UPDATED);

      assertThat(cloud.region().get("web-1").options().httpEndpoint()).isEqualTo("enabled");
      assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
    }
  }
}
