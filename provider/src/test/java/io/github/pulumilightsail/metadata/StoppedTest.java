package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stopped instance, whatever its reads show of a write before its start. */
class StoppedTest {
  private static final Map<String, Object> PROGRAM =
      Map.of("instanceName", "web-1", "httpTokens", "required", "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @EnumSource
  void theSucceededOperationIsEnoughAndTheOutputsSayPending(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").stopped().create();
    var stack = cloud.stack();

    var up = stack.up(PROGRAM);

    assertThat(up.done()).as(up.message()).isEqualTo(Done.CREATED);
    assertThat(up.out()).containsEntry("state", "pending");
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(stack.refresh().getDetailedDiffMap()).as("not shown is no drift").isEmpty();
    assertThat(stack.up(PROGRAM).done()).isEqualTo(Done.SAME);
    assertThat(cloud.writes()).hasSize(1);

    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    assertThat(stack.refresh().getDetailedDiffMap()).isEmpty();
    assertThat(stack.state().out())
        .containsEntry("state", "applied")
        .containsEntry("httpTokens", "required");
  }

  /** What is shown is not what the start brings: a wish that is taken back must be written. */
  @ParameterizedTest
  @EnumSource
  void aWishThatIsTakenBackBeforeTheStartIsWritten(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").tokens("required").stopped().create();
    var stack = cloud.stack();
    stack.up(Values.with(PROGRAM, Map.of("httpTokens", "optional")));

    var back = stack.up(PROGRAM);

    assertThat(back.done()).as(back.message()).isEqualTo(Done.UPDATED);
    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  /** What is shown would be sent along, and may be what was there before. */
  @ParameterizedTest
  @EnumSource
  void tokensThatWaitAreNotTakenBackByAWriteThatDoesNotSetThem(StoppedReads position) {
    cloud.emulator().behavior().set(Switches.STOPPED_READS, position);
    cloud.region().instance("web-1").stopped().create();
    var both = Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2));
    var hopLimit = Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 3);
    var dropped = Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 2);
    var stack = cloud.stack();
    stack.up(both);

    for (var program : List.of(dropped, hopLimit)) {
      var up = stack.up(program);
      if (up.done() == Done.FAILED) {
        assertThat(up.message()).contains("web-1 in eu-central-1", "is stopped", "httpTokens");
      }
    }

    assertThat(cloud.region().timeline("web-1"))
        .filteredOn(change -> change.cause().equals("UpdateInstanceMetadataOptions"))
        .allSatisfy(change -> assertThat(change.options().httpTokens()).isEqualTo("required"));
    cloud.region().enter("web-1", InstanceState.RUNNING);
    cloud.region().apply("web-1");
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
    assertThat(stack.up(hopLimit).error()).isNull();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }
}
