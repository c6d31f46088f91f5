package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.grpc.Status.Code;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelTest {
  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  @Test
  void aCancelBeforeTheWriteLeavesEverythingAsItWas() {
    lightsail.create("web-1").settlesAfter("pending", 50);
    lightsail.atLook(3, plugin::cancel);

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.CANCELLED);
    assertThat(step.message()).startsWith("cancelled while waiting for instance web-1");
    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void aCancelAfterTheWriteKeepsWhatWasDone() {
    lightsail.create("web-1");
    lightsail.neverApplied().atLook(3, plugin::cancel);

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.CANCELLED);
    assertThat(step.message()).contains("What was done is kept in the state");
    assertThat(stack.state().out())
        .containsEntry("httpTokens", "required")
        .containsEntry("state", "pending")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void aCancelDuringTheWriteDoesNotStopTheWrite() {
    lightsail.create("web-1");
    lightsail.beforeWrite(plugin::cancel);

    var step = stack.up(requiring("required"));

    assertThat(step.code()).isEqualTo(Code.CANCELLED);
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("required");
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void theNextRunGoesOnWhereACancelledOneStopped() {
    lightsail.create("web-1");
    lightsail.neverApplied().atLook(3, plugin::cancel);
    stack.up(requiring("required"));
    lightsail.appliedAfter(1).instance("web-1").appliedAfter(0);
    lightsail.forgetWrites();

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);

    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.destroy().error()).isNull();
    assertThat(lightsail.instance("web-1").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void aCancelledRunStartsNothingNew() {
    lightsail.create("web-1");
    plugin.newRun().cancel();

    assertThat(stack.apply(requiring("required")).code()).isEqualTo(Code.CANCELLED);

    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void aCancelledDeleteLeavesTheResourceInTheState() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.neverApplied().atLook(1, plugin::cancel);

    assertThat(stack.destroy().code()).isEqualTo(Code.CANCELLED);

    assertThat(stack.exists()).isTrue();
    lightsail.instance("web-1").appliedAfter(0);
    assertThat(stack.destroy().error()).isNull();
  }
}
