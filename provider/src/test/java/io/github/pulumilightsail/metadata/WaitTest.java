package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.hopLimit;
import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.tokens;
import static io.github.pulumilightsail.metadata.Programs.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.testing.FakeInstance;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.grpc.Status.Code;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both waits: for the instance to take a write, and for the write to be in force. */
class WaitTest {
  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "stopping", "starting", "rebooting", "unknown"})
  void anInstanceInTransitionIsWaitedForAndWrittenOnce(String lifecycle) {
    lightsail.create("web-1").settlesAfter(lifecycle, 5);

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(lightsail.onlyWrite()).isEqualTo(tokens("required"));
  }

  @Test
  void theTokensThatAreSentAlongAreThoseAfterTheWait() {
    var instance = lightsail.create("web-1").settlesAfter("pending", 3);
    lightsail.atLook(2, () -> instance.tokens("required"));

    stack.up(hopLimit(2));

    assertThat(instance.tokensSoFar()).containsExactly("optional", "required");
    assertThat(lightsail.onlyWrite().httpTokens()).isEqualTo("required");
  }

  @Test
  void aRefusalOfAnInstanceThatBeganToChangeIsRepeatedOnceItHasSettled() {
    var instance = lightsail.create("web-1");
    lightsail
        .beforeWrite(() -> instance.settlesAfter("stopping", 2))
        .failWrite(new Failure.Refused("The instance is stopping."));
    lightsail.atLook(1, () -> lightsail.beforeWrite(() -> {}));

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(lightsail.writes()).hasSize(2);
  }

  @Test
  void aRefusalOfASettledInstanceStands() {
    lightsail.create("web-1");
    lightsail.failWrite(new Failure.Refused("UpdateInstanceMetadataOptions was refused: no."));

    var step = stack.up(requiring("required"));

    assertThat(step.message()).isEqualTo("UpdateInstanceMetadataOptions was refused: no.");
    assertThat(step.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(stack.exists()).isFalse();
    assertThat(lightsail.writes()).hasSize(1);
  }

  @Test
  void aRefusalOfAnInstanceThatIsGoneStands() {
    lightsail.create("web-1");
    lightsail.beforeWrite(() -> lightsail.delete("web-1")).failWrite(new Failure.Refused("no."));

    assertThat(stack.up(requiring("required")).message()).isEqualTo("no.");
  }

  @Test
  void optionsThatAreAsWantedButPendingAreWaitedFor() {
    lightsail.create("web-1").tokens("required").appliedAfter(3);

    stack.up(requiring("required"));

    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.state().out()).containsEntry("state", "applied");
  }

  @Test
  void aStoppedInstanceHasItsValuesAtOnceAndAppliesThemAtItsStart() {
    lightsail.create("web-1").lifecycle("stopped");

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(stack.state().out())
        .containsEntry("state", "pending")
        .containsEntry("httpTokens", "required");
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.SAME);
    assertThat(stack.destroy().error()).isNull();
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void aStateThatTheServiceDoesNotTellCountsAsApplied() {
    var instance = lightsail.create("web-1");
    lightsail.afterWrite(instance::withoutState);

    stack.up(requiring("required"));

    assertThat(stack.state().out()).doesNotContainKey("state");
  }

  @Test
  void anOperationThatHasEndedWithItsAnswerIsSuccess() {
    lightsail.create("web-1");
    lightsail.operationsAreDoneAtOnce();

    stack.up(requiring("required"));

    assertThat(stack.state().out().get("operation")).asInstanceOf(MAP).containsKey("id");
  }

  @Test
  void theValuesHaveToBeTheWantedOnes() {
    var instance = lightsail.create("web-1");
    lightsail.afterWrite(() -> instance.tokens("optional"));
    lightsail.atLook(20, () -> instance.tokens("required"));

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);
    assertThat(stack.state().out()).containsEntry("httpTokens", "required");
  }

  @Test
  void anInstanceThatNeverSettlesTimesOutWithNothingWritten() {
    lightsail.create("web-1").settlesAfter("pending", Integer.MAX_VALUE);

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(step.message())
        .isEqualTo(
            "timed out after 10 min while waiting for instance web-1 in eu-central-1 (account"
                + " 111122223333) to be running or stopped; last seen: it is pending; a longer"
                + " time is given by the resource option customTimeouts");
    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void theEnginesTimeoutWins() {
    lightsail.create("web-1");
    lightsail.neverApplied();

    assertThat(stack.timeout(45).up(requiring("required")).message())
        .contains("timed out after 45 s");
  }

  @Test
  void aTimeoutAfterTheWriteIsAPartialFailureThatTheNextUpGoesOnFrom() {
    lightsail.create("web-1");
    lightsail.neverApplied();

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(step.message())
        .contains("timed out after 10 min while waiting for the metadata options of web-1")
        .contains("last seen: the options are pending")
        .endsWith("the next `pulumi up` goes on from there.");
    assertThat(stack.state().id()).isEqualTo("web-1@eu-central-1");
    assertThat(stack.state().initErrors()).singleElement().asString().contains("timed out");
    assertThat(stack.state().out())
        .containsEntry("state", "pending")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));

    lightsail.instance("web-1").appliedAfter(0);
    lightsail.forgetWrites();
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);

    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.state().initErrors()).isEmpty();
    assertThat(stack.state().out())
        .containsEntry("state", "applied")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void aDestroyAfterAPartialFailureRestores() {
    lightsail.create("web-1");
    lightsail.neverApplied();
    stack.up(requiring("required"));
    lightsail.appliedAfter(1);

    assertThat(stack.destroy().error()).isNull();

    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void anOperationThatFailsIsAPartialFailureInItsOwnWords() {
    lightsail.create("web-1");
    lightsail.failOperations("InternalError", "The host is not reachable.");

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(step.message())
        .contains("web-1 in eu-central-1 (account 111122223333)")
        .contains("InternalError: The host is not reachable.")
        .contains("operation op-1");
    assertThat(stack.state().out())
        .containsEntry("httpTokens", "optional")
        .extractingByKey("operation", MAP)
        .containsEntry("status", "Failed")
        .containsEntry("errorCode", "InternalError")
        .containsEntry("errorDetails", "The host is not reachable.");

    lightsail.healOperations();
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("required");
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void anOperationThatFailsWithoutWordsIsToldAllTheSame() {
    lightsail.create("web-1");
    lightsail.failOperations(null, null);

    assertThat(stack.up(requiring("required")).message())
        .contains("no error code: no details (operation op-1)");
  }

  @Test
  void aFailedRestoreSaysHowToGoOn() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.failWrite(new Failure.Refused("Your account requires IMDSv2."));

    var step = stack.destroy();

    assertThat(step.message())
        .startsWith("Your account requires IMDSv2.")
        .contains("with onDelete keep")
        .contains("`pulumi state delete`");
    assertThat(stack.exists()).isTrue();
  }

  @Test
  void aRestoreWhoseOperationFailsIsAnErrorToo() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.failOperations("Busy", "Try later.");

    assertThat(stack.destroy().message()).contains("Busy: Try later.").contains("onDelete");
    assertThat(stack.exists()).isTrue();
  }

  @Test
  void anInstanceThatIsDeletedBeforeTheWriteFailsWithNothingWritten() {
    lightsail.create("web-1").settlesAfter("pending", 10);
    lightsail.atLook(2, () -> lightsail.delete("web-1"));

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(step.message()).contains("was deleted in the meantime. Nothing was written.");
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void anInstanceThatIsReplacedBeforeTheWriteFailsWithNothingWritten() {
    lightsail.create("web-1").settlesAfter("pending", 10);
    lightsail.atLook(2, () -> lightsail.create("web-1"));

    var step = stack.up(requiring("required"));

    assertThat(step.message())
        .contains("was replaced by another of its name")
        .contains("Nothing was written.");
    assertThat(lightsail.writes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shutting-down", "terminated"})
  void anInstanceThatEndsBeforeTheWriteIsNotWaitedFor(String lifecycle) {
    lightsail.create("web-1").lifecycle(lifecycle);

    assertThat(stack.up(requiring("required")).message())
        .contains("is " + lifecycle)
        .contains("Nothing was written.");
  }

  @Test
  void anInstanceThatIsDeletedAfterTheWriteIsGoneAtTheNextRefresh() {
    lightsail.create("web-1");
    lightsail.atLook(1, () -> lightsail.delete("web-1"));

    var step = stack.up(requiring("required"));

    assertThat(step.message()).contains("was deleted in the meantime.");
    assertThat(stack.exists()).isTrue();
    stack.refresh();
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void anInstanceThatIsReplacedAfterTheWriteIsGoneAtTheNextRefresh() {
    var old = lightsail.create("web-1");
    lightsail.atLook(1, () -> lightsail.create("web-1"));

    var step = stack.up(requiring("required"));

    assertThat(step.message()).contains("was replaced by another of its name");
    assertThat(stack.state().out()).containsEntry("instanceArn", old.arn());
    stack.refresh();
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void aDeleteDuringWhichTheInstanceIsDeletedIsDone() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.atLook(1, () -> lightsail.delete("web-1"));

    assertThat(stack.destroy().error()).isNull();
  }

  @Test
  void aDeleteDuringWhichTheInstanceIsDeletedBeforeTheWriteIsDone() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.beforeWrite(() -> lightsail.delete("web-1"));

    assertThat(stack.destroy().error()).isNull();
  }

  @Test
  void aDeleteDuringWhichTheInstanceIsReplacedIsDone() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").settlesAfter("stopping", 10);
    lightsail.atLook(1, () -> lightsail.create("web-1").tokens("required"));
    lightsail.forgetWrites();

    assertThat(stack.destroy().error()).isNull();

    assertThat(lightsail.writes()).isEmpty();
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("required");
  }

  @Test
  void aDeleteWaitsForAnInstanceInTransition() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").settlesAfter("stopping", 4);

    assertThat(stack.destroy().error()).isNull();

    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void anInstanceThatStopsDuringTheWaitHasItsValues() {
    FakeInstance instance = lightsail.create("web-1");
    lightsail.neverApplied().atLook(3, () -> instance.lifecycle("stopped"));

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);
    assertThat(stack.state().out()).containsEntry("state", "pending");
  }

  @Test
  void tokensThatAwsDoesNotTellAreNotGuessed() {
    lightsail.create("web-1").tokens(null);

    var step = stack.up(hopLimit(2));

    assertThat(step.message())
        .contains("AWS does not tell the httpTokens of web-1")
        .contains("Set httpTokens, too");
    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.up(web(Map.of("httpTokens", "required"))).done()).isEqualTo(Done.CREATED);
  }
}
