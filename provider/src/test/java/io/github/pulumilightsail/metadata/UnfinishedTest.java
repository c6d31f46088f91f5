package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.tokensAndHopLimit;
import static io.github.pulumilightsail.metadata.Programs.web;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A state that says {@code pending}: what somebody has changed since is written only if named. */
class UnfinishedTest {
  private static final Map<String, Object> OPEN =
      web(
          Map.of(
              "httpTokens", "optional", "httpPutResponseHopLimit", 2, "imdsV1UsageCheck", "off"));

  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  private void cancelledDuringTheWait() {
    lightsail.create("web-1").with(tokensAndHopLimit("required", 1));
    lightsail.neverApplied().atLook(3, plugin::cancel);
    assertThat(stack.up(OPEN).done()).isEqualTo(Done.FAILED);
    assertThat(stack.state().out()).containsEntry("state", "pending");
    lightsail.appliedAfter(0).instance("web-1").appliedAfter(0);
    lightsail.forgetWrites();
  }

  @Test
  void thePreviewAfterACancelNamesWhatSomebodyHasChanged() {
    cancelledDuringTheWait();
    lightsail.instance("web-1").with(tokensAndHopLimit("required", 2));

    assertThat(stack.preview(OPEN).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");

    assertThat(stack.up(OPEN).done()).isEqualTo(Done.UPDATED);
    assertThat(lightsail.onlyWrite().httpTokens()).isEqualTo("optional");
  }

  @Test
  void whatIsChangedOnlyAfterThePlanIsLeftAsItIs() {
    cancelledDuringTheWait();
    lightsail.afterNextFind(
        () -> lightsail.instance("web-1").with(tokensAndHopLimit("required", 2)));

    var up = stack.up(OPEN);

    assertThat(up.diff().getDetailedDiffMap()).isEmpty();
    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.state().out()).containsEntry("httpTokens", "required");
    assertThat(stack.preview(OPEN).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
  }

  /** Another wish of the program is no leave to open what somebody has shut. */
  @ParameterizedTest
  @EnumSource
  void theStartOfAStoppedInstanceIsFollowedByALook(StoppedReads position) {
    try (var cloud = Cloud.start()) {
      cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
      cloud.region().instance("web-1").tokens("required").stopped().create();
      var stopped = cloud.stack();
      stopped.up(OPEN);
      assertThat(stopped.state().out()).containsEntry("state", "pending");
      cloud.region().enter("web-1", InstanceState.RUNNING);
      cloud.region().apply("web-1");
      cloud.region().change("web-1", OptionsPatch.none().tokens("required"));

      var kept = with(OPEN, Map.of("onDelete", "reset"));
      assertThat(stopped.preview(kept).diff().getDetailedDiffMap())
          .containsOnlyKeys("onDelete", "httpTokens");
      assertThat(stopped.preview(OPEN).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    }
  }

  @Test
  void whatIsLeftAsItIsIsTold() {
    try (var cloud = Cloud.start()) {
      cloud.region().instance("web-1").create();
      var running = cloud.stack();
      running.up(OPEN);
      cloud
          .emulator()
          .faults()
          .changeOptions("GetInstance", OptionsPatch.none().tokens("required"))
          .after(1)
          .once();

      running.up(with(OPEN, Map.of("onDelete", "reset")));

      assertThat(cloud.engine().await(text -> text.contains("since the plan")))
          .contains("left as it is", "web-1@eu-central-1 (httpTokens required → optional)");
    }
  }

  /** The answer to the write is lost, and it takes effect only after the last look. */
  @Test
  void aWishThatIsTakenBackAfterAWriteInDoubtIsCompared() {
    lightsail.create("web-1").with(tokensAndHopLimit("required", 1));
    var shut = web(Map.of("httpTokens", "required"));
    stack.up(shut);
    lightsail.loseAnswer(new Failure.Unreachable("no answer"));
    lightsail.neverApplied();
    stack.up(web(Map.of("httpTokens", "optional")));
    assertThat(stack.state().out()).containsEntry("state", "pending");
    lightsail.instance("web-1").with(tokensAndHopLimit("optional", 1)).appliedAfter(0);
    lightsail.appliedAfter(0);

    assertThat(stack.preview(shut).diff().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
  }

  /** Nobody could look at the plan, so what somebody has changed is not named; but for this. */
  @Test
  void anEndpointIsNeverEnabledWithOtherTokensThanAreWanted() {
    lightsail.create("web-1");
    var off = web(Map.of("httpTokens", "required", "httpEndpoint", "disabled"));
    stack.up(off);
    lightsail.instance("web-1").with(new MetadataOptions("optional", "disabled", null, null));
    lightsail.forgetWrites();
    lightsail.failRead(new Failure.Throttled("slower"));

    stack.up(web(Map.of("httpTokens", "required", "httpEndpoint", "enabled")));

    assertThat(lightsail.onlyWrite().httpTokens()).isEqualTo("required");
  }
}
