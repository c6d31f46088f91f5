package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code pulumi do}: a provider's resources without a program. */
final class DoIT {
  @RegisterExtension final Stage stage = new Stage();

  private Run run(String... arguments) {
    stage.environment("AWS_ENDPOINT_URL", stage.emulator().uri().toString());
    stage.environment("AWS_REGION", "eu-central-1");
    // `pulumi do` takes what follows a blank for parameters of the package.
    var plugin = "\"%s\"".formatted(Checkout.pluginFolder().resolve("pulumi-resource-lightsail"));
    var all =
        new ArrayList<>(
            List.of("do", "--package", plugin, "lightsail:index:InstanceMetadataOptions"));
    all.addAll(List.of(arguments));
    return stage.pulumi(all.toArray(String[]::new));
  }

  @Test
  void allInstancesOfTheRegionAreListedAndEachIdCanBeRead() {
    stage.region().fleet("web", 45);
    stage.program("");

    var listed = run("list");

    assertThat(listed.succeeded()).as(listed.text()).isTrue();
    var ids =
        JsonParser.parseString(listed.out()).getAsJsonArray().asList().stream()
            .map(each -> each.getAsJsonObject().get("id").getAsString())
            .toList();
    assertThat(ids).hasSize(45).contains("web-0001@eu-central-1", "web-0045@eu-central-1");
    assertThat(stage.emulator().calls("GetInstances")).hasSize(3);

    var read = run("read", ids.getLast());

    assertThat(read.succeeded()).as(read.text()).isTrue();
    assertThat(read.text()).contains("httpTokens", "\"optional\"", "\"web-0045\"");
    assertThat(stage.emulator().calls("UpdateInstanceMetadataOptions")).isEmpty();
  }
}
