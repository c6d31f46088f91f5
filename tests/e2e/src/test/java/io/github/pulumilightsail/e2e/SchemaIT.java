package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the engine's own tools make of the plugin's schema. */
final class SchemaIT {
  @RegisterExtension final Stage stage = new Stage();

  @Test
  void thePluginGivesTheCommittedSchemaAndTheEngineFindsNothingWrong() throws IOException {
    stage.program("resources: {}");
    var plugin = Checkout.pluginFolder().resolve("pulumi-resource-lightsail").toString();

    Run got = stage.pulumi("package", "get-schema", plugin);
    assertThat(got.succeeded()).as(got.text()).isTrue();
    assertThat(got.err()).isEmpty();
    var schema = JsonParser.parseString(got.out()).getAsJsonObject();
    var committed =
        JsonParser.parseString(Files.readString(Checkout.file("schema.json"))).getAsJsonObject();
    assertThat(schema.remove("version").getAsString()).isNotEmpty();
    committed.remove("version");
    // The engine leaves out what is empty.
    for (var type : committed.getAsJsonObject("types").entrySet()) {
      if (new JsonArray().equals(type.getValue().getAsJsonObject().get("required"))) {
        type.getValue().getAsJsonObject().remove("required");
      }
    }
    assertThat(schema).isEqualTo(committed);

    Run check = stage.pulumi("schema", "check", Checkout.file("schema.json").toString());
    assertThat(check.succeeded()).as(check.text()).isTrue();
    assertThat(check.text().lines().filter(line -> !line.isBlank())).as(check.text()).isEmpty();

    Run info = stage.pulumi("package", "info", plugin, "--color=never");
    assertThat(info.succeeded()).as(info.text()).isTrue();
    assertThat(info.out()).contains("lightsail", "0.1.0");
  }
}
