package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stopped instance, whatever its reads show of a write before its start. */
class StoppedTest {
  private static final Map<String, Object> PROGRAM =
      Map.of("instanceName", "web-1", "httpTokens", "required", "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();

  @AfterEach
  void close() {
    cloud.close();
  }

  /** A stack beside a stopped instance whose reads show that. */
  private Stack stopped(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").stopped().create();
    return cloud.stack();
  }

  /** The same, with tokens required. */
  private Stack shutAndStopped(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").tokens("required").stopped().create();
    return cloud.stack();
  }

  @ParameterizedTest
  @EnumSource
  void theSucceededOperationIsEnoughAndTheOutputsSayPending(StoppedReads position) {
    var stack = stopped(position);

    var up = stack.up(PROGRAM);

    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(up.out()).containsEntry("state", "pending");
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(stack.refresh().getDetailedDiffMap()).as("not shown is no drift").isEmpty();
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).hasSize(1);

    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(stack.state().out())
        .containsEntry("state", "applied")
        .containsEntry("httpTokens", "required");
  }

  /** Without a refresh, too: the next update says it, once, and writes nothing for it. */
  @ParameterizedTest
  @EnumSource
  void theStartIsAChangeOfTheStateAndOfNothingElse(StoppedReads position) {
    var stack = stopped(position);
    stack.up(PROGRAM);
    start();

    var preview = stack.preview(PROGRAM);
    assertThat(preview.diff().getDetailedDiffMap()).containsOnlyKeys("state");
    assertThat(preview.out())
        .containsEntry("state", "applied")
        .containsEntry("httpTokens", "required")
        .containsKey("operation")
        .doesNotContainKey("pendingOptions");
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.UPDATED);

    assertThat(stack.state().out()).as("the preview has told all of it").isEqualTo(preview.out());
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).hasSize(1);
  }

  /** What is shown is not what the start brings: a wish that is taken back must be written. */
  @ParameterizedTest
  @EnumSource
  void aWishThatIsTakenBackBeforeTheStartIsWritten(StoppedReads position) {
    var stack = shutAndStopped(position);
    stack.up(with(PROGRAM, Map.of("httpTokens", "optional")));

    var back = stack.up(PROGRAM);

    assertThat(back.done()).as(back.message()).isEqualTo(Done.UPDATED);
    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** Nobody knows what the start would bring: the operation was not seen to end. */
  @ParameterizedTest
  @EnumSource
  void aWishThatIsTakenBackAfterAWriteThatWasNotSeenToSucceedIsNamedAndWritten(
      StoppedReads position) {
    var stack = shutAndStopped(position);
    stack.up(PROGRAM);
    notSeenToSucceed(stack, with(PROGRAM, Map.of("httpTokens", "optional")), position);

    var back = stack.up(PROGRAM);

    assertThat(back.done()).as(back.message()).isEqualTo(Done.UPDATED);
    assertThat(back.diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  private void notSeenToSucceed(Stack stack, Map<String, ?> program, StoppedReads position) {
    cloud.emulator().faults().operationForever("UpdateInstanceMetadataOptions");
    assertThat(stack.timeout(45).up(program).done())
        .as("where the values show they are enough")
        .isEqualTo(position == StoppedReads.WRITTEN ? Done.UPDATED : Done.FAILED);
    cloud.emulator().faults().clear();
  }

  private void start() {
    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
  }

  /** The answer to the second write is lost, and reads show what was there before the first. */
  @ParameterizedTest
  @EnumSource
  void whatIsShownDoesNotProveAWriteThatTakesAnotherBack(StoppedReads position) {
    var stack = shutAndStopped(position);
    stack.up(with(PROGRAM, Map.of("httpTokens", "optional")));
    cloud.emulator().faults().reset("UpdateInstanceMetadataOptions").times(1);

    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.FAILED);

    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.UPDATED);
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  @ParameterizedTest
  @EnumSource
  void anotherUpdateNamesAndChangesWhatItIsAboutAndNothingElse(StoppedReads position) {
    var stack = stopped(position);
    stack.up(with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));
    assertThat(stack.state().out())
        .extractingByKey("pendingOptions")
        .isEqualTo(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2));
    var other = with(PROGRAM, Map.of("httpPutResponseHopLimit", 2, "onDelete", "restore"));
    var hopLimit = with(other, Map.of("httpPutResponseHopLimit", 3));

    assertThat(stack.up(other).done()).isEqualTo(Done.UPDATED);
    assertThat(cloud.writes()).as("nothing of it concerns the instance").hasSize(1);
    assertThat(stack.up(hopLimit).diff().getDetailedDiffMap())
        .containsOnlyKeys("httpPutResponseHopLimit");

    assertThat(cloud.writes()).hasSize(2);
    start();
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(stack.state().out()).doesNotContainKey("pendingOptions");
    assertThat(stack.up(hopLimit).done()).isEqualTo(Done.SAME);
  }

  /** What somebody writes later is shown, or cannot be known. */
  @Test
  void whatSomebodyHasChangedBeforeTheStartIsDrift() {
    cloud.region().instance("web-1").stopped().create();
    var stack = cloud.stack();
    stack.up(PROGRAM);
    cloud.region().change("web-1", OptionsPatch.none().tokens("optional"));

    assertThat(stack.refresh().getDetailedDiffMap()).containsOnlyKeys("httpTokens");

    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.UPDATED);
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** What was sent is known, so it goes along with a write that does not set it. */
  @ParameterizedTest
  @EnumSource
  void tokensThatWaitAreNotTakenBackByAWriteThatDoesNotSetThem(StoppedReads position) {
    var stack = stopped(position);
    stack.up(with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));

    for (var limit : List.of(2, 3)) {
      var up = stack.up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", limit));
      assertThat(up.done()).as(up.message()).isEqualTo(Done.UPDATED);
    }

    assertThat(cloud.region().timeline("web-1"))
        .filteredOn(change -> change.cause().equals("UpdateInstanceMetadataOptions"))
        .hasSize(2)
        .allSatisfy(change -> assertThat(change.options().httpTokens()).isEqualTo("required"));
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** Of tokens that somebody else, or a write without an answer, may have sent nothing is known. */
  @ParameterizedTest
  @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
  void tokensOfWhichNothingIsKnownAreNotSentAlong(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").stopped().create();
    new Stack(cloud.plugin(), "theirs")
        .up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 3));

    var up = cloud.stack().up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2));

    assertThat(up.done()).isEqualTo(Done.FAILED);
    assertThat(up.message()).contains("web-1 in eu-central-1", "is stopped", "Set httpTokens");
    assertThat(cloud.writes()).as("theirs").hasSize(1);
  }

  /** And the preview says so, where it looks. */
  @ParameterizedTest
  @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
  void thePreviewTellsThatTheUpdateWillBeRefused(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").create();
    var program = Map.<String, Object>of("instanceName", "web-1", "httpPutResponseHopLimit", 2);
    var stack = cloud.stack();
    stack.up(program);
    cloud.region().enter("web-1", InstanceState.STOPPED);
    new Stack(cloud.plugin(), "theirs").up(with(program, Map.of("httpPutResponseHopLimit", 3)));

    stack.preview(with(program, Map.of("httpPutResponseHopLimit", 4)));

    assertThat(cloud.engine().warnings())
        .anyMatch(text -> text.contains("the update will be refused: web-1 in eu-central-1"));
  }

  @Test
  void whatIsSecretStaysSoWhileItWaits() {
    cloud.region().instance("web-1").stopped().create();
    var stack = cloud.stack();

    stack.up(with(PROGRAM, Map.of("httpTokens", Values.secret("required"))));

    assertThat(stack.state().out())
        .extractingByKey("pendingOptions", InstanceOfAssertFactories.MAP)
        .containsEntry("httpTokens", Values.secret("required"));
  }

  /** What is known of the last write of ours does not tell whether another came after it. */
  @ParameterizedTest
  @EnumSource(names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
  void whatSomebodyElseHasShutSinceIsNotOpened(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").hopLimit(2).stopped().create();
    var stack = cloud.stack();
    var hopLimit =
        Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2, "onDelete", "restore");
    stack.up(hopLimit);
    new Stack(cloud.plugin(), "theirs").up(PROGRAM);

    var up = stack.up(with(hopLimit, Map.of("httpPutResponseHopLimit", 3)));

    assertThat(up.done() == Done.FAILED)
        .as(up.message())
        .isEqualTo(position == StoppedReads.PENDING);
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** The start has shown what waited, and somebody has changed a part of it since. */
  @ParameterizedTest
  @EnumSource
  void aStartThatNobodyHasSeenEndsTheWaiting(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").stopped().create();
    var program = with(PROGRAM, Map.of("httpPutResponseHopLimit", 5));
    var stack = cloud.stack();
    stack.up(program);
    start();
    cloud.region().change("web-1", OptionsPatch.none().tokens("optional"));
    cloud.region().enter("web-1", InstanceState.STOPPED);

    assertThat(stack.preview(program).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    assertThat(stack.refresh().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    assertThat(stack.up(program).done()).isEqualTo(Done.UPDATED);
    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsIsNobodysChangeAndIsToldAsWhatIsKept(StoppedReads position) {
    var stack = stopped(position);
    stack.up(with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));
    stack.up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 3));
    stack.up(PROGRAM);
    stack.destroy();

    assertThat(cloud.engine().warnings()).isEmpty();
    assertThat(cloud.engine().await(text -> text.contains("keeps its metadata options")))
        .contains("httpTokens=required");
  }

  @Test
  void anOperationThatFailsLeavesItPending() {
    cloud.region().instance("web-1").stopped().create();
    cloud
        .emulator()
        .faults()
        .failOperation("UpdateInstanceMetadataOptions", "Broken", "no")
        .times(1);
    var stack = cloud.stack();

    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.FAILED);

    assertThat(stack.state().out()).containsEntry("state", "pending").containsKey("pendingOptions");
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.UPDATED);
  }

  @ParameterizedTest
  @EnumSource
  void aReplacementKnowsWhatTheOneBeforeHasLeft(StoppedReads position) {
    var stack = stopped(position);
    stack.up(PROGRAM);

    assertThat(stack.replace(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2)).error())
        .isNull();

    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** Whether it manages them or not: what waits is what the old state says. */
  @ParameterizedTest
  @EnumSource
  void soItDoesOfTokensThatHaveLeftTheProgramBefore(StoppedReads position) {
    var stack = stopped(position);
    stack.up(PROGRAM);
    stack.up(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2));
    cloud.plugin().newRun();

    assertThat(stack.replace(Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 3)).error())
        .isNull();

    start();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** Nobody reads that nothing is written where the update opens the instance. */
  @ParameterizedTest
  @EnumSource
  void whatAnUpdatePutsBackAfterTheStartIsToldInsteadOfIt(StoppedReads position) {
    var stack = stopped(position);
    var hop = Map.<String, Object>of("httpPutResponseHopLimit", 5, "onDelete", "restore");
    stack.up(with(PROGRAM, hop));
    start();

    var preview = stack.preview(Values.without(with(PROGRAM, hop), "httpTokens"));

    assertThat(preview.diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    assertThat(cloud.engine().messages())
        .noneMatch(text -> text.contains("writes nothing"))
        .anyMatch(text ->
            text.startsWith(
                "warning: instance is to be opened: web-1@eu-central-1 (httpTokens required →"
                    + " optional), since the program no longer sets that"));
  }

  /** Not what the state says counts, but what the look finds. */
  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "PENDING"})
  void anUnfinishedCreateThatHasComeIntoForceIsNoChangeOfOptions(StoppedReads position) {
    var stack = stopped(position);
    cloud.emulator().faults().operationForever("UpdateInstanceMetadataOptions");
    assertThat(stack.timeout(45).up(PROGRAM).done()).isEqualTo(Done.FAILED);
    cloud.emulator().faults().clear();
    start();

    assertThat(stack.preview(PROGRAM).diff().getDetailedDiffMap()).containsOnlyKeys("state");
    stack.up(PROGRAM);
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "state"})
  void aStateThatIsIgnoredStaysAndIsNotToldOf(String ignored) {
    cloud.region().instance("web-1").stopped().create();
    var stack = new Stack(cloud.plugin(), "web", List.of(ignored));
    stack.up(PROGRAM);
    start();

    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(cloud.engine().messages()).noneMatch(text -> text.contains("in force by now"));
  }
}
