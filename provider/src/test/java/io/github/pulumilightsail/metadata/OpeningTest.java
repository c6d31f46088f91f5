package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that was launched with tokens required is not opened by {@code reset} silently. */
class OpeningTest {
  private static final String DEFAULTS =
      "Those are the API's defaults; instances of the blueprints Amazon Linux 2023 and Ubuntu 24"
          + " are launched with httpTokens required.";

  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  @BeforeEach
  void anInstanceOfToday() {
    cloud.region().instance("web-1").blueprint("ubuntu_24_04").create();
    assertThat(tokens()).isEqualTo("required");
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private String tokens() {
    return cloud.region().get("web-1").httpTokens();
  }

  private static Map<String, Object> program(String onDelete, Map<String, ?> options) {
    return Values.with(Map.of("instanceName", "web-1", "onDelete", onDelete), options);
  }

  private static Map<String, Object> restoringWeb2(Map<String, ?> options) {
    return Values.with(program("restore", options), Map.of("instanceName", "web-2"));
  }

  @Test
  void aDeletionThatResetsTellsWhatItOpens() {
    stack.up(program("reset", Map.of("httpTokens", "required")));

    stack.destroy();

    assertThat(tokens()).isEqualTo("optional");
    assertThat(cloud.engine().warnings())
        .singleElement()
        .asString()
        .contains(
            "instance web-1@eu-central-1 is to be opened: httpTokens required → optional",
            "onDelete of",
            "is reset",
            DEFAULTS);
  }

  @Test
  void anOptionThatIsTakenOutOfTheProgramAndResetIsTold() {
    stack.up(program("reset", Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    stack.up(program("reset", Map.of("httpPutResponseHopLimit", 2)));

    assertThat(tokens()).isEqualTo("optional");
    assertThat(cloud.engine().warnings())
        .singleElement()
        .asString()
        .contains(
            "opened: web-1@eu-central-1 (httpTokens required → optional)",
            "the program no longer sets that and onDelete of",
            "is reset",
            DEFAULTS,
            "set onDelete to keep");
  }

  @Test
  void whatTheProgramItselfWantsIsNoSurprise() {
    stack.up(program("reset", Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    stack.up(program("reset", Map.of("httpTokens", "optional")));

    assertThat(tokens()).isEqualTo("optional");
    assertThat(cloud.engine().warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "keep"})
  void neitherRestoreNorKeepOpensAnInstanceThatWasLaunchedSafe(String onDelete) {
    stack.up(program(onDelete, Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));
    stack.up(program(onDelete, Map.of("httpPutResponseHopLimit", 2)));

    stack.destroy();

    assertThat(tokens()).isEqualTo("required");
    assertThat(cloud.engine().warnings()).isEmpty();
  }

  /** Whoever approves a preview has read it there. */
  @Test
  void aPreviewOfABaselineTellsOfWhatItOpens() {
    try (var fleet = new Baselines()) {
      fleet.region().instance("web-1").create();
      fleet.region().instance("web-2").create();
      var program = Programs.shutFleet();
      assertThat(fleet.up(program)).isEmpty();
      var _ = fleet.told();

      fleet.preview(Values.without(program, "httpTokens"));
      assertThat(fleet.told())
          .anyMatch(
              text -> text.startsWith("warning: 2 instances are to be opened: web-1@eu-central-1"));

      fleet.preview(Values.with(program, Map.of("selector", Map.of("names", List.of("web-1")))));
      assertThat(fleet.told())
          .anyMatch(text ->
              text.startsWith("warning: instance is to be opened: web-2@eu-central-1 (httpTokens")
                  && text.contains("since they leave the baseline"));
    }
  }

  /** Nobody is answered once the endpoint is disabled along with that. */
  @Test
  void whatDisablesTheEndpointOpensNothing() {
    cloud.region().instance("web-2").endpoint("disabled").create();
    stack.up(restoringWeb2(Map.of("httpTokens", "required", "httpEndpoint", "enabled")));

    stack.destroy();

    assertThat(cloud.region().get("web-2").httpEndpoint()).isEqualTo("disabled");
    assertThat(cloud.engine().warnings()).noneMatch(text -> text.contains("to be opened"));
  }

  /** Whoever has read that it is to be opened wants to know that it was not. */
  @Test
  void whatComesToNothingIsTold() {
    cloud.configure(Map.of("maxRetries", 3));
    cloud.region().instance("web-2").create();
    stack.up(restoringWeb2(Map.of("httpTokens", "required", "imdsV1UsageCheck", "off")));
    var faults = cloud.emulator().faults();
    faults.replaceInstance("UpdateInstanceMetadataOptions").once();
    faults.throttle("UpdateInstanceMetadataOptions").once();

    stack.destroy();

    assertThat(cloud.engine().warnings()).anyMatch(text -> text.contains("is to be opened"));
    assertThat(cloud.engine().messages())
        .anyMatch(text -> text.contains("instance web-2@eu-central-1 is gone, or created again"));
  }
}
