package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.OptionsChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataState;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;

class MetadataOptionsTest {
  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final LightsailClient client = Clients.lightsail(emulator, "eu-central-1");
  private final EmulatedRegion region = emulator.region("eu-central-1");

  @AfterEach
  void close() {
    client.close();
    emulator.close();
  }

  @Test
  void aWriteIsPendingForTwoReadsAndThenApplied() {
    region.instance("web-1").create();

    var operation =
        client
            .updateInstanceMetadataOptions(
                r -> r.instanceName("web-1").httpTokens(HttpTokens.REQUIRED))
            .operation();

    assertThat(operation.status()).isEqualTo(OperationStatus.STARTED);
    assertThat(state()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(state()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(state()).isEqualTo(InstanceMetadataState.APPLIED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.STARTED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.STARTED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(region.timeline("web-1"))
        .extracting(OptionsChange::cause)
        .containsExactly("created", "UpdateInstanceMetadataOptions", "applied");
  }

  @Test
  void omittedTokensBecomeOptionalAsTheReferenceSays() {
    region.instance("web-1").tokens("required").create();

    client.updateInstanceMetadataOptions(r -> r.instanceName("web-1").httpPutResponseHopLimit(2));

    assertThat(region.get("web-1").httpTokens()).isEqualTo("optional");
    assertThat(region.get("web-1").httpPutResponseHopLimit()).isEqualTo(2);
  }

  @Test
  void anInstanceThatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> client.getInstance(r -> r.instanceName("gone")))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(404);
              assertThat(e.requestId()).isNotBlank();
              assertThat(e.code()).isEqualTo("DoesNotExist");
              assertThat(e.docs()).endsWith("API_GetInstance.html");
              assertThat(e.awsErrorDetails().errorMessage()).contains("gone");
            });
  }

  private InstanceMetadataState state() {
    return client.getInstance(r -> r.instanceName("web-1")).instance().metadataOptions().state();
  }

  private OperationStatus status(String id) {
    return client.getOperation(r -> r.operationId(id)).operation().status();
  }
}
