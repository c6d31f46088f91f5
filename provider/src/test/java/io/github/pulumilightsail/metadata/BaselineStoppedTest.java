package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet with stopped instances, whatever their reads show of a write before their start. */
class BaselineStoppedTest {
  private static final Map<String, Object> SHUT =
      Map.of("selector", Map.of("all", true), "httpTokens", "required", "imdsV1UsageCheck", "off");
  private static final Map<String, Object> OPEN =
      Values.with(SHUT, Map.of("httpTokens", "optional"));
  private static final String TOKENS = "instances[\"web-1@eu-central-1\"].httpTokens";

  private final Baselines fleet = new Baselines();

  @AfterEach
  void close() {
    fleet.close();
  }

  private void stopped(String tokens, StoppedReads position) {
    fleet.emulator.behavior().set(Switches.STOPPED_READS, position);
    fleet.region().instance("web-1").tokens(tokens).stopped().create();
  }

  private void start() {
    fleet.region().enter("web-1", InstanceState.RUNNING);
    fleet.region().apply("web-1");
  }

  private List<String> sentTokens() {
    return fleet.region().timeline("web-1").stream()
        .filter(change -> change.cause().equals("UpdateInstanceMetadataOptions"))
        .map(OptionsChange::options)
        .map(options -> options.httpTokens())
        .toList();
  }

  /** Tokens that nobody knows go along with no write, and the preview says so. */
  @Test
  void aPreviewTellsWhichWritesWillBeRefused() {
    stopped("optional", StoppedReads.PENDING);
    fleet.up(SHUT);
    fleet.destroy();
    var hops = Map.of("selector", Map.of("all", true), "httpPutResponseHopLimit", 2);

    var _ = fleet.preview(hops);

    assertThat(fleet.told())
        .anyMatch(text -> text.contains("the update will be refused: web-1 in eu-central-1"));
    assertThat(fleet.up(hops).orElseThrow().message()).contains("is stopped, and whoever");
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsIsNoChangeAndIsForgottenAfterTheStart(StoppedReads position) {
    stopped("optional", position);

    assertThat(fleet.up(SHUT)).isEmpty();

    assertThat(fleet.map("pendingOptions").get("web-1@eu-central-1"))
        .containsEntry("httpTokens", "required");
    assertThat(fleet.map("instances").get("web-1@eu-central-1")).containsEntry("state", "pending");
    assertThat(fleet.changes(SHUT)).isEmpty();
    fleet.read();
    assertThat(fleet.changes(SHUT)).isEmpty();
    start();
    fleet.read();
    assertThat(fleet.state()).doesNotContainKey("pendingOptions");
    assertThat(fleet.changes(SHUT)).isEmpty();
    assertThat(sentTokens()).containsExactly("required");
  }

  /** Without a refresh, too: the next update says it, once, and writes nothing for it. */
  @ParameterizedTest
  @EnumSource
  void theStartIsAChangeOfTheStateAndOfNothingElse(StoppedReads position) {
    stopped("optional", position);
    fleet.up(SHUT);
    start();

    assertThat(fleet.changes(SHUT)).containsExactly("instances[\"web-1@eu-central-1\"].state");
    assertThat(fleet.up(SHUT)).isEmpty();

    assertThat(fleet.state()).doesNotContainKey("pendingOptions");
    assertThat(fleet.map("instances").get("web-1@eu-central-1"))
        .containsEntry("state", "applied")
        .containsEntry("compliant", true);
    assertThat(fleet.changes(SHUT)).isEmpty();
    assertThat(sentTokens()).containsExactly("required");
  }

  @ParameterizedTest
  @EnumSource
  void aWishThatIsTakenBackBeforeTheStartIsNamedAndWritten(StoppedReads position) {
    stopped("required", position);
    fleet.up(SHUT);
    fleet.up(OPEN);

    assertThat(fleet.changes(SHUT)).contains(TOKENS);
    assertThat(fleet.up(SHUT)).isEmpty();

    start();
    assertThat(fleet.tokens("web-1")).isEqualTo("required");
  }

  @ParameterizedTest
  @EnumSource
  void soItIsAfterAWriteThatWasNotSeenToSucceed(StoppedReads position) {
    stopped("required", position);
    fleet.up(SHUT);
    fleet.emulator.behavior().set(Switches.OPERATION_DONE, Progress.never());
    assertThat(fleet.up(OPEN).isPresent()).isEqualTo(position != StoppedReads.WRITTEN);
    fleet.emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());

    assertThat(fleet.changes(SHUT)).contains(TOKENS);
    assertThat(fleet.up(SHUT)).isEmpty();

    assertThat(fleet.changes(SHUT)).isEmpty();
    start();
    assertThat(fleet.tokens("web-1")).isEqualTo("required");
  }

  @ParameterizedTest
  @EnumSource
  void anotherUpdateNamesAndWritesNothingOfIt(StoppedReads position) {
    stopped("optional", position);
    fleet.up(SHUT);
    var limited = Values.with(SHUT, Map.of("maxParallel", 3));

    assertThat(fleet.changes(limited)).containsExactly("maxParallel");
    assertThat(fleet.up(limited)).isEmpty();

    assertThat(sentTokens()).containsExactly("required");
    assertThat(fleet.map("pendingOptions")).containsKey("web-1@eu-central-1");
  }

  @ParameterizedTest
  @EnumSource
  void tokensThatWaitGoAlongWithAWriteThatDoesNotSetThem(StoppedReads position) {
    stopped("optional", position);
    fleet.up(SHUT);
    var hopLimit = Map.of("selector", Map.of("all", true), "httpPutResponseHopLimit", 2);

    assertThat(fleet.up(hopLimit)).isEmpty();

    assertThat(sentTokens()).containsExactly("required", "required");
  }

  /** What is written back is what is shown, and nobody has changed anything. */
  @ParameterizedTest
  @EnumSource
  void whatIsWrittenBackBeforeTheStartIsNobodysChange(StoppedReads position) {
    stopped("optional", position);
    fleet.up(OPEN);
    fleet.up(SHUT);
    var _ = fleet.told();

    assertThat(fleet.up(OPEN)).isEmpty();

    assertThat(fleet.told()).noneMatch(text -> text.startsWith("warning: "));
    assertThat(fleet.changes(OPEN)).isEmpty();
    start();
    assertThat(fleet.tokens("web-1")).isEqualTo("optional");
  }

  @ParameterizedTest
  @EnumSource
  void theStartOfAnExemptOneIsToldToo(StoppedReads position) {
    stopped("optional", position);
    fleet.up(SHUT);
    var exception = Map.of("instanceName", "web-1", "reason", "old agents", "until", "9999-12-31");
    var exempt = Values.with(SHUT, Map.of("exceptions", List.of(exception)));
    fleet.up(exempt);
    start();

    assertThat(fleet.changes(exempt)).containsExactly("instances[\"web-1@eu-central-1\"].state");
    assertThat(fleet.up(exempt)).isEmpty();

    assertThat(fleet.state()).doesNotContainKey("pendingOptions");
    assertThat(fleet.changes(exempt)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "instances", "instances[\"web-1@eu-central-1\"]"})
  void oneThatIsIgnoredStaysAsItIsAndIsNotToldOf(String ignored) {
    stopped("optional", StoppedReads.NOTHING);
    fleet.up(SHUT);
    start();
    var _ = fleet.told();

    assertThat(fleet.ignoring(ignored).changes(SHUT)).isEmpty();
    assertThat(fleet.told()).noneMatch(text -> text.contains("in force by now"));
  }
}
