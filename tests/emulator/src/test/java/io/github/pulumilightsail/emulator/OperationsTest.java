package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.OperationType;
import software.amazon.awssdk.services.lightsail.model.ResourceType;

class OperationsTest extends EmulatorTestBase {

  @Test
  void anOperationIsStartedForTwoPollsAndThenSucceeded() {
    region.instance("web-1").create();

    var operation = update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(operation.status()).isEqualTo(OperationStatus.STARTED);
    assertThat(operation.isTerminal()).isFalse();
    assertThat(operation.operationType()).isEqualTo(OperationType.UPDATE_INSTANCE_METADATA_OPTIONS);
    assertThat(operation.resourceName()).isEqualTo("web-1");
    assertThat(operation.resourceType()).isEqualTo(ResourceType.INSTANCE);
    assertThat(operation.createdAt()).isEqualTo(clock.instant());
    assertThat(poll(operation).status()).isEqualTo(OperationStatus.STARTED);
    assertThat(poll(operation).status()).isEqualTo(OperationStatus.STARTED);
    clock.advance(Duration.ofSeconds(7));
    var done = poll(operation);
    assertThat(done.status()).isEqualTo(OperationStatus.SUCCEEDED);
    assertThat(done.isTerminal()).isTrue();
    assertThat(done.statusChangedAt()).isEqualTo(clock.instant());
    assertThat(done.errorCode()).isNull();
  }

  @Test
  void anOperationCanGoByTheClock() {
    behavior.set(Switches.OPERATION_DONE, Progress.elapsed(Duration.ofSeconds(2)));
    region.instance("web-1").create();
    var operation = update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(poll(operation).status()).isEqualTo(OperationStatus.STARTED);
    clock.advance(Duration.ofSeconds(2));
    assertThat(poll(operation).status()).isEqualTo(OperationStatus.SUCCEEDED);
  }

  @Test
  void operationsAreListedFromOldToNewInPages() {
    behavior.set(Switches.OPERATIONS_PAGE_SIZE, 2);
    region.instance("web-1").create();
    region.instance("web-2").create();
    var first = update(r -> r.httpTokens(HttpTokens.REQUIRED));
    var second = client.stopInstance(r -> r.instanceName("web-2")).operations().getFirst();
    var third = update(r -> r.httpTokens(HttpTokens.OPTIONAL));

    var page = client.getOperations();
    assertThat(page.operations())
        .extracting(Operation::id)
        .containsExactly(first.id(), second.id());
    var rest = client.getOperations(r -> r.pageToken(page.nextPageToken()));
    assertThat(rest.operations()).extracting(Operation::id).containsExactly(third.id());
    assertThat(rest.nextPageToken()).isNull();

    var ofWeb1 = client.getOperationsForResource(r -> r.resourceName("web-1"));
    assertThat(ofWeb1.operations())
        .extracting(Operation::id)
        .containsExactly(first.id(), third.id());
    assertThat(ofWeb1.nextPageToken()).isNull();
  }

  @Test
  void anUnknownOperationIsNotFound() {
    assertThatThrownBy(() -> client.getOperation(r -> r.operationId("nope")))
        .isInstanceOf(NotFoundException.class);
  }

  private Operation poll(Operation operation) {
    return client.getOperation(r -> r.operationId(operation.id())).operation();
  }
}
