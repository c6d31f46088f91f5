package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Languages;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The example of each language lives its life as a person runs it: a copy of the folder, the plugin
 * installed, {@code pulumi package add}, and then the commands. One value is a secret, in addition.
 */
final class ExamplesIT {
  private static final String SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

  @RegisterExtension final Stage stage = new Stage();

  @BeforeEach
  void instances() {
    stage.seed("web-1").create();
    north().instance("web-2").create();
    north().instance("old").create();
    stage.seed("app-1").create();
    stage.seed("app-2").create();
    stage
        .environment(Languages.surroundings(stage.environment()))
        .environment("PULUMI_HOME", stage.folder().subfolder("fresh home").toString())
        // The example's second provider does not read the stack's configuration.
        .environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString());
  }

  @Test
  void yaml() throws IOException {
    begin("yaml");
    replace("Pulumi.yaml", "HopLimit: 2", "HopLimit: {fn::secret: 2}");
    theExampleLivesItsLife();
  }

  @Test
  void java() throws IOException {
    begin("java");
    var app = "src/main/java/lightsailexample/App.java";
    replace(app, "HopLimit(2)", "HopLimit(Output.ofSecret(2))");
    theExampleLivesItsLife();
  }

  /** As Pulumi asks a project which plugins it needs. */
  @Test
  void thePluginsOfTheJavaProjectAreListed() {
    begin("java");
    var listed =
        new Shell(stage.environment())
            .ok(
                stage.project(),
                "mvn",
                "-q",
                "compile",
                "exec:java",
                "-DmainClass=com.pulumi.bootstrap.internal.Main",
                "-DmainArgs=packages");
    assertThat(JsonParser.parseString(listed).isJsonArray()).as(listed).isTrue();
  }

  @Test
  void typescript() throws IOException {
    stage.example("typescript");
    Languages.pinNode(stage.project());
    addPackage();
    replace("index.ts", "HopLimit: 2", "HopLimit: pulumi.secret(2)");
    theExampleLivesItsLife();
  }

  @Test
  void python() throws IOException {
    begin("python");
    replace("__main__.py", "hop_limit=2", "hop_limit=pulumi.Output.secret(2)");
    theExampleLivesItsLife();
  }

  @Test
  void go() throws IOException {
    begin("go");
    assertThat(stage.project().resolve("go.mod"))
        .as("package add leaves it as it is")
        .hasSameTextualContentAs(Checkout.file("examples/go/go.mod"));
    replace("main.go", "pulumi.Int(2)", "pulumi.ToSecret(pulumi.Int(2)).(pulumi.IntOutput)");
    theExampleLivesItsLife();
  }

  private void begin(String example) {
    stage.example(example);
    addPackage();
  }

  private void addPackage() {
    var plugin = Checkout.pluginFolder().toString();
    ok(stage.pulumi("plugin", "install", "resource", "lightsail", "0.1.0", "--file", plugin));
    ok(stage.pulumi("package", "add", "lightsail@0.1.0"));
  }

  private static void ok(Run run) {
    assertThat(run.succeeded()).as(run.text()).isTrue();
  }

  private void replace(String file, String text, String by) throws IOException {
    var path = stage.project().resolve(file);
    var before = Files.readString(path);
    assertThat(before).containsOnlyOnce(text);
    Files.writeString(path, before.replace(text, by));
  }

  private void theExampleLivesItsLife() {
    assertThat(stage.preview().steps())
        .containsExactlyInAnyOrder("create web", "create north", "create fleet");
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.up();
    assertThat(writes(stage.newCalls())).hasSize(4);
    for (var hardened : new String[] {"web-1", "app-1", "app-2"}) {
      assertThat(stage.instance(hardened).httpTokens()).as(hardened).isEqualTo("required");
    }
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(north().get("web-2").httpTokens()).isEqualTo("required");
    assertThat(north().get("old").httpTokens()).isEqualTo("optional");
    var outputs = stackOutputs();
    assertThat(outputs.get("compliantCount").getAsInt()).isEqualTo(4);
    assertThat(outputs.getAsJsonArray("nonCompliant").toString()).isEqualTo("[\"old@eu-north-1\"]");
    assertThat(outputs.get("northHttpTokens").getAsString()).isEqualTo("required");
    assertThat(outputs.get("imdsV1Calls").getAsInt()).isZero();
    assertThat(previousTokens(outputs).getAsString()).isEqualTo("optional");
    for (var side : new String[] {"inputs", "outputs"}) {
      var limit = stage.resource("web").getAsJsonObject(side).get("httpPutResponseHopLimit");
      assertThat(limit.toString()).as(side).contains(SECRET_SIGNATURE);
    }

    assertThat(stage.up().steps()).isEmpty();
    assertThat(writes(stage.newCalls())).isEmpty();

    stage.region().change("web-1", OptionsPatch.none().tokens("optional"));
    assertThat(stage.refresh().drift()).contains("update web httpTokens");
    assertThat(stage.up().steps()).contains("update web httpTokens");
    assertThat(writes(stage.newCalls())).hasSize(1);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");

    stage.destroy();
    assertThat(writes(stage.newCalls())).hasSize(4);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.instance("app-2").httpTokens()).isEqualTo("optional");
    assertThat(north().get("web-2").httpTokens()).isEqualTo("optional");
  }

  /** Java exports that one value, the others the object, and Python with the names of its own. */
  private static JsonElement previousTokens(JsonObject outputs) {
    if (outputs.has("previousHttpTokens")) {
      return outputs.get("previousHttpTokens");
    }
    var options = outputs.getAsJsonObject("previousOptions");
    return options.has("http_tokens") ? options.get("http_tokens") : options.get("httpTokens");
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
