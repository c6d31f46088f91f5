package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wrong program is told all its mistakes at once, and nothing is called. */
final class WrongProgramIT {
  private static final Pattern PROBLEM =
      Pattern.compile("property (\\w+) value \\{.*?} has a problem: ");

  @RegisterExtension final Stage stage = new Stage();

  /** A program without types, as a JavaScript one: whatever it says reaches the provider. */
  @SuppressWarnings("UnusedVariable") // The SDK reads them.
  private static final class Untyped extends ResourceArgs {
    @Import private final Output<Object> instanceName = Output.of("-web");
    @Import private final Output<Object> instanceArn = Output.of("arn:aws:s3:::bucket");
    @Import private final Output<Object> region = Output.of("mars");
    @Import private final Output<Object> httpTokens = Output.of("requird");
    @Import private final Output<Object> httpEndpoint = Output.of(true);
    @Import private final Output<Object> httpPutResponseHopLimit = Output.of(65);
    @Import private final Output<Object> httpProtocolIpv6 = Output.of("maybe");
    @Import private final Output<Object> onDelete = Output.of(List.of("restore"));
    @Import private final Output<Object> imdsV1UsageCheck = Output.of(2.5);
    @Import private final Output<Object> httpTokns = Output.of("required");
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    stage.program(context ->
        new CustomResource(
            "lightsail:index:InstanceMetadataOptions",
            "web",
            new Untyped(),
            CustomResourceOptions.Empty));

    var preview = stage.failedPreview();

    assertThat(problems(preview))
        .containsExactlyInAnyOrder(
            "instanceName",
            "instanceArn",
            "region",
            "httpTokens",
            "httpEndpoint",
            "httpPutResponseHopLimit",
            "httpProtocolIpv6",
            "onDelete",
            "imdsV1UsageCheck",
            "httpTokns");
    assertThat(preview.text())
        .contains("did you mean \"required\"?")
        .contains("did you mean httpTokens?")
        .contains("1 to 64")
        .doesNotContain("almost certainly a bug");
    assertThat(stage.newCalls()).isEmpty();
  }

  /** YAML programs have the schema's types; what types cannot say is the provider's to find. */
  @Test
  void whatTypesCannotSayIsToldToo() {
    stage.manages(
        "instanceName: \"-web\", region: eu-central-1, httpPutResponseHopLimit: 0,"
            + " httpProtocolIpv6: enabled, instanceArn:"
            + " \"arn:aws:lightsail:eu-west-1:111122223333:Instance/1\"");
    var preview = stage.failedPreview();

    assertThat(problems(preview))
        .containsExactlyInAnyOrder(
            "instanceName", "httpPutResponseHopLimit", "httpProtocolIpv6", "instanceArn");
    assertThat(preview.text()).contains("Lightsail offers it in eu-north-1 only");

    stage.manages("instanceName: web-1");
    assertThat(stage.failedPreview().text()).contains("there is nothing to manage");
    stage.manages("instanceName: web-1, httpTokens: requird");
    assertThat(stage.failedPreview().text())
        .contains("Allowed values are \"optional\", \"required\"");
    assertThat(stage.newCalls()).isEmpty();
  }

  @Test
  void aWrongConfigurationIsToldAtOnceToo() {
    stage
        .config("lightsail:maxRetries", "many")
        .config("lightsail:retryMode", "adptive")
        .config("lightsail:regoin", "eu-central-1");
    stage.manages("instanceName: web-1, httpTokens: required");
    var preview = stage.failedPreview();

    assertThat(preview.text()).contains("maxRetries", "adaptive", "regoin");
    assertThat(stage.newCalls()).isEmpty();
  }

  private static List<String> problems(Run run) {
    return PROBLEM.matcher(run.text()).results().map(match -> match.group(1)).toList();
  }
}
