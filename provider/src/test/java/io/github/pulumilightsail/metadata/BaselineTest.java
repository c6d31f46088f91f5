package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.with;
import static io.github.pulumilightsail.testing.Values.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A baseline's whole life, against the local Lightsail. */
class BaselineTest {
  private static final Map<String, ?> WEB =
      Map.of(
          "selector", Map.of("namePrefix", "web"), "httpTokens", "required", "onDelete", "restore");

  private final Baselines fleet = new Baselines();

  @AfterEach
  void close() {
    fleet.close();
  }

  private void instances(String... names) {
    for (var name : names) {
      fleet.region().instance(name).create();
    }
  }

  private static Map<String, Object> entry(Map<String, Map<String, Object>> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  @Test
  void onlyInstancesThatDeviateAreWritten() {
    instances("web-1", "web-2", "db-1");
    fleet.region().instance("web-3").tokens("required").create();

    assertThat(fleet.up(WEB)).isEmpty();

    assertThat(fleet.written()).containsExactly("web-1", "web-2");
    assertThat(fleet.id()).isEqualTo("fleet");
    assertThat(fleet.map("instances"))
        .containsOnlyKeys("web-1@eu-central-1", "web-2@eu-central-1", "web-3@eu-central-1");
    assertThat(entry(fleet.map("instances"), "web-1@eu-central-1"))
        .containsEntry("httpTokens", "required")
        .containsEntry("compliant", true)
        .containsEntry("state", "applied");
    assertThat(fleet.state())
        .containsEntry("compliantCount", 3)
        .containsEntry("nonCompliant", List.of())
        .containsEntry("onDelete", "restore")
        .containsEntry("imdsV1UsageCheck", "warn");
    assertThat(entry(fleet.map("previousOptions"), "web-1@eu-central-1"))
        .containsEntry("httpTokens", "optional")
        .doesNotContainKey("httpPutResponseHopLimit");
    assertThat(fleet.tokens("db-1")).isEqualTo("optional");
  }

  @Test
  void aSecondUpWritesNothingAndReadsByPagesOnly() {
    fleet.region().fleet("web", 50);
    fleet.up(WEB);
    fleet.emulator.clearCalls();

    assertThat(fleet.up(WEB)).isEmpty();

    assertThat(fleet.emulator.callCounts()).containsOnlyKeys("GetInstances");
    assertThat(fleet.emulator.calls()).hasSize(3);
  }

  @Test
  void theDiffListsEachInstanceThatWouldChangeAndNothingElse() {
    instances("web-1", "web-2", "web-3");
    fleet.up(WEB);
    fleet.region().change("web-2", OptionsPatch.none().tokens("optional"));
    instances("web-4");

    assertThat(fleet.changes(WEB))
        .containsExactly(
            "instances[\"web-2@eu-central-1\"].httpTokens",
            "instances[\"web-4@eu-central-1\"].httpTokens");

    fleet.written();
    assertThat(fleet.up(WEB)).isEmpty();
    assertThat(fleet.written()).containsExactly("web-2", "web-4");
    assertThat(fleet.changes(WEB)).isEmpty();
  }

  @Test
  void anExcludedInstanceIsNeverTouched() {
    instances("web-1", "web-2");
    Map<String, ?> program =
        with(WEB, Map.of("selector", Map.of("all", true, "exclude", List.of("web-2"))));

    fleet.up(program);
    fleet.up(program);
    fleet.destroy();

    assertThat(fleet.written()).doesNotContain("web-2");
    assertThat(fleet.region().timeline("web-2")).hasSize(1);
  }

  @Test
  void aPartialFailureKeepsWhatWasDoneAndTheNextUpdateWritesTheRest() {
    instances("web-1", "web-2", "web-3");
    var fault = fleet.emulator.faults().denyAccess("UpdateInstanceMetadataOptions");
    fault.onInstance("web-2");

    var failure = fleet.up(WEB).orElseThrow();

    assertThat(failure.message())
        .contains(
            "1 of 3 instances", "web-2@eu-central-1", "lightsail:UpdateInstanceMetadataOptions")
        .doesNotContain("web-1@");
    assertThat(fleet.state()).containsEntry("compliantCount", 2);
    assertThat(fleet.state()).containsEntry("nonCompliant", List.of("web-2@eu-central-1"));
    fault.stop();
    fleet.written();

    assertThat(fleet.up(WEB)).isEmpty();
    assertThat(fleet.written()).containsExactly("web-2");
    assertThat(entry(fleet.map("previousOptions"), "web-1@eu-central-1"))
        .containsEntry("httpTokens", "optional");
    assertThat(entry(fleet.map("previousOptions"), "web-2@eu-central-1"))
        .containsEntry("httpTokens", "optional");
  }

  @Test
  void aFailedOperationIsToldByInstance() {
    instances("web-1", "web-2");
    fleet
        .emulator
        .faults()
        .failOperation("UpdateInstanceMetadataOptions", "Broken", "the hypervisor is busy")
        .onInstance("web-1");

    assertThat(fleet.up(WEB).orElseThrow().message())
        .contains("web-1@eu-central-1", "Broken", "the hypervisor is busy");
    assertThat(fleet.tokens("web-2")).isEqualTo("required");
  }

  @Test
  void instancesThatAreGoneOrAnewNeverBlockAndOldValuesAreNotPutOnNewOnes() {
    instances("web-1", "web-2");
    fleet.region().instance("web-3").hopLimit(7).create();
    Map<String, ?> program = with(WEB, Map.of("httpPutResponseHopLimit", 2));
    fleet.up(program);
    fleet.region().delete("web-1");
    fleet.region().replace("web-3");

    assertThat(fleet.up(program)).isEmpty();

    assertThat(fleet.map("instances")).containsOnlyKeys("web-2@eu-central-1", "web-3@eu-central-1");
    assertThat(entry(fleet.map("previousOptions"), "web-3@eu-central-1"))
        .containsEntry("httpPutResponseHopLimit", 1);
    fleet.destroy();
    assertThat(fleet.region().get("web-3").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(fleet.tokens("web-3")).isEqualTo("optional");
  }

  @Test
  void anotherInstanceOfTheNameIsNotTouchedByDelete() {
    instances("web-1", "web-2");
    fleet.up(WEB);
    fleet.region().replace("web-1");
    fleet.region().change("web-1", OptionsPatch.none().tokens("required"));
    fleet.written();

    fleet.destroy();

    assertThat(fleet.written()).containsExactly("web-2");
    assertThat(fleet.tokens("web-1")).isEqualTo("required");
  }

  @ParameterizedTest
  @CsvSource({"restore,5", "reset,1", "keep,2"})
  void anOptionThatIsNoLongerSetEndsAsOnDeleteSaysOnEachInstance(String onDelete, int hopLimit) {
    fleet.region().instance("web-1").hopLimit(5).create();
    Map<String, ?> before = with(WEB, Map.of("httpPutResponseHopLimit", 2, "onDelete", onDelete));
    fleet.up(before);
    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    Map<String, ?> after = without(before, "httpPutResponseHopLimit");
    assertThat(fleet.changes(after))
        .isEqualTo(
            onDelete.equals("keep")
                ? List.of("httpPutResponseHopLimit")
                : List.of(
                    "httpPutResponseHopLimit",
                    "instances[\"web-1@eu-central-1\"].httpPutResponseHopLimit"));

    assertThat(fleet.up(after)).isEmpty();

    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(hopLimit);
    assertThat(fleet.tokens("web-1")).isEqualTo("required");
  }

  @ParameterizedTest
  @CsvSource({"restore,optional,4", "reset,optional,1", "keep,required,2"})
  void anInstanceThatLeavesTheSelectorAndThenDeletionEndAsOnDeleteSays(
      String onDelete, String tokens, int hopLimit) {
    fleet.region().instance("web-1").hopLimit(4).create();
    fleet.region().instance("web-2").hopLimit(4).create();
    Map<String, ?> both = with(WEB, Map.of("httpPutResponseHopLimit", 2, "onDelete", onDelete));
    fleet.up(both);

    fleet.up(with(both, Map.of("selector", Map.of("names", List.of("web-2")))));

    assertThat(fleet.tokens("web-1")).isEqualTo(tokens);
    assertThat(fleet.region().get("web-1").httpPutResponseHopLimit()).isEqualTo(hopLimit);
    assertThat(fleet.tokens("web-2")).isEqualTo("required");
    assertThat(fleet.map("previousOptions")).containsOnlyKeys("web-2@eu-central-1");
    fleet.destroy();
    assertThat(fleet.tokens("web-2")).isEqualTo(tokens);
    assertThat(fleet.region().get("web-2").httpPutResponseHopLimit()).isEqualTo(hopLimit);
  }

  @Test
  void aDeletionThatIsRefusedNamesTheInstanceAndTheWayOut() {
    instances("web-1", "web-2");
    fleet.up(WEB);
    fleet.emulator.faults().denyAccess("UpdateInstanceMetadataOptions").onInstance("web-1");

    assertThatThrownBy(fleet::destroy)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("web-1@eu-central-1")
        .hasMessageContaining("All others are put back, but")
        .hasMessageContaining("puts them back once more")
        .hasMessageContaining("with onDelete keep")
        .hasMessageContaining("pulumi state delete");
    assertThat(fleet.tokens("web-2")).isEqualTo("optional");
  }

  @Test
  void aDeletionReadsByPages() {
    fleet.region().fleet("web", 100);
    fleet.up(WEB);
    fleet.emulator.clearCalls();

    fleet.destroy();

    assertThat(fleet.emulator.calls("UpdateInstanceMetadataOptions")).hasSize(100);
    assertThat(
            fleet.emulator.calls("GetInstance").size()
                + fleet.emulator.calls("GetInstances").size())
        .isLessThan(100);
  }

  @Test
  void blockStopsBeforeAnythingIsWrittenInPreviewToo() {
    instances("web-1", "web-2");
    fleet.region().imdsV1Calls("web-2", fleet.today(), 12);
    Map<String, ?> program = with(WEB, Map.of("imdsV1UsageCheck", "block"));

    assertThatThrownBy(() -> fleet.preview(program))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("web-2@eu-central-1 (12 calls");
    var failure = fleet.up(program).orElseThrow();

    assertThat(failure).isInstanceOf(Failure.Conflict.class);
    assertThat(failure.message()).contains("web-2@eu-central-1 (12 calls", "Nothing was written");
    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.id()).isEmpty();
  }

  @Test
  void warnNamesTheInstancesOnce() {
    instances("web-1", "web-2", "web-3");
    fleet.region().imdsV1Calls("web-2", fleet.today(), 12);
    fleet.region().imdsV1Calls("web-3", fleet.today(), 3);

    assertThat(fleet.up(WEB)).isEmpty();

    assertThat(fleet.log.messages().stream().filter(each -> each.startsWith("warning")))
        .singleElement()
        .asString()
        .contains("web-2@eu-central-1 (12 calls in", "web-3@eu-central-1 (3 calls in")
        .doesNotContain("web-1@");
    assertThat(fleet.written()).containsExactly("web-1", "web-2", "web-3");
  }

  @Test
  void whatAnOmittedOptionOpensIsToldInOneWarning() {
    instances("web-1", "web-2", "web-3");
    Map<String, ?> before = with(WEB, Map.of("httpPutResponseHopLimit", 2, "onDelete", "reset"));
    assertThat(fleet.up(before)).isEmpty();

    assertThat(fleet.up(without(before, "httpTokens"))).isEmpty();

    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
    assertThat(fleet.log.messages().stream().filter(each -> each.startsWith("warning")))
        .singleElement()
        .asString()
        .contains(
            "3 instances are to be opened: web-1@eu-central-1 (httpTokens required → optional),"
                + " web-2@",
            "Those are the API's defaults");
  }

  @Test
  void offAsksForNoMetric() {
    instances("web-1");

    fleet.up(with(WEB, Map.of("imdsV1UsageCheck", "off")));

    assertThat(fleet.emulator.calls("GetInstanceMetricData")).isEmpty();
  }

  @Test
  void severalRegionsAreOneFleet() {
    instances("web-1");
    fleet.emulator.region("eu-north-1").instance("web-1").create();
    fleet.emulator.region("us-east-1").instance("web-1").create();
    Map<String, ?> program = with(WEB, Map.of("regions", List.of("eu-central-1", "eu-north-1")));

    assertThat(fleet.up(program)).isEmpty();

    assertThat(fleet.map("instances")).containsOnlyKeys("web-1@eu-central-1", "web-1@eu-north-1");
    assertThat(fleet.emulator.region("eu-north-1").get("web-1").httpTokens()).isEqualTo("required");
    assertThat(fleet.emulator.region("us-east-1").get("web-1").httpTokens()).isEqualTo("optional");
  }

  @Test
  void aRegionThatCannotBeReadIsAFailureAndNothingIsWritten() {
    instances("web-1");
    fleet.emulator.region("eu-north-1").instance("web-1").create();
    fleet.emulator.faults().denyAccess("GetInstances").inRegion("eu-north-1");
    Map<String, ?> program = with(WEB, Map.of("regions", List.of("eu-central-1", "eu-north-1")));

    var failure = fleet.up(program).orElseThrow();

    assertThat(failure.message()).contains("lightsail:GetInstances");
    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void aSecretOptionStaysSecretOnEveryInstance() {
    instances("web-1");

    fleet.up(with(WEB, Map.of("httpTokens", secret("required"))));
    assertSecret(fleet.stateFields());
    fleet.read();
    assertSecret(fleet.stateFields());
  }

  private static void assertSecret(Fields state) {
    assertThat(state.get("httpTokens")).isInstanceOf(Secret.class);
    for (var map : List.of("instances", "previousOptions")) {
      var entry = ((Fields) state.get(map)).get("web-1@eu-central-1");
      assertThat(member(entry, "httpTokens")).as(map).isInstanceOf(Secret.class);
    }
  }

  private static PropertyValue member(PropertyValue entry, String name) {
    return ((Fields) entry).get(name);
  }

  @Test
  void anImportTakesWhatTheFleetHasInCommon() {
    fleet.region().instance("web-1").tokens("required").hopLimit(2).create();
    fleet.region().instance("web-2").tokens("required").create();
    instances("db-1");

    assertThat(fleet.importing("web-*@eu-central-1")).isEmpty();

    assertThat(fleet.inputs())
        .containsEntry("selector", Map.of("namePrefix", "web-"))
        .containsEntry("httpTokens", "required")
        .containsEntry("httpEndpoint", "enabled")
        .containsEntry("regions", List.of("eu-central-1"))
        .doesNotContainKey("httpPutResponseHopLimit");
    assertThat(fleet.map("instances")).hasSize(2);
    assertThat(fleet.map("previousOptions").values())
        .as("managed from now on, and nothing is known of before")
        .hasSize(2)
        .allSatisfy(record ->
            assertThat(record)
                .containsOnlyKeys("instanceArn", "notKnown")
                .containsEntry("notKnown", List.of("httpTokens", "httpEndpoint")));
    fleet.destroy();
    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void aFleetWithoutInstancesCannotBeImported() {
    assertThatThrownBy(() -> fleet.importing("web-*"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("no baseline to import");
  }

  @Test
  void aPreviewTellsTheValuesThatInstancesWillHaveAndWritesNothing() {
    instances("web-1", "web-2");
    fleet.up(WEB);
    fleet.written();

    var outputs = fleet.preview(with(WEB, Map.of("httpPutResponseHopLimit", 3)));

    assertThat(String.valueOf(outputs.get("instances"))).contains("httpPutResponseHopLimit=3");
    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.preview(WEB)).containsEntry("compliantCount", 2);
  }

  @Test
  void aPreviewThatCannotReachAwsSucceedsAndSaysSo() {
    fleet.emulator.faults().serviceUnavailable("GetInstances");

    fleet.preview(WEB);

    assertThat(fleet.log.messages()).anyMatch(text -> text.contains("this preview could not look"));
  }

  @Test
  void aCancelKeepsWhatWasDone() {
    instances("web-1", "web-2");
    fleet.emulator.behavior().set(Switches.APPLIED, Progress.never());
    fleet.ticker.onPass(fleet.cancellation::cancel);

    var failure = fleet.up(WEB).orElseThrow();

    assertThat(failure).isInstanceOf(Failure.Cancelled.class);
    assertThat(fleet.state()).containsEntry("compliantCount", 0);
    // A write that was under way may have happened, so that it may have a record, too.
    assertThat(fleet.map("previousOptions"))
        .isNotEmpty()
        .containsKeys(
            fleet.written().stream()
                .map(name -> name + "@" + Baselines.REGION)
                .toArray(String[]::new));
  }

  @Test
  void aThrottledWriteIsRepeatedUntilItIsAdmitted() {
    instances("web-1", "web-2", "web-3");
    fleet.emulator.faults().throttle("UpdateInstanceMetadataOptions").times(7);

    assertThat(fleet.up(WEB)).isEmpty();
    assertThat(fleet.state()).containsEntry("compliantCount", 3);
  }

  /** Somebody else's write, or one of a run that was cancelled: a success means that it is done. */
  @Test
  void whatIsPendingIsWaitedForAndNotWritten() {
    fleet.emulator.behavior().set(Switches.APPLIED, Progress.reads(4));
    fleet.region().instance("web-1").tokens("required").optionsPending().create();
    instances("web-2");

    assertThat(fleet.up(WEB)).isEmpty();

    assertThat(fleet.written()).containsExactly("web-2");
    assertThat(fleet.state()).containsEntry("compliantCount", 2);
    assertThat(fleet.map("instances").get("web-1@eu-central-1")).containsEntry("state", "applied");
  }

  /** It does not come as it was wanted any more, so that nobody waits for that. */
  @Test
  void whatSomebodyChangesWhileItIsWaitedForIsTold() {
    fleet.emulator.behavior().set(Switches.APPLIED, Progress.reads(4));
    fleet.region().instance("web-1").tokens("required").optionsPending().create();
    fleet
        .emulator
        .faults()
        .changeOptions("GetInstance", OptionsPatch.none().tokens("optional"))
        .onInstance("web-1")
        .after(1)
        .once();

    assertThat(fleet.up(WEB)).isEmpty();

    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.list("nonCompliant")).containsExactly("web-1@eu-central-1");
    assertThat(fleet.told())
        .anySatisfy(text ->
            assertThat(text)
                .startsWith("warning: somebody has changed this since the plan")
                .contains("web-1@eu-central-1 (httpTokens optional → required)"));
    assertThat(fleet.changes(WEB)).hasSize(1);
  }

  @Test
  void whatStaysPendingIsAFailureEachTimeAndWritesNothing() {
    fleet.emulator.behavior().set(Switches.APPLIED, Progress.never());
    fleet.region().instance("web-1").tokens("required").optionsPending().create();

    for (var run = 0; run < 2; run++) {
      assertThat(fleet.up(WEB).orElseThrow().message())
          .contains("web-1@eu-central-1", "waiting for the metadata options");
    }

    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void aFleetThatIsNotKnownYetIsToldInThePreview() {
    instances("web-1");

    fleet.preview(with(WEB, Map.of("selector", Map.of("namePrefix", Values.UNKNOWN))));

    assertThat(fleet.told())
        .singleElement()
        .asString()
        .contains("known only in the update", "selector");
  }

  @Test
  void anEmptyListOfRegionsIsNotTheProvidersRegion() {
    assertThat(fleet.wrong(with(WEB, Map.of("regions", List.of()))))
        .singleElement()
        .asString()
        .startsWith("regions: names no region");
  }

  /** A refresh shows what is; what becomes of who has left is for the next update to tell. */
  @ParameterizedTest
  @ValueSource(strings = {"keep", "restore"})
  void aRefreshDoesNotSwallowThatAnInstanceHasLeft(String onDelete) {
    fleet.region().instance("web-1").tag("tier", "web").create();
    fleet.region().instance("web-2").tag("tier", "web").create();
    var tagged =
        with(WEB, Map.of("selector", Map.of("tags", Map.of("tier", "web")), "onDelete", onDelete));
    fleet.up(tagged);
    fleet.region().retag("web-1", Map.of());

    fleet.read();

    assertThat(fleet.map("previousOptions")).containsKey("web-1@eu-central-1");
    fleet.changes(tagged);
    assertThat(fleet.told()).anyMatch(text -> text.contains("1 to leave"));
    assertThat(fleet.up(tagged)).isEmpty();
    assertThat(fleet.map("previousOptions")).containsOnlyKeys("web-2@eu-central-1");
    assertThat(fleet.changes(tagged)).isEmpty();
  }
}
