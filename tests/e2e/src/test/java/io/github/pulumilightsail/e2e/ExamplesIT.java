package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Function;
import lightsailexample.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The programs of examples/yaml and examples/java live their life, in the same scenario. */
final class ExamplesIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void yaml() throws IOException {
    var program = Files.readString(Checkout.file("examples/yaml/Pulumi.yaml"));
    stage.program(program.substring(program.indexOf("config:")));
    theExampleLivesItsLife(outputs -> outputs.getAsJsonObject("previousOptions").get("httpTokens"));
  }

  /** In this process, through the Automation API: Java's language host does not build here. */
  @Test
  void java() {
    stage.config("scenario:instanceName", "web-1");
    stage.config("scenario:northInstanceName", "web-2");
    stage.config("scenario:fleetPrefix", "app-");
    stage.program(App::stack);
    theExampleLivesItsLife(outputs -> outputs.get("previousHttpTokens"));
  }

  private void theExampleLivesItsLife(Function<JsonObject, JsonElement> previousTokens) {
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
    assertThat(previousTokens.apply(outputs).getAsString()).isEqualTo("optional");

    stage.newCalls();
    assertThat(stage.up().steps()).isEmpty();
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    assertThat(stage.refresh().drift()).contains("update web httpTokens");
    assertThat(stage.up().steps()).contains("update web httpTokens");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");

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
