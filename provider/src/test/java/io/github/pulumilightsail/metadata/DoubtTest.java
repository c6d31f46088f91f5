package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes of which nobody knows whether they happened, and updates that ended half-way. */
class DoubtTest {
  private static final Failure LOST = new Failure.Unreachable("got no answer from AWS.");

  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  static Stream<Failure> doubtful() {
    return Stream.of(
        LOST,
        new Failure.ServiceFault("failed in AWS."),
        new Failure.OperationFailed("failed."),
        new Failure.Bug("unexpected."));
  }

  static Stream<Failure> certain() {
    return Stream.of(
        new Failure.Denied("denied."),
        new Failure.Unauthenticated("no credentials."),
        new Failure.Throttled("throttled."),
        new Failure.SettingUp("setting up."),
        new Failure.NotFound("not found."),
        new Failure.Refused("refused."));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void aWriteThatHappenedThoughItsAnswerWasLostIsASuccess(Failure failure) {
    lightsail.create("web-1");
    lightsail.loseAnswer(failure);

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(lightsail.writes()).hasSize(1);
    assertThat(stack.state().out())
        .containsEntry("state", "applied")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"))
        .doesNotContainKey("operation");
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void aWriteThatPerhapsDidNotHappenIsAPartialFailure(Failure failure) {
    lightsail.create("web-1");
    lightsail.failWrite(failure);

    var step = stack.up(requiring("required"));

    assertThat(step.message()).startsWith(failure.message());
    assertThat(stack.state().out())
        .containsEntry("httpTokens", "optional")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("required");
    stack.destroy();
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @ParameterizedTest
  @MethodSource("certain")
  void aWriteThatCertainlyDidNotHappenLeavesNoState(Failure failure) {
    lightsail.create("web-1");
    lightsail.failWrite(failure);

    var step = stack.up(requiring("required"));

    assertThat(step.message()).isEqualTo(failure.message());
    assertThat(stack.exists()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("certain")
  void aWriteThatCertainlyDidNotHappenLeavesTheOldState(Failure failure) {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    var before = stack.state();
    lightsail.failWrite(failure);

    assertThat(stack.up(requiring("optional")).done()).isEqualTo(Done.FAILED);

    assertThat(stack.state()).isEqualTo(before);
  }

  @Test
  void aLookThatFailsTooLeavesTheDoubtInTheState() {
    lightsail.create("web-1");
    lightsail.passRead().failRead(new Failure.Throttled("slow down.")).loseAnswer(LOST);

    var step = stack.up(requiring("required"));

    assertThat(step.message()).startsWith("got no answer from AWS.");
    assertThat(stack.state().initErrors()).hasSize(1);
    lightsail.forgetWrites();
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);
    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void theAnswerOfAnotherIncarnationProvesNothing() {
    lightsail.create("web-1");
    lightsail.failWrite(LOST).beforeWrite(() -> lightsail.create("web-1").tokens("required"));

    var step = stack.up(requiring("required"));

    assertThat(step.message()).startsWith("got no answer from AWS.");
    assertThat(stack.exists()).isTrue();
  }

  @Test
  void aReadThatFailsIsAnErrorWithNothingWritten() {
    lightsail.create("web-1");
    lightsail.failRead(new Failure.Denied("GetInstance was denied."));

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void anUpdateThatFailedHalfwayGoesOnAndForgetsNothing() {
    lightsail.create("web-1").with(Programs.tokensAndHopLimit("optional", 4));
    stack.up(requiring("required"));
    lightsail.neverApplied();

    assertThat(stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2))).done())
        .isEqualTo(Done.FAILED);
    assertThat(stack.state().in()).doesNotContainKey("httpPutResponseHopLimit");
    assertThat(stack.state().out())
        .containsEntry("httpPutResponseHopLimit", 2)
        .containsEntry(
            "previousOptions", Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 4));

    lightsail.appliedAfter(1).instance("web-1").appliedAfter(0);
    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));
    assertThat(stack.state().out())
        .containsEntry(
            "previousOptions", Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 4));
    stack.destroy();
    assertThat(lightsail.instance("web-1").options())
        .isEqualTo(new MetadataOptions("optional", "enabled", 4, null));
  }

  @Test
  void anOptionThatWasAddedByAFailedUpdateAndThenDroppedIsRestored() {
    lightsail.create("web-1").with(Programs.tokensAndHopLimit("optional", 4));
    stack.up(requiring("required"));
    lightsail.neverApplied();
    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));
    lightsail.appliedAfter(1).instance("web-1").appliedAfter(0);

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);

    assertThat(lightsail.instance("web-1").options().httpPutResponseHopLimit()).isEqualTo(4);
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void aDropThatFailedHalfwayIsFinishedByTheNextUp() {
    lightsail.create("web-1").with(Programs.tokensAndHopLimit("optional", 4));
    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));
    lightsail.failOperations("Busy", "Try later.");

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.FAILED);
    assertThat(stack.state().out())
        .containsEntry(
            "previousOptions", Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 4));

    lightsail.healOperations();
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);
    assertThat(lightsail.instance("web-1").options().httpPutResponseHopLimit()).isEqualTo(4);
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void aRestoreWhoseAnswerWasLostIsDone() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.loseAnswer(LOST);

    assertThat(stack.destroy().error()).isNull();
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void aRestoreThatPerhapsDidNotHappenIsAnError() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.failWrite(LOST);

    assertThat(stack.destroy().message()).startsWith("got no answer from AWS.");
    assertThat(stack.exists()).isTrue();
  }
}
