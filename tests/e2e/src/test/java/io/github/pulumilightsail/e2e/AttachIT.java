package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin that a person has started, to debug it: one process serves command after command. */
final class AttachIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void onePluginServesAllCommands() {
    try (var plugin = PluginProcess.start()) {
      stage.environment("PULUMI_DEBUG_PROVIDERS", "lightsail:" + plugin.port());
      stage.seed("web-1").create();
      stage.manages("instanceName: web-1, httpTokens: required");

      assertThat(stage.preview().steps()).containsExactly("create web");
      assertThat(stage.up().steps()).containsExactly("create web");
      stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
      stage.emulator().behavior().set(Switches.APPLIED, Progress.reads(1));
      assertThat(stage.refresh().drift()).containsExactly("update web httpTokens");
      var repair = stage.up();
      assertThat(repair.steps()).containsExactly("update web httpTokens");
      assertThat(repair.out())
          .as("its messages reach the engine that runs now")
          .contains("waiting for the metadata options of web-1");
      stage.destroy();
      assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
      assertThat(plugin.isAlive()).as("no command ends it").isTrue();
    }
  }
}
