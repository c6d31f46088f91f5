package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A state that an earlier version recorded is this version's state too. */
final class UpgradeIT {
  private static final List<String> INSTANCES = List.of("web-1", "app-1", "app-2");

  @RegisterExtension final Stage stage = new Stage();

  static Stream<Path> versions() throws IOException {
    try (var folders = Files.list(Checkout.file("tests/upgrade"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aRecordedStateNeedsNoChange(Path version) throws IOException {
    // By the environment, or the address of today would stand in the state.
    stage.noConfig("lightsail:endpoint");
    stage.environment("AWS_ENDPOINT_URL_LIGHTSAIL", stage.emulator().uri().toString());
    stage.program(Files.readString(version.resolve("program.yaml")));
    var state = version.resolve("state.json");
    if ("write".equals(System.getProperty("golden")) && !Files.exists(state)) {
      INSTANCES.forEach(name -> stage.seed(name).create());
      stage.up();
      record(state);
    } else {
      stage.seed("web-1").tokens("required").hopLimit(2).create();
      stage.seed("app-1").tokens("required").create();
      stage.seed("app-2").tokens("required").create();
      restore(state);
    }

    assertThat(stage.preview().steps()).isEmpty();
    assertThat(stage.refresh().drift()).isEmpty();
    assertThat(stage.up().steps()).isEmpty();
    assertThat(writes(stage.newCalls()).size()).isLessThanOrEqualTo(INSTANCES.size());

    stage.destroy();
    for (var name : INSTANCES) {
      assertThat(stage.instance(name).httpTokens()).as(name).isEqualTo("optional");
    }
    assertThat(stage.instance("web-1").httpPutResponseHopLimit()).isEqualTo(1);
  }

  private void record(Path state) throws IOException {
    var deployment = new JsonObject();
    deployment.addProperty("version", 3);
    deployment.add("deployment", stage.state());
    var text = new GsonBuilder().setPrettyPrinting().create().toJson(deployment) + "\n";
    for (var name : INSTANCES) {
      text = text.replace(stage.instance(name).arn(), placeholder(name));
    }
    Files.writeString(state, text);
  }

  private void restore(Path state) throws IOException {
    var text = Files.readString(state);
    for (var name : INSTANCES) {
      text = text.replace(placeholder(name), stage.instance(name).arn());
    }
    assertThat(new Gson().fromJson(text, JsonObject.class).has("deployment")).isTrue();
    var file = stage.folder().write("recorded.json", text);
    var run = stage.pulumi("stack", "import", "--file", file.toString());
    assertThat(run.succeeded()).as(run.text()).isTrue();
  }

  private static String placeholder(String name) {
    return "ARN-OF-" + name;
  }
}
