package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.with;
import static io.github.pulumilightsail.testing.Values.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.testing.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that a baseline leaves as they are, for a reason and until a day. */
class ExceptionsTest {
  private static final Map<String, Object> ALL =
      Map.of("selector", Map.of("all", true), "httpTokens", "required");

  private final Baselines fleet = new Baselines();

  @BeforeEach
  void create() {
    fleet.region().instance("web-1").create();
    fleet.region().instance("web-2").create();
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private static Map<String, Object> exception(String name, String until) {
    return Map.of("instanceName", name, "reason", "a vendor's agent", "until", until);
  }

  private static Map<String, Object> excepting(Map<String, Object> exception) {
    return with(ALL, Map.of("exceptions", List.of(exception)));
  }

  private static Map<String, Object> excepting(
      Map<String, Object> exception, Map<String, Object> another) {
    return with(ALL, Map.of("exceptions", List.of(exception, another)));
  }

  private static final Map<String, Object> EXCEPTING = excepting(exception("web-2", "2026-12-31"));

  @Test
  void anExemptInstanceIsLeftAsItIsAndCountsAsSuch() {
    assertThat(fleet.up(EXCEPTING)).isEmpty();

    assertThat(fleet.written()).containsExactly("web-1");
    assertThat(fleet.list("exempt")).containsExactly("web-2@eu-central-1");
    assertThat(fleet.list("nonCompliant")).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 1);
    assertThat(fleet.map("instances").get("web-2@eu-central-1"))
        .containsEntry("compliant", false)
        .containsEntry("httpTokens", "optional");
    assertThat(fleet.map("previousOptions")).containsOnlyKeys("web-1@eu-central-1");
    assertThat(fleet.changes(EXCEPTING)).isEmpty();
  }

  @Test
  void evenOneThatHasTheWantedValuesIsNotCompliant() {
    fleet.region().instance("web-2").tokens("required").create();

    fleet.up(EXCEPTING);

    assertThat(fleet.map("instances").get("web-2@eu-central-1")).containsEntry("compliant", false);
    assertThat(fleet.state()).containsEntry("compliantCount", 1);
  }

  @Test
  void theDayInUntilIsItsLast() {
    var program = excepting(exception("web-2", "2026-11-27"));
    fleet.up(program);
    fleet.nextDay();

    assertThat(fleet.today()).isEqualTo("2026-11-27");
    assertThat(fleet.changes(program)).isEmpty();
    fleet.nextDay();
    assertThat(fleet.changes(program))
        .containsExactly("instances[\"web-2@eu-central-1\"].httpTokens");
    assertThat(fleet.up(program)).isEmpty();
    assertThat(fleet.tokens("web-2")).isEqualTo("required");
    assertThat(fleet.list("exempt")).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 2);
  }

  @Test
  void itsEndIsToldForFourteenDays() {
    var program = excepting(exception("web-2", "2026-12-12"));
    fleet.up(program);
    var days = new ArrayList<String>();
    for (var i = 0; i < 20; i++) {
      fleet.told();
      fleet.changes(program);
      if (fleet.told().stream()
          .anyMatch(text -> text.startsWith("warning: ") && text.contains("web-2 (2026-12-12)"))) {
        days.add(fleet.today().toString());
      }
      fleet.nextDay();
    }

    assertThat(days).hasSize(14).startsWith("2026-11-29").endsWith("2026-12-12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "restore", "reset"})
  void oneThatWasManagedKeepsWhatItHasAndWhatIsKnownOfIt(String onDelete) {
    var program = with(ALL, Map.of("onDelete", onDelete));
    fleet.up(program);
    fleet.written();

    var excepting = with(EXCEPTING, Map.of("onDelete", onDelete));
    assertThat(fleet.up(excepting)).isEmpty();

    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.told())
        .anyMatch(text -> text.contains("web-2@eu-central-1 (exempt, stays as it is)"));
    assertThat(fleet.map("previousOptions").get("web-2@eu-central-1"))
        .containsEntry("httpTokens", "optional");
    fleet.changes(excepting);
    assertThat(fleet.told()).noneMatch(text -> text.contains("stays as it is"));
  }

  @Test
  void aDeletionLeavesItAsItIs() {
    fleet.up(with(ALL, Map.of("onDelete", "restore")));
    fleet.up(with(EXCEPTING, Map.of("onDelete", "restore")));

    fleet.destroy();

    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.tokens("web-2")).isEqualTo("required");
  }

  /** Nothing is shut there, so nobody who uses IMDSv1 there stops the deletion of the others. */
  @Test
  void whatIsExemptBlocksNoDeletion() {
    var open = Map.of("httpTokens", "optional", "onDelete", "restore", "imdsV1UsageCheck", "block");
    for (var name : List.of("web-1", "web-2")) {
      fleet.region().change(name, OptionsPatch.none().tokens("required"));
    }
    assertThat(fleet.up(with(ALL, open))).isEmpty();
    assertThat(fleet.up(with(EXCEPTING, open))).isEmpty();
    fleet.region().imdsV1Calls("web-2", fleet.today().minusDays(1), 12);

    fleet.destroy();

    assertThat(fleet.tokens("web-1")).isEqualTo("required");
    assertThat(fleet.tokens("web-2")).isEqualTo("optional");
  }

  @Test
  void aDeletionAfterItsEndPutsBackWhatWasThereBefore() {
    fleet.up(with(ALL, Map.of("onDelete", "restore")));
    fleet.up(with(excepting(exception("web-2", "2026-11-26")), Map.of("onDelete", "restore")));
    fleet.nextDay();

    fleet.destroy();

    assertThat(fleet.tokens("web-2")).isEqualTo("optional");
  }

  @Test
  void oneThatLeavesTheSelectorWhileItIsExemptStaysAsItIs() {
    fleet.up(with(ALL, Map.of("onDelete", "restore")));
    fleet.written();

    var program =
        with(
            EXCEPTING,
            Map.of("onDelete", "restore", "selector", Map.of("names", List.of("web-1"))));
    fleet.up(program);

    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.map("previousOptions")).containsKey("web-2@eu-central-1");
    assertThat(fleet.map("instances")).containsOnlyKeys("web-1@eu-central-1");
    assertThat(fleet.changes(program)).isEmpty();
    assertThat(fleet.changes(without(program, "exceptions")))
        .contains("instances[\"web-2@eu-central-1\"].httpTokens");
  }

  @Test
  void whatIsKnownOfOneThatWasReplacedMeanwhileIsForgotten() {
    fleet.up(with(ALL, Map.of("onDelete", "restore")));
    fleet.up(with(EXCEPTING, Map.of("onDelete", "restore")));
    fleet.region().replace("web-2");

    fleet.up(with(EXCEPTING, Map.of("onDelete", "restore", "maxParallel", 2)));

    assertThat(fleet.map("previousOptions")).doesNotContainKey("web-2@eu-central-1");
  }

  @Test
  void aRegionNarrowsItDown() {
    fleet.emulator.region("eu-north-1").instance("web-2").create();
    var exception = with(exception("web-2", "2026-12-31"), Map.of("region", "eu-north-1"));

    fleet.up(with(excepting(exception), Map.of("regions", List.of("eu-central-1", "eu-north-1"))));

    assertThat(fleet.list("exempt")).containsExactly("web-2@eu-north-1");
    assertThat(fleet.tokens("web-2")).isEqualTo("required");
  }

  @Test
  void oneThatNoInstanceHasIsTold() {
    var program = excepting(exception("web-9", "2027-12-31"));

    assertThat(fleet.up(program)).isEmpty();

    fleet.changes(program);
    assertThat(fleet.told())
        .anyMatch(text -> text.startsWith("warning: ") && text.contains("not there: web-9."));
  }

  /** Its record is kept, so that it has to stay in the program. */
  @Test
  void oneOfARegionThatIsLookedAtNoMoreIsNoMistake() {
    fleet.emulator.region("eu-north-1").instance("north-1").create();
    fleet.up(with(ALL, Map.of("regions", List.of("eu-central-1", "eu-north-1"))));
    var program = excepting(exception("north-1", "2027-12-31"));

    assertThat(fleet.up(program)).isEmpty();

    assertThat(fleet.told()).noneMatch(text -> text.contains("not there"));
    assertThat(fleet.map("previousOptions")).containsKey("north-1@eu-north-1");
  }

  @Test
  void twoOfOneInstanceAreRefused() {
    assertThat(
            fleet.wrong(
                excepting(exception("web-2", "2026-12-31"), exception("web-2", "2027-01-31"))))
        .singleElement()
        .asString()
        .startsWith("exceptions[1].instanceName: ");
    var north = with(exception("web-2", "2026-12-31"), Map.of("region", "eu-central-1"));
    assertThat(fleet.wrong(excepting(north, exception("web-2", "2027-01-31")))).hasSize(1);
    assertThat(
            fleet.wrong(
                with(
                    excepting(
                        north,
                        with(exception("web-2", "2027-01-31"), Map.of("region", "eu-north-1"))),
                    Map.of("regions", List.of("eu-central-1", "eu-north-1")))))
        .isEmpty();
  }

  @Test
  void aRegionThatIsNotLookedAtIsRefused() {
    var exception = with(exception("web-2", "2026-12-31"), Map.of("region", "us-east-1"));

    assertThat(fleet.wrong(excepting(exception)))
        .singleElement()
        .asString()
        .startsWith("exceptions[0].region: \"us-east-1\" is not looked at, only eu-central-1");
    assertThat(fleet.wrong(with(excepting(exception), Map.of("regions", List.of("all")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-13-01", "tomorrow", "31.12.2026", ""})
  void whatIsNoDayIsRefused(String until) {
    assertThat(fleet.wrong(excepting(exception("web-2", until))))
        .singleElement()
        .asString()
        .startsWith("exceptions[0].until: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"instanceName", "reason", "until"})
  void allPartsButTheRegionAreRequired(String part) {
    assertThat(fleet.wrong(excepting(without(exception("web-2", "2026-12-31"), part))))
        .singleElement()
        .asString()
        .startsWith("exceptions[0]." + part + ": is required");
  }

  @Test
  void whatEndsUpInOutputsCannotBeSecretButTheReasonMay() {
    assertThat(
            fleet.wrong(
                excepting(
                    Map.of("instanceName", secret("web-2"), "reason", "r", "until", "2026-12-31"))))
        .singleElement()
        .asString()
        .startsWith("exceptions[0].instanceName: is a secret");
    var program =
        excepting(Map.of("instanceName", "web-2", "reason", secret("hush"), "until", "2026-11-30"));

    assertThat(fleet.up(program)).isEmpty();
    fleet.changes(program);

    assertThat(fleet.told()).noneMatch(text -> text.contains("hush"));
    assertThat(fleet.stateFields().get("exceptions").hasSecrets()).isTrue();
  }

  @Test
  void whatIsOverIsToldUntilItIsTakenOut() {
    fleet.up(excepting(exception("web-2", "2026-11-25")));

    assertThat(fleet.tokens("web-2")).isEqualTo("required");
    assertThat(fleet.told())
        .anyMatch(
            text -> text.startsWith("info: exceptions that are over") && text.contains("web-2"));
  }

  @Test
  void aReasonSaysSomething() {
    assertThat(
            fleet.wrong(
                excepting(Map.of("instanceName", "web-2", "reason", " ", "until", "2026-12-31"))))
        .singleElement()
        .asString()
        .startsWith("exceptions[0].reason: ")
        .contains("not blank");
  }

  @Test
  void unknownPartsPass() {
    assertThat(
            fleet.wrong(
                excepting(
                    Map.of("instanceName", Values.UNKNOWN, "reason", "r", "until", Values.UNKNOWN),
                    exception("web-2", "2026-12-31"))))
        .isEmpty();
  }

  @Test
  void aRefreshKnowsItToo() {
    fleet.up(EXCEPTING);

    fleet.read();

    assertThat(fleet.list("exempt")).containsExactly("web-2@eu-central-1");
    assertThat(fleet.changes(EXCEPTING)).isEmpty();
  }

  @Test
  void theEndOfARenamedBaselineLeavesWhatTheNewOneExempts() {
    var direct = new Direct();
    var lightsail = direct.regions.in("eu-central-1");
    lightsail.create("web-2");
    var restoring = with(ALL, Map.of("onDelete", "restore"));
    var old = direct.create(direct.baseline, "fleet", restoring);
    var next = direct.nextRun();
    next.create(next.baseline, "flotte", excepting(exception("web-2", "9999-12-31")));

    next.delete(next.baseline, old, restoring);

    assertThat(lightsail.instance("web-2").options().httpTokens()).isEqualTo("required");
  }

  @Test
  void anotherBaselinePutsBackWhatItHasPromised() {
    var direct = new Direct();
    var lightsail = direct.regions.in("eu-central-1");
    lightsail.create("web-2").with(Programs.tokensAndHopLimit("optional", 5));
    var hops =
        Map.<String, Object>of(
            "selector",
            Map.of("names", List.of("web-2")),
            "httpPutResponseHopLimit",
            6,
            "onDelete",
            "restore");
    var other = direct.create(direct.baseline, Direct.URN, hops);
    var exempting = excepting(exception("web-2", "9999-12-31"));
    var fleet = direct.create(direct.baseline, "fleet", exempting);
    var next = direct.nextRun();
    next.check(next.baseline, "fleet", exempting);
    next.baseline.diff(
        Request.of("fleet", Direct.id(fleet), fields(exempting), Direct.state(fleet)), next.call());

    next.delete(next.baseline, other, hops);

    assertThat(lightsail.instance("web-2").options().httpPutResponseHopLimit()).isEqualTo(5);
  }

  @Test
  void anotherResourceMayManageItMeanwhile() {
    // What a baseline leaves as it is, it does not want.
    var direct = new Direct();
    direct.regions.in("eu-central-1").create("web-2");
    direct.create(direct.baseline, "fleet", excepting(exception("web-2", "9999-12-31")));

    assertThat(
            Direct.out(
                direct.create(
                    direct.options,
                    "web",
                    Map.of("instanceName", "web-2", "httpPutResponseHopLimit", 2))))
        .containsEntry("httpPutResponseHopLimit", 2);
  }
}
