package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.model.OptionsState;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataState;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;

/** Operations that fail, and instances that change while somebody is working on them. */
class DisturbancesTest extends EmulatorTestBase {

  @Test
  void anOperationFailsAndNothingHasChanged() {
    region.instance("web-1").create();
    faults.failOperation(UPDATE, "Quota", "too many").once();

    var ended = poll(requireTokens());

    assertThat(ended.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(ended.isTerminal()).isTrue();
    assertThat(ended.errorCode()).isEqualTo("Quota");
    assertThat(ended.errorDetails()).isEqualTo("too many");
    assertThat(web1().httpTokens()).isEqualTo("optional");
  }

  @Test
  void anOperationFailsThoughItsWorkIsDone() {
    region.instance("web-1").create();
    faults.failOperation(UPDATE, "Quota", "too many").afterWork();

    var ended = poll(requireTokens());

    assertThat(ended.status()).isEqualTo(OperationStatus.FAILED);
    assertThat(web1().httpTokens()).isEqualTo("required");
  }

  @Test
  void anOperationNeverEnds() {
    region.instance("web-1").create();
    faults.operationForever(UPDATE);

    var operation = requireTokens();

    for (int i = 0; i < 10; i++) {
      assertThat(poll(operation).status()).isEqualTo(OperationStatus.STARTED);
    }
  }

  @Test
  void pendingNeverEnds() {
    region.instance("web-1").create();
    region.instance("web-2").create();
    faults.pendingForever().onInstance("web-1");
    requireTokens();
    client.updateInstanceMetadataOptions(
        r -> r.instanceName("web-2").httpTokens(HttpTokens.REQUIRED));

    for (int i = 0; i < 10; i++) {
      assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
      client.getInstances();
    }
    assertThat(region.get("web-2").options().state()).isEqualTo(OptionsState.APPLIED);
    region.apply("web-1");
    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
  }

  @Test
  void anInstanceVanishesBetweenTwoReads() {
    region.instance("web-1").create();
    faults.deleteInstance("GetInstance").after(1).once();

    read();

    assertThatThrownBy(this::read).isInstanceOf(NotFoundException.class);
  }

  @Test
  void anInstanceVanishesRightAfterAWrite() {
    region.instance("web-1").create();
    faults.deleteInstance(UPDATE).afterWork();

    requireTokens();

    assertThat(region.find("web-1")).isEmpty();
  }

  @Test
  void anInstanceIsReplacedByAnotherOfItsName() {
    var old = region.instance("web-1").blueprint("amazon_linux_2023").hopLimit(5).create();
    faults.replaceInstance("GetInstance").once();

    var seen = read();

    assertThat(seen.arn()).isNotEqualTo(old.arn());
    assertThat(seen.metadataOptions().httpTokens()).isEqualTo(HttpTokens.REQUIRED);
    assertThat(seen.metadataOptions().httpPutResponseHopLimit()).isEqualTo(1);
  }

  @Test
  void somebodyElseChangesTheOptionsInTheMiddle() {
    region.instance("web-1").create();
    faults.changeOptions(UPDATE, OptionsPatch.none().tokens("optional").hopLimit(9)).afterWork();

    requireTokens();

    assertThat(web1().httpTokens()).isEqualTo("optional");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(9);
    assertThat(web1().options().state()).isEqualTo(OptionsState.APPLIED);
  }

  @Test
  void somebodyElseStopsTheInstanceInTheMiddle() {
    region.instance("web-1").create();
    faults.enterState(UPDATE, InstanceState.STOPPING).once();

    assertThatThrownBy(this::requireTokens).isInstanceOf(OperationFailureException.class);
  }

  @Test
  void somethingCanHappenToAnInstanceThatTheCallDoesNotName() {
    region.instance("web-1").create();
    faults.deleteInstance("GetInstances").onInstance("web-1");

    assertThat(client.getInstances().instances()).isEmpty();
  }

  private Operation requireTokens() {
    return update(r -> r.httpTokens(HttpTokens.REQUIRED));
  }

  /** The operation as the third poll sees it. */
  private Operation poll(Operation operation) {
    client.getOperation(r -> r.operationId(operation.id()));
    client.getOperation(r -> r.operationId(operation.id()));
    return client.getOperation(r -> r.operationId(operation.id())).operation();
  }
}
