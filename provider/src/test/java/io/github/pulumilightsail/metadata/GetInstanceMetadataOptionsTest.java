package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.metadata.audit.GetInstanceMetadataOptions;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GetInstanceMetadataOptionsTest {
  private final Direct direct = new Direct();
  private final GetInstanceMetadataOptions function =
      new GetInstanceMetadataOptions(direct.regions);

  private Map<String, Object> invoke(Map<String, ?> arguments) {
    return Direct.java(function.invoke(fields(arguments), direct.call()));
  }

  @Test
  void anInstanceIsToldAsItIs() {
    var instance = direct.regions.in("eu-central-1").create("web-1").tokens("required");

    assertThat(invoke(Map.of("instanceName", "web-1")))
        .isEqualTo(
            Map.of(
                "instanceName", "web-1",
                "region", "eu-central-1",
                "instanceArn", instance.arn(),
                "availabilityZone", "eu-central-1a",
                "state", "applied",
                "httpTokens", "required",
                "httpEndpoint", "enabled",
                "httpPutResponseHopLimit", 1));
  }

  @Test
  void whatTheServiceDoesNotTellIsLeftOut() {
    direct.regions.in("eu-north-1").create("web-1").withoutState();

    assertThat(invoke(Map.of("instanceName", "web-1", "region", "eu-north-1")))
        .containsEntry("region", "eu-north-1")
        .containsEntry("httpProtocolIpv6", "disabled")
        .doesNotContainKey("state");
  }

  @Test
  void aSecretArgumentStaysSecret() {
    direct.regions.in("eu-central-1").create("web-1");

    assertThat(invoke(Map.of("instanceName", secret("web-1"))))
        .containsEntry("instanceName", secret("web-1"));
  }

  @Test
  void anInstanceThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> invoke(Map.of("instanceName", "web-7")))
        .isInstanceOf(FailureException.class)
        .hasMessage(
            "there is no Lightsail instance web-7 in eu-central-1. Check the name and the region;"
                + " names are case-sensitive. If this program is to create the instance, let the"
                + " function wait for it: with an output of the instance as its argument, or in its"
                + " output form with dependsOn.");
  }
}
