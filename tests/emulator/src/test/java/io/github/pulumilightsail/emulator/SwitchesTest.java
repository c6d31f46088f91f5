package io.github.pulumilightsail.emulator;

import static io.github.pulumilightsail.emulator.behavior.Switches.DISABLED_WITH_OTHERS;
import static io.github.pulumilightsail.emulator.behavior.Switches.FIRST_STATUS;
import static io.github.pulumilightsail.emulator.behavior.Switches.HOP_LIMIT_OUT_OF_RANGE;
import static io.github.pulumilightsail.emulator.behavior.Switches.IMDSV2_ENFORCED;
import static io.github.pulumilightsail.emulator.behavior.Switches.IPV6_ELSEWHERE;
import static io.github.pulumilightsail.emulator.behavior.Switches.IPV6_REPORTED;
import static io.github.pulumilightsail.emulator.behavior.Switches.OMITTED_TOKENS;
import static io.github.pulumilightsail.emulator.behavior.Switches.STOPPED_READS;
import static io.github.pulumilightsail.emulator.behavior.Switches.SUCCESS_WORD;
import static io.github.pulumilightsail.emulator.behavior.Switches.WHEN_STOPPED;
import static io.github.pulumilightsail.emulator.behavior.Switches.WHILE_TRANSITIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Choices.FirstStatus;
import io.github.pulumilightsail.emulator.behavior.Choices.ImdsV2Enforced;
import io.github.pulumilightsail.emulator.behavior.Choices.Ipv6Elsewhere;
import io.github.pulumilightsail.emulator.behavior.Choices.Ipv6Reported;
import io.github.pulumilightsail.emulator.behavior.Choices.OmittedTokens;
import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Choices.SuccessWord;
import io.github.pulumilightsail.emulator.behavior.Choices.WhenStopped;
import io.github.pulumilightsail.emulator.behavior.Choices.WhileTransitional;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.model.AccessDeniedException;
import software.amazon.awssdk.services.lightsail.model.HttpEndpoint;
import software.amazon.awssdk.services.lightsail.model.HttpProtocolIpv6;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataState;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;

class SwitchesTest extends EmulatorTestBase {

  @Test
  void omittedTokensCanKeepTheirValue() {
    behavior.set(OMITTED_TOKENS, OmittedTokens.KEEP);
    region.instance("web-1").tokens("required").create();

    update(r -> r.httpPutResponseHopLimit(2));

    assertThat(web1().httpTokens()).isEqualTo("required");
  }

  @Test
  void otherOptionsWithADisabledEndpointCanBeRefused() {
    region.instance("web-1").create();
    update(r -> r.httpEndpoint(HttpEndpoint.DISABLED).httpTokens(HttpTokens.REQUIRED));
    behavior.set(DISABLED_WITH_OTHERS, Strictness.REFUSE);

    assertThatThrownBy(() -> update(r -> r.httpPutResponseHopLimit(2)))
        .isInstanceOf(InvalidInputException.class);
    update(r -> r.httpEndpoint(HttpEndpoint.DISABLED));
    update(r -> r.httpEndpoint(HttpEndpoint.ENABLED).httpPutResponseHopLimit(2));
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void ipv6OutsideStockholm(Ipv6Elsewhere choice) {
    behavior.set(IPV6_ELSEWHERE, choice);
    region.instance("web-1").create();

    switch (choice) {
      case REFUSE ->
          assertThatThrownBy(() -> update(r -> r.httpProtocolIpv6(HttpProtocolIpv6.DISABLED)))
              .isInstanceOf(InvalidInputException.class);
      case IGNORE -> {
        update(r -> r.httpProtocolIpv6(HttpProtocolIpv6.ENABLED));
        assertThat(web1().httpProtocolIpv6()).isEqualTo("disabled");
      }
      case ACCEPT -> {
        update(r -> r.httpProtocolIpv6(HttpProtocolIpv6.ENABLED));
        assertThat(web1().httpProtocolIpv6()).isEqualTo("enabled");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereIpv6IsReported(Ipv6Reported choice) {
    behavior.set(IPV6_REPORTED, choice);
    region.instance("web-1").create();
    emulator.region("eu-north-1").instance("web-1").ipv6("enabled").create();

    try (var stockholm = Clients.lightsail(emulator, "eu-north-1")) {
      var there = stockholm.getInstance(r -> r.instanceName("web-1")).instance();
      assertThat(there.metadataOptions().httpProtocolIpv6())
          .isEqualTo(choice == Ipv6Reported.NOWHERE ? null : HttpProtocolIpv6.ENABLED);
    }
    assertThat(read().metadataOptions().httpProtocolIpv6())
        .isEqualTo(choice == Ipv6Reported.EVERYWHERE ? HttpProtocolIpv6.DISABLED : null);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65})
  void aHopLimitOutOfRangeIsRefusedUnlessSaidOtherwise(int limit) {
    region.instance("web-1").create();
    assertThatThrownBy(() -> update(r -> r.httpPutResponseHopLimit(limit)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("between 1 and 64");

    behavior.set(HOP_LIMIT_OUT_OF_RANGE, Strictness.ACCEPT);
    update(r -> r.httpPutResponseHopLimit(limit));

    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @EnumSource(
      value = InstanceState.class,
      names = {"PENDING", "STOPPING", "SHUTTING_DOWN"})
  void anInstanceInBetweenRefusesWrites(InstanceState state) {
    region.instance("web-1").state(state).create();

    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(OperationFailureException.class)
        .hasMessageContaining(state.wire());
    behavior.set(WHILE_TRANSITIONAL, WhileTransitional.INVALID_INPUT);
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(InvalidInputException.class);
    behavior.set(WHILE_TRANSITIONAL, WhileTransitional.ACCEPT);
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(web1().httpTokens()).isEqualTo("required");
  }

  @Test
  void aStoppedInstanceCanBeAppliedAsARunningOne() {
    behavior.set(WHEN_STOPPED, WhenStopped.AS_RUNNING);
    region.instance("web-1").stopped().create();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    read();
    read();

    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
  }

  @ParameterizedTest
  @CsvSource({
    "WRITTEN, REQUIRED, PENDING",
    "PENDING, OPTIONAL, PENDING",
    "NOTHING, OPTIONAL, APPLIED"
  })
  void whatReadsOfAStoppedInstanceShowBeforeItsStart(
      StoppedReads choice, HttpTokens tokens, InstanceMetadataState state) {
    behavior.set(STOPPED_READS, choice);
    region.instance("web-1").stopped().create();

    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    for (var seen : List.of(read(), client.getInstances().instances().getFirst(), read())) {
      assertThat(seen.metadataOptions().httpTokens()).isEqualTo(tokens);
      assertThat(seen.metadataOptions().state()).isEqualTo(state);
    }
    assertThat(web1().httpTokens()).as("what was written").isEqualTo("required");
    update(r -> r.httpTokens(HttpTokens.REQUIRED).httpPutResponseHopLimit(2));
    region.enter("web-1", InstanceState.RUNNING);
    assertThat(read().metadataOptions().httpTokens()).isEqualTo(HttpTokens.REQUIRED);
    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
    assertThat(read().metadataOptions().httpPutResponseHopLimit()).isEqualTo(2);
    assertThat(region.timeline("web-1"))
        .extracting(change -> change.cause())
        .containsExactly("created", UPDATE, UPDATE, "applied");
  }

  @Test
  void aRefusedWriteChangesNothing() {
    behavior.set(DISABLED_WITH_OTHERS, Strictness.REFUSE);
    var before = region.instance("web-1").create();

    assertThatThrownBy(() ->
            update(r -> r.httpEndpoint(HttpEndpoint.DISABLED).httpTokens(HttpTokens.REQUIRED)))
        .isInstanceOf(InvalidInputException.class);

    assertThat(web1()).isEqualTo(before);
    assertThat(region.timeline("web-1")).hasSize(1);
    assertThat(client.getOperations().operations()).isEmpty();
  }

  @Test
  void anAccountCanForbidImdsV1() {
    region.instance("web-1").tokens("required").create();
    behavior.set(IMDSV2_ENFORCED, ImdsV2Enforced.ACCESS_DENIED);
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.OPTIONAL)))
        .isInstanceOfSatisfying(
            AccessDeniedException.class, e -> assertThat(e.tip()).contains("required"));
    assertThatThrownBy(() -> update(r -> r.httpPutResponseHopLimit(2)))
        .isInstanceOf(AccessDeniedException.class);

    behavior.set(IMDSV2_ENFORCED, ImdsV2Enforced.INVALID_INPUT);
    assertThatThrownBy(() -> update(r -> r.httpTokens(HttpTokens.OPTIONAL)))
        .isInstanceOf(InvalidInputException.class);

    update(r -> r.httpTokens(HttpTokens.REQUIRED).httpPutResponseHopLimit(2));
    assertThat(web1().httpTokens()).isEqualTo("required");
  }

  @Test
  void operationsHaveTwoWordsForSuccessAndTwoForTheirBeginning() {
    behavior.set(SUCCESS_WORD, SuccessWord.COMPLETED).set(FIRST_STATUS, FirstStatus.NOT_STARTED);
    region.instance("web-1").create();

    var operation = update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(operation.status()).isEqualTo(OperationStatus.NOT_STARTED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.NOT_STARTED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.STARTED);
    assertThat(status(operation.id())).isEqualTo(OperationStatus.COMPLETED);
  }

  private OperationStatus status(String id) {
    return client.getOperation(r -> r.operationId(id)).operation().status();
  }

  @Test
  void everySwitchCanBeSetByNameToWhatItShows() {
    var shown = behavior.describe();
    assertThat(shown).hasSameSizeAs(Switches.ALL);

    shown.forEach(behavior::set);

    assertThat(behavior.describe()).isEqualTo(shown);
  }

  @Test
  void aWrongSwitchOrValueSaysWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> behavior.set("pagesize", "1"))
        .withMessageContaining("pageSize");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> behavior.set("omittedTokens", "forget"))
        .withMessageContaining("reset, keep");
    assertThatIllegalArgumentException().isThrownBy(() -> behavior.set("pageSize", "0"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> behavior.set("latency", "soon"))
        .withMessageContaining("50ms");
  }

  @Test
  void resetPutsEverythingBack() {
    var initial = behavior.describe();
    behavior.set("applied", "2s").set("pageSize", "3").set("stateReached", "never");
    region.instance("web-1").create();
    faults.throttle("*");

    emulator.reset();

    assertThat(behavior.describe()).isEqualTo(initial);
    assertThat(region.instances()).isEmpty();
    assertThat(client.getInstances().instances()).isEmpty();
  }
}
