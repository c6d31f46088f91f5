package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.model.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.ServiceException;

/** Calls that are refused, and which calls a rule strikes. */
class FaultsTest extends EmulatorTestBase {

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 403",
    "NotFoundException, 404",
    "InvalidInputException, 400",
    "OperationFailureException, 400",
    "UnauthenticatedException, 401",
    "AccountSetupInProgressException, 428",
    "RegionSetupInProgressException, 428",
    "ServiceException, 500",
    "ThrottlingException, 400",
    "InternalFailure, 500",
    "ServiceUnavailable, 503",
    "RequestExpired, 400",
  })
  void anyErrorCanBeHadByName(String type, int status) {
    region.instance("web-1").create();
    faults.error("GetInstance", type).once();

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            LightsailException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
              // HttpURLConnection hands out no body with a 401.
              if (status != 401) {
                assertThat(e.awsErrorDetails().errorMessage()).isNotBlank();
              }
            });
    assertThat(read().name()).isEqualTo("web-1");
  }

  @Test
  void anErrorCanHaveItsOwnStatusAndWords() {
    faults.error(FaultRule.ANY, "Teapot", 418, "short and stout");

    assertThatThrownBy(() -> client.getRegions())
        .isInstanceOf(LightsailException.class)
        .hasMessageContaining("short and stout")
        .hasMessageContaining("418");
  }

  @Test
  void shortcutsForTheCommonErrors() {
    faults.throttle("GetRegions").once();
    faults.internalFailure("GetRegions").once().after(1);
    faults.serviceUnavailable("GetRegions").once().after(2);

    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("Rate exceeded");
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("500");
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("503");
    assertThat(client.getRegions().regions()).isNotEmpty();
  }

  @Test
  void aRuleStrikesOnlyItsOperationInstanceRegionAndTimes() {
    region.instance("web-1").create();
    region.instance("web-2").create();
    var rule =
        faults.throttle("GetInstance").onInstance("web-1").inRegion(REGION).after(1).times(2);

    client.getInstances();
    client.getInstance(r -> r.instanceName("web-2"));
    read();
    assertThatThrownBy(this::read).hasMessageContaining("Rate exceeded");
    assertThatThrownBy(this::read).hasMessageContaining("Rate exceeded");
    read();

    assertThat(rule.hits()).isEqualTo(2);
    faults.throttle("GetInstance").inRegion("us-east-1");
    read();
  }

  @Test
  void aRuleOfAnInstanceStrikesTheReadsOfItsOperations() {
    region.instance("web-1").create();
    region.instance("web-2").create();
    var mine = update(r -> r.httpTokens(HttpTokens.REQUIRED));
    var other = client.stopInstance(r -> r.instanceName("web-2")).operations().getFirst();
    faults.throttle("GetOperation").onInstance("web-1");

    client.getOperation(r -> r.operationId(other.id()));
    assertThatThrownBy(() -> client.getOperation(r -> r.operationId(mine.id())))
        .hasMessageContaining("Rate exceeded");

    assertThat(emulator.calls("GetOperation"))
        .extracting(call -> call.instance())
        .containsExactly("web-2", "web-1");
  }

  @Test
  void aRuleOfAnInstanceStrikesCallsThatNameNoneIfItIsMadeForThem() {
    region.instance("web-1").create();
    faults.throttle("GetOperations").onInstance("web-1");
    faults.serviceUnavailable(FaultRule.ANY).onInstance("web-1");

    assertThatThrownBy(() -> client.getOperations()).hasMessageContaining("Rate exceeded");
    assertThat(client.getInstances().instances()).hasSize(1);
    assertThatThrownBy(this::read).hasMessageContaining("503");
  }

  @Test
  void aRefusalAfterTheWorkHidesThatItWasDone() {
    region.instance("web-1").create();
    faults.error(UPDATE, "ServiceException").afterWork().once();

    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(ServiceException.class);

    assertThat(web1().httpTokens()).isEqualTo("required");
  }

  @Test
  void deniedAccessSpeaksAsIamDoes() {
    var arn = region.instance("web-1").create().arn();
    var pages = faults.denyAccess("GetInstances");
    faults.denyAccess(UPDATE);

    assertThatThrownBy(() -> client.getInstances())
        .hasMessageContaining(
            "User: arn:aws:iam::111122223333:user/dev is not authorized to perform:"
                + " lightsail:GetInstances on resource:"
                + " arn:aws:lightsail:eu-central-1:111122223333:* because no identity-based policy"
                + " allows the lightsail:GetInstances action");
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .hasMessageContaining("on resource: " + arn);
    assertThat(read().name()).isEqualTo("web-1");

    pages.stop();
    assertThat(client.getInstances().instances()).hasSize(1);
  }

  @Test
  void aboveTheRateLimitCallsAreThrottledUntilTheClockMovesOn() {
    faults.rateLimit(10, 2);
    client.getRegions();
    client.getRegions();
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("Rate exceeded");

    clock.advance(Duration.ofMillis(100));
    client.getRegions();
    assertThatThrownBy(() -> client.getRegions()).hasMessageContaining("Rate exceeded");

    faults.noRateLimit();
    client.getRegions();
  }

  @Test
  void theLogTellsHowEachCallEnded() {
    region.instance("web-1").create();
    faults.throttle(UPDATE).once();
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(LightsailException.class);
    update(r -> r.httpTokens(HttpTokens.REQUIRED).httpPutResponseHopLimit(2));
    read();

    var calls = emulator.calls();
    assertThat(calls)
        .extracting(call -> call.operation())
        .containsExactly(UPDATE, UPDATE, "GetInstance");
    assertThat(calls).extracting(call -> call.sequence()).isSorted().doesNotHaveDuplicates();
    assertThat(calls.getFirst().outcome())
        .isEqualTo(new Outcome.Refused(400, "ThrottlingException", "Rate exceeded"));
    assertThat(calls.get(1).outcome()).isEqualTo(new Outcome.Answered());
    assertThat(calls.get(1).request().get("httpPutResponseHopLimit").getAsInt()).isEqualTo(2);
    assertThat(calls.get(1).instanceName()).contains("web-1");
    assertThat(calls.get(1).at()).isEqualTo(clock.instant());
    assertThat(emulator.mutations()).hasSize(2);
    assertThat(emulator.callCounts()).containsEntry(UPDATE, 2L).containsEntry("GetInstance", 1L);

    emulator.clearCalls();
    assertThat(emulator.calls()).isEmpty();
  }
}
