package io.github.pulumilightsail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.core.annotations.Import;
import io.github.pulumilightsail.lightsail.ProviderArgs;
import io.github.pulumilightsail.lightsail.Utilities;
import io.github.pulumilightsail.lightsail.enums.RetryMode;
import io.github.pulumilightsail.lightsail.inputs.InstanceSelectorArgs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The SDK that {@code examples/java} is compiled with has what is known of the one that Pulumi's
 * generator makes, beyond the classes that the examples use.
 */
final class JavaSdkIT {
  /** The real one does not start without it, and the project's pom has to bring it along. */
  @Test
  void theVersionComesFromAResourceOfTheProject() throws IOException {
    assertThat(Utilities.getVersion()).isEqualTo(schema().get("version").getAsString());
  }

  @Test
  void settingsOfTheProviderThatAreNoPlainTextAreJson() throws Exception {
    var settings = schema().getAsJsonObject("provider").getAsJsonObject("inputProperties").asMap();
    assertThat(settings).isNotEmpty();
    for (var setting : settings.entrySet()) {
      var described = setting.getValue().getAsJsonObject();
      var plain = described.get("type").getAsString().equals("string") && !described.has("$ref");
      var field = ProviderArgs.class.getDeclaredField(setting.getKey());
      assertThat(field.getAnnotation(Import.class).json()).as(setting.getKey()).isEqualTo(!plain);
    }
  }

  @Test
  void oneIsBuiltFromAnother() {
    var first = InstanceSelectorArgs.builder().namePrefix("app-").build();
    var second = new InstanceSelectorArgs.Builder(first).names(List.of("web-1")).build();
    assertThat(second.namePrefix()).isEqualTo(first.namePrefix());
    assertThat(first.names()).isEmpty();
    assertThat(second.names()).isPresent();
  }

  @Test
  void theConfigurationIsReadByName() {
    assertThat(io.github.pulumilightsail.lightsail.Config.class.getDeclaredMethods())
        .extracting(method -> Map.entry(method.getName(), method.getGenericReturnType().toString()))
        .contains(
            Map.entry("retryMode", "java.util.Optional<" + RetryMode.class.getName() + ">"),
            Map.entry("maxRetries", "java.util.Optional<java.lang.Integer>"),
            Map.entry(
                "assumeRole",
                "java.util.Optional<io.github.pulumilightsail.lightsail.inputs.AssumeRole>"));
  }

  private static JsonObject schema() throws IOException {
    return JsonParser.parseString(Files.readString(Checkout.TOP.resolve("schema.json")))
        .getAsJsonObject();
  }
}
