package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.web;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.Values;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a preview tells of the outputs: what is known is told, what may change is left out. */
class PreviewTest {
  private static final Map<String, Object> BOTH =
      web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2));

  private final Direct direct = new Direct();
  private final FakeLightsail lightsail = direct.regions.in("eu-central-1");

  @BeforeEach
  void instance() {
    lightsail.create("web-1");
  }

  private Map<String, Object> ofCreate(Map<String, ?> inputs) {
    return Direct.out(direct.previewCreate(direct.options, inputs));
  }

  private Map<String, Object> ofUpdate(Outcome old, Map<String, ?> before, Map<String, ?> after) {
    return Direct.out(direct.previewUpdate(direct.options, old, before, after));
  }

  @Test
  void aCreateTellsItsInputsAndDefaults() {
    assertThat(ofCreate(requiring("required")))
        .isEqualTo(
            Map.of(
                "instanceName", "web-1",
                "httpTokens", "required",
                "region", "eu-central-1",
                "onDelete", "restore",
                "imdsV1UsageCheck", "warn"));
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void aCreateTellsWhatTheProgramSays() {
    var inputs =
        web(
            Map.of(
                "httpTokens", "required",
                "region", "eu-west-1",
                "onDelete", "keep",
                "imdsV1UsageCheck", "off"));

    assertThat(ofCreate(inputs)).isEqualTo(inputs);
  }

  @Test
  void aCreateWithoutAnyRegionTellsNone() {
    direct.regions.withoutDefaultRegion();

    assertThat(ofCreate(requiring("required"))).doesNotContainKey("region");
  }

  @Test
  void anUpdateThatChangesNoOptionKeepsWhatIsKnown() {
    var old = direct.create(direct.options, BOTH);

    assertThat(ofUpdate(old, BOTH, with(BOTH, Map.of("onDelete", "keep"))))
        .isEqualTo(with(Direct.out(old), Map.of("onDelete", "keep")));
  }

  @Test
  void anUpdateThatChangesAnOptionLeavesOutWhatTheWriteWillTell() {
    var old = direct.create(direct.options, BOTH);

    assertThat(ofUpdate(old, BOTH, with(BOTH, Map.of("httpPutResponseHopLimit", 3))))
        .containsEntry("httpPutResponseHopLimit", 3)
        .containsEntry("httpTokens", "required")
        .containsEntry("httpEndpoint", "enabled")
        .containsKeys("previousOptions", "instanceArn")
        .doesNotContainKeys("operation", "state", "httpProtocolIpv6");
  }

  @Test
  void anOptionThatIsManagedAnewIsRecordedByTheUpdate() {
    var before = requiring("required");
    var old = direct.create(direct.options, before);

    assertThat(ofUpdate(old, before, BOTH))
        .containsEntry("httpPutResponseHopLimit", 2)
        .doesNotContainKeys("previousOptions", "operation", "state");
    assertThat(
            ofUpdate(
                old, before, web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 1))))
        .as("as it is already")
        .containsKeys("operation", "state")
        .doesNotContainKey("previousOptions");
  }

  @ParameterizedTest
  @CsvSource({"restore,4", "reset,1", "keep,2"})
  void anOptionThatIsDroppedIsToldAsItWillBe(String onDelete, int hopLimit) {
    lightsail.instance("web-1").with(Programs.tokensAndHopLimit("optional", 4));
    var before = with(BOTH, Map.of("onDelete", onDelete));
    var old = direct.create(direct.options, before);

    var told = ofUpdate(old, before, with(requiring("required"), Map.of("onDelete", onDelete)));

    assertThat(told)
        .containsEntry("httpPutResponseHopLimit", hopLimit)
        .containsEntry("httpTokens", "required")
        .doesNotContainKey("previousOptions");
    assertThat(told.containsKey("operation")).isEqualTo(onDelete.equals("keep"));
  }

  @Test
  void aValueThatIsNotKnownYetIsAChange() {
    var old = direct.create(direct.options, BOTH);

    assertThat(ofUpdate(old, BOTH, with(BOTH, Map.of("httpTokens", Values.UNKNOWN))))
        .containsEntry("httpTokens", Values.UNKNOWN)
        .containsKey("previousOptions")
        .doesNotContainKeys("operation", "state");
  }
}
