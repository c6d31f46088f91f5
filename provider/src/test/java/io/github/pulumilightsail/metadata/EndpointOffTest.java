package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint is disabled beside other options, whether AWS takes them together or not. */
class EndpointOffTest {
  private static final Map<String, Object> OFF =
      Map.of(
          "instanceName", "web-1",
          "httpTokens", "required",
          "httpEndpoint", "disabled",
          "httpPutResponseHopLimit", 2,
          "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  @BeforeEach
  void create() {
    cloud.emulator().behavior().set(Switches.APPLIED, Progress.atOnce());
    cloud.emulator().behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    cloud.region().instance("web-1").create();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private static Map<String, Object> web2(String tokens, String endpoint) {
    return Map.of(
        "instanceName",
        "web-2",
        "httpTokens",
        tokens,
        "httpEndpoint",
        endpoint,
        "imdsV1UsageCheck",
        "off");
  }

  private List<JsonObject> taken() {
    return cloud.writes().stream()
        .filter(call -> call.outcome().isAnswered())
        .map(RecordedCall::request)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void inBothPositionsItIsDisabledAndTheNextUpWritesNothing(Strictness position) {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, position);

    var up = stack.up(OFF);

    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(cloud.region().get("web-1").httpEndpoint()).isEqualTo("disabled");
    assertThat(taken()).hasSize(position == Strictness.ACCEPT ? 1 : 2);
    cloud.emulator().clearCalls();
    assertThat(stack.up(OFF).done()).isEqualTo(Done.SAME);
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(stack.up(OFF).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).isEmpty();
  }

  /** While it still answers, nothing is opened, though all of that is wanted in the end. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingIsOpenedBeforeItIsDisabled(boolean fails) {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.region().instance("web-2").tokens("required").hopLimit(2).create();
    var program =
        Map.<String, Object>of(
            "instanceName", "web-2",
            "httpTokens", "optional",
            "httpEndpoint", "disabled",
            "httpPutResponseHopLimit", 3,
            "imdsV1UsageCheck", "off");
    if (fails) {
      cloud
          .emulator()
          .faults()
          .error("UpdateInstanceMetadataOptions", "AccessDeniedException", 400, "no")
          .after(1);
    }

    var up = stack.up(program);

    assertThat(up.done()).as(up.message()).isEqualTo(fails ? Done.FAILED : Done.CREATED);
    assertThat(cloud.region().timeline("web-2"))
        .filteredOn(change -> change.options().httpEndpoint().equals("enabled"))
        .allMatch(change -> change.options().httpTokens().equals("required"))
        .allMatch(change -> change.options().httpPutResponseHopLimit() <= 2);
    if (!fails) {
      assertThat(cloud.region().get("web-2").httpEndpoint()).isEqualTo("disabled");
      assertThat(stack.up(program).done()).isEqualTo(Done.SAME);
      stack.up(Values.with(program, Map.of("httpEndpoint", "enabled")));
      assertThat(cloud.region().get("web-2").httpPutResponseHopLimit()).isEqualTo(3);
    }
  }

  @Test
  void whoeverEnablesItAgainSendsTheTokensAlong() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    stack.up(OFF);
    assertThat(cloud.region().get("web-1").httpTokens()).as("reset with it").isEqualTo("optional");

    stack.up(Values.with(OFF, Map.of("httpEndpoint", "enabled")));

    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
    assertThat(cloud.region().timeline("web-1"))
        .as("it never answers without tokens after it was shut")
        .filteredOn(change -> change.options().httpEndpoint().equals("enabled"))
        .extracting(change -> change.options().httpTokens())
        .last()
        .isEqualTo("required");
  }

  /** AWS takes nothing beside it, so what is wished meanwhile goes along with the enabling. */
  @Test
  void whatIsNotTakenIsToldAndNotTriedAgainUntilItIsEnabled() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    stack.up(OFF);
    assertThat(stack.up(Values.with(OFF, Map.of("httpPutResponseHopLimit", 3))).done())
        .isEqualTo(Done.UPDATED);
    assertThat(stack.state().out())
        .containsEntry("httpPutResponseHopLimit", 1)
        .extractingByKey("pendingOptions", InstanceOfAssertFactories.MAP)
        .containsEntry("httpTokens", "required")
        .containsEntry("httpPutResponseHopLimit", 3);
    cloud.emulator().clearCalls();
    assertThat(stack.up(Values.with(OFF, Map.of("httpPutResponseHopLimit", 3))).done())
        .isEqualTo(Done.SAME);
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(cloud.writes()).isEmpty();

    stack.up(Map.of("instanceName", "web-1", "httpEndpoint", "enabled"));

    assertThat(cloud.region().get("web-1").httpTokens())
        .as("managed no more, but never taken back")
        .isEqualTo("required");
    assertThat(stack.state().out()).doesNotContainKey("pendingOptions");
  }

  @Test
  void tokensThatAreNotManagedAreNotResetByIt() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.region().instance("web-2").tokens("required").create();

    var up =
        stack.up(
            Map.of("instanceName", "web-2", "httpEndpoint", "disabled", "imdsV1UsageCheck", "off"));

    assertThat(up.done()).isEqualTo(Done.FAILED);
    assertThat(up.message()).contains("set httpTokens, too", "Nothing was written");
    assertThat(cloud.region().timeline("web-2")).hasSize(1);
  }

  /** It waits to be disabled already, which nobody knows: the next run goes on all the same. */
  @ParameterizedTest
  @EnumSource
  void onAStoppedInstanceALostAnswerIsNoDeadEnd(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-2").stopped().create();
    var shut =
        Map.<String, Object>of(
            "instanceName", "web-2", "httpTokens", "required", "imdsV1UsageCheck", "off");
    var off = Values.with(shut, Map.of("httpEndpoint", "disabled"));
    stack.up(shut);
    cloud.emulator().faults().cutAnswer("UpdateInstanceMetadataOptions").after(1).once();
    stack.up(off);

    var up = stack.up(off);

    assertThat(up.done()).as(up.message()).isIn(Done.UPDATED, Done.SAME);
    assertThat(cloud.region().get("web-2").httpEndpoint()).isEqualTo("disabled");
    assertThat(stack.up(off).done()).isEqualTo(Done.SAME);
    stack.up(Values.with(off, Map.of("httpEndpoint", "enabled")));
    assertThat(cloud.region().get("web-2").httpTokens()).isEqualTo("required");
  }

  /** Whatever fails of several writes: what was there before the first is what is put back. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "1, 3", "2, 3", "-1, 0", "-2, 0", "-1, 3"})
  void aFailureInTheMiddleKeepsWhatWasThereBefore(int call, int retries) {
    cloud.configure(Map.of("maxRetries", retries));
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    var faults = cloud.emulator().faults();
    var fault =
        call > 0
            ? faults.cutAnswer("UpdateInstanceMetadataOptions")
            : faults.denyAccess("UpdateInstanceMetadataOptions");
    fault.after(Math.abs(call)).once();
    var program = Values.with(OFF, Map.of("httpPutResponseHopLimit", 1, "onDelete", "restore"));

    stack.up(program);
    stack.up(program);

    assertThat(cloud.region().get("web-1").httpEndpoint()).isEqualTo("disabled");
    assertThat(stack.state().out())
        .extractingByKey("previousOptions", InstanceOfAssertFactories.MAP)
        .containsEntry("httpTokens", "optional")
        .containsEntry("httpEndpoint", "enabled");
    cloud.plugin().newRun();
    assertThat(stack.delete().error()).isNull();
    assertThat(cloud.region().get("web-1").httpEndpoint()).isEqualTo("enabled");
  }

  /** It shows that it is disabled, and waits to be enabled by somebody: that must be written. */
  @Test
  void onAStoppedInstanceThatItIsDisabledIsNotTakenForGranted() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.emulator().behavior().set(Switches.STOPPED_READS, StoppedReads.PENDING);
    cloud.region().instance("web-2").endpoint("disabled").stopped().create();
    var enabled = web2("required", "enabled");
    assertThat(new Stack(cloud.plugin(), "other").up(enabled).done()).isEqualTo(Done.CREATED);
    cloud.plugin().newRun();

    var up =
        stack.up(
            Values.with(enabled, Map.of("httpEndpoint", "disabled", "httpPutResponseHopLimit", 2)));

    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(cloud.region().get("web-2").httpEndpoint()).isEqualTo("disabled");
  }

  /**
   * The start brings the disabled endpoint, and not the tokens that AWS has not taken beside it.
   */
  @ParameterizedTest
  @EnumSource
  void whatAwsHasNotTakenOutlivesTheStart(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-2").tokens("required").stopped().create();
    var program = Values.with(OFF, Map.of("instanceName", "web-2"));
    assertThat(stack.up(program).done()).isEqualTo(Done.CREATED);
    cloud.region().enter("web-2", InstanceState.RUNNING);
    cloud.region().apply("web-2");
    var endpoint =
        Map.<String, Object>of(
            "instanceName", "web-2", "httpEndpoint", "disabled", "imdsV1UsageCheck", "off");

    stack.up(endpoint);
    stack.up(Values.with(endpoint, Map.of("httpEndpoint", "enabled")));

    assertThat(cloud.region().get("web-2").httpEndpoint()).isEqualTo("enabled");
    assertThat(cloud.region().get("web-2").httpTokens()).isEqualTo("required");
  }

  /** What would come with the enabling is what is told, and written over at once. */
  @Test
  void whoLeavesABaselineIsPutBackInOne() {
    try (var fleet = new Baselines()) {
      fleet.emulator.behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
      fleet.region().instance("web-1").create();
      var program = Programs.offFleet();
      assertThat(fleet.up(program)).isEmpty();
      var none = Values.with(program, Map.of("selector", Map.of("names", List.of("other"))));

      var _ = fleet.told();
      assertThat(fleet.up(none)).isEmpty();

      assertThat(fleet.told())
          .anyMatch(text ->
              text.contains("(httpTokens required → optional, httpEndpoint disabled → enabled)"))
          .noneMatch(text -> text.contains("in part"));
      assertThat(fleet.region().get("web-1").httpEndpoint()).isEqualTo("enabled");
      assertThat(fleet.tokens("web-1")).isEqualTo("optional");
      assertThat(fleet.changes(none)).isEmpty();
    }
  }

  /** Nobody has asked to disable it, so nothing goes along with the enabling one day. */
  @Test
  void besideAnEndpointThatIsNotManagedTheErrorSaysWhatToDo() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.region().instance("web-2").endpoint("disabled").create();
    var program = Map.<String, Object>of("instanceName", "web-2", "httpPutResponseHopLimit", 3);

    var up = stack.up(program);

    assertThat(up.done()).isEqualTo(Done.FAILED);
    assertThat(up.message())
        .contains("endpoint is disabled", "Nothing was written", "Set httpEndpoint to enabled");
    assertThat(stack.up(Values.with(program, Map.of("httpEndpoint", "enabled"))).done())
        .isEqualTo(Done.CREATED);
  }

  /** What waited for a start is over with it, though a disabled endpoint hides the rest. */
  @Test
  void nothingWaitsAnyMoreWhereAllIsAsItIsShown() {
    cloud.region().instance("web-2").stopped().create();
    cloud.emulator().behavior().set(Switches.STOPPED_READS, StoppedReads.NOTHING);
    var program = web2("optional", "disabled");
    stack.up(program);
    cloud.region().enter("web-2", InstanceState.RUNNING);
    cloud.region().apply("web-2");

    stack.up(program);

    assertThat(stack.state().out()).containsEntry("state", "applied");
    assertThat(stack.state().out()).doesNotContainKey("pendingOptions");
  }

  @Test
  void aRefusalForAnotherReasonIsAnError() {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.emulator().behavior().set(Switches.HOP_LIMIT_OUT_OF_RANGE, Strictness.REFUSE);
    cloud
        .emulator()
        .faults()
        .error("UpdateInstanceMetadataOptions", "InvalidInputException", 400, "not today");

    assertThat(stack.up(OFF).message()).contains("not today");
    assertThat(cloud.region().timeline("web-1")).hasSize(1);
  }

  /** What AWS has not taken waits for the enabling, not for the start: the options are applied. */
  @ParameterizedTest
  @EnumSource
  void afterTheStartOfOneTheOutputsSayAppliedThoughSomethingWaits(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.DISABLED_WITH_OTHERS, Strictness.REFUSE);
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    var shut = Values.without(OFF, "httpEndpoint");
    stack.up(shut);
    cloud.region().enter("web-1", InstanceState.STOPPED);
    stack.up(OFF);
    assertThat(stack.state().out()).containsEntry("state", "pending");
    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    cloud.emulator().clearCalls();

    var preview = stack.preview(OFF);

    assertThat(preview.diff().getDetailedDiffMap()).containsOnlyKeys("state");
    assertThat(stack.up(OFF).done()).isEqualTo(Done.UPDATED);
    assertThat(stack.state().out())
        .isEqualTo(preview.out())
        .containsEntry("state", "applied")
        .containsKey("pendingOptions");
    assertThat(stack.up(OFF).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).isEmpty();
  }
}
