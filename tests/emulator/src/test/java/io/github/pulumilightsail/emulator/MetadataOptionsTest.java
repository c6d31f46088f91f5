package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.github.pulumilightsail.emulator.model.OptionsState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lightsail.model.HttpEndpoint;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataState;

class MetadataOptionsTest extends EmulatorTestBase {

  @Test
  void aWriteIsPendingForTwoReadsAndThenApplied() {
    region.instance("web-1").create();

    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
    assertThat(read().metadataOptions().httpTokens()).isEqualTo(HttpTokens.REQUIRED);
  }

  @Test
  void pagesCountAsReadsOfEveryInstanceOnThem() {
    region.instance("web-1").create();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    client.getInstances();
    client.getInstances();

    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
  }

  @Test
  void lookingFromOutsideDoesNotCountAsARead() {
    region.instance("web-1").create();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    for (int i = 0; i < 5; i++) {
      assertThat(web1().options().state()).isEqualTo(OptionsState.PENDING);
    }
  }

  @Test
  void pendingByTheClockEndsWhenTheClockSaysSo() {
    behavior.set(Switches.APPLIED, Progress.elapsed(Duration.ofSeconds(2)));
    region.instance("web-1").create();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    clock.advance(Duration.ofMillis(1_999));
    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    clock.advance(Duration.ofMillis(1));
    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
  }

  @Test
  void omittedTokensBecomeOptionalAsTheReferenceSays() {
    region.instance("web-1").tokens("required").hopLimit(1).create();

    update(r -> r.httpPutResponseHopLimit(2));

    assertThat(web1().httpTokens()).isEqualTo("optional");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(2);
  }

  @Test
  void omittedEndpointAndHopLimitStayAsTheyAre() {
    region.instance("web-1").endpoint("disabled").hopLimit(3).create();

    update(r -> r.httpTokens(HttpTokens.REQUIRED));

    assertThat(web1().httpEndpoint()).isEqualTo("disabled");
    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(3);
  }

  @Test
  void theTimelineShowsEveryMoment() {
    region.instance("web-1").tokens("required").create();

    update(r -> r.httpEndpoint(HttpEndpoint.DISABLED));
    region.apply("web-1");
    region.change("web-1", OptionsPatch.none().tokens("required"));
    region.replace("web-1");

    var timeline = region.timeline("web-1");
    assertThat(timeline)
        .extracting(OptionsChange::cause)
        .containsExactly("created", UPDATE, "applied", "somebody else", "created");
    assertThat(timeline)
        .extracting(change -> change.options().httpTokens())
        .containsExactly("required", "optional", "optional", "required", "optional");
    assertThat(timeline).extracting(OptionsChange::sequence).isSorted();
    assertThat(timeline.getFirst().arn()).isNotEqualTo(timeline.getLast().arn());
    assertThat(timeline.get(1).sequence())
        .isGreaterThan(emulator.calls(UPDATE).getFirst().sequence());
  }

  @Test
  void aStoppedInstanceIsAppliedOnlyAfterItsStart() {
    region.instance("web-1").stopped().create();
    update(r -> r.httpTokens(HttpTokens.REQUIRED));
    for (int i = 0; i < 5; i++) {
      assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    }

    region.enter("web-1", InstanceState.RUNNING);

    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(readState()).isEqualTo(InstanceMetadataState.PENDING);
    assertThat(readState()).isEqualTo(InstanceMetadataState.APPLIED);
  }

  @Test
  void regionsAndAccountsDoNotShareInstances() {
    region.instance("web-1").tokens("required").create();
    emulator.region("eu-west-1").instance("web-1").create();
    emulator.region("999988887777", REGION).instance("web-1").create();

    update(r -> r.httpPutResponseHopLimit(5));

    assertThat(web1().httpPutResponseHopLimit()).isEqualTo(5);
    assertThat(emulator.instance("eu-west-1", "web-1").httpPutResponseHopLimit()).isEqualTo(1);
    assertThat(emulator.region("999988887777", REGION).get("web-1").httpPutResponseHopLimit())
        .isEqualTo(1);
  }
}
