package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The program of examples/yaml lives its life; that of examples/java is in {@link JavaProgramIT}.
 */
final class ExamplesIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void yaml() throws IOException {
    var program = Files.readString(Checkout.file("examples/yaml/Pulumi.yaml"));
    stage.program(program.substring(program.indexOf("config:")));
    theExampleLivesItsLife();
  }

  private void theExampleLivesItsLife() {
    stage.seed("web-1").create();
    north().instance("web-2").create();
    north().instance("old").create();
    stage.seed("app-1").create();
    stage.seed("app-2").create();

    assertThat(stage.preview().steps())
        .containsExactlyInAnyOrder("create web", "create north", "create fleet");
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.up();
    for (var hardened : new String[] {"web-1", "app-1", "app-2"}) {
      assertThat(stage.instance(hardened).httpTokens()).as(hardened).isEqualTo("required");
    }
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(north().get("web-2").httpTokens()).isEqualTo("required");
    var outputs = stackOutputs();
    assertThat(outputs.get("compliantCount").getAsInt()).isEqualTo(4);
    assertThat(outputs.getAsJsonArray("nonCompliant").toString()).isEqualTo("[\"old@eu-north-1\"]");
    assertThat(outputs.getAsJsonObject("previousOptions").get("httpTokens").getAsString())
        .isEqualTo("optional");

    stage.newCalls();
    assertThat(stage.up().steps()).isEmpty();
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("app-2").httpTokens()).isEqualTo("optional");
    assertThat(north().get("web-2").httpTokens()).isEqualTo("optional");
  }

  private EmulatedRegion north() {
    return stage.emulator().region("eu-north-1");
  }

  private JsonObject stackOutputs() {
    for (var resource : stage.state().getAsJsonArray("resources")) {
      if (resource.getAsJsonObject().get("type").getAsString().equals("pulumi:pulumi:Stack")) {
        return resource.getAsJsonObject().getAsJsonObject("outputs");
      }
    }
    throw new AssertionError("no stack in the state");
  }
}
