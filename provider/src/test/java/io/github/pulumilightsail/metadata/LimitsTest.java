package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static io.github.pulumilightsail.testing.Values.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one update may write, and how much may go wrong. */
class LimitsTest {
  private static final Map<String, Object> ALL =
      Map.of("selector", Map.of("all", true), "httpTokens", "required");
  private static final Map<String, Object> TEN = with(ALL, Map.of("maxChanges", 10));

  private final Baselines fleet = new Baselines();

  private void create(int count) {
    for (var i = 1; i <= count; i++) {
      fleet.region().instance("web-%03d".formatted(i)).create();
    }
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void moreThanMaxChangesIsRefusedWithTheirNames() {
    create(11);

    assertThatThrownBy(() -> fleet.preview(TEN))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("11 instances would be written to, and maxChanges is 10")
        .hasMessageContaining("web-011@eu-central-1 (httpTokens optional → required)");
    assertThat(fleet.up(TEN).orElseThrow().message()).contains("Nothing was written");
    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void asManyAsMaxChangesAreWritten() {
    create(10);

    fleet.preview(TEN);
    assertThat(fleet.up(TEN)).isEmpty();

    assertThat(fleet.written()).hasSize(10);
  }

  @Test
  void anUpdateIsHeldToItAsACreationIs() {
    create(5);
    fleet.up(TEN);
    create(16);
    fleet.written();

    assertThatThrownBy(() -> fleet.preview(TEN)).hasMessageContaining("16 instances");
    assertThat(fleet.up(TEN).orElseThrow().message()).contains("16 instances");
    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.up(with(ALL, Map.of("maxChanges", 16)))).isEmpty();
    assertThat(fleet.written()).hasSize(16);
  }

  @Test
  void thoseThatLeaveCountIfTheyAreWrittenToAndInAllRegionsTogether() {
    create(3);
    fleet.emulator.region("eu-north-1").instance("north-1").create();
    var both =
        with(ALL, Map.of("regions", List.of("eu-central-1", "eu-north-1"), "onDelete", "restore"));
    fleet.up(both);
    fleet.written();
    var less = with(both, Map.of("selector", Map.of("namePrefix", "web-003"), "maxChanges", 2));

    assertThat(fleet.up(less).orElseThrow().message())
        .contains(
            "3 instances would be written to, and maxChanges is 2",
            "north-1@eu-north-1 (leaves: httpTokens required → optional)");
    assertThat(fleet.written()).isEmpty();
    assertThat(fleet.up(with(less, Map.of("onDelete", "keep")))).isEmpty();
    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void aDeletionHasNoSuchLimit() {
    create(3);
    fleet.up(with(ALL, Map.of("onDelete", "restore")));
    fleet.up(with(ALL, Map.of("onDelete", "restore", "maxChanges", 1)));
    fleet.written();

    fleet.destroy();

    assertThat(fleet.written()).hasSize(3);
  }

  @Test
  void afterMaxFailuresNoFurtherWriteBegins() {
    create(200);
    fleet.emulator.faults().denyAccess("UpdateInstanceMetadataOptions");
    var program = with(ALL, Map.of("maxFailures", 3, "maxParallel", 4));

    var text = fleet.up(program).orElseThrow().message();

    // What was under way when the third failed: no more than maxParallel.
    var tried = fleet.written();
    assertThat(tried).hasSizeBetween(3, 3 + 3).first().isEqualTo("web-001");
    assertThat(text)
        .contains(
            "200 of 200 instances are not as wanted",
            "After so many failures (maxFailures) no further write began: %d were not tried"
                .formatted(200 - tried.size()),
            "web-010@eu-central-1");
    assertThat(fleet.map("previousOptions")).isEmpty();
    assertThat(fleet.map("instances")).hasSize(200);

    fleet.emulator.faults().clear();
    assertThat(fleet.up(program)).isEmpty();
    assertThat(fleet.written()).hasSize(200);
  }

  @Test
  void operationsThatFailLateCountToo() {
    create(50);
    fleet.emulator.faults().failOperation("UpdateInstanceMetadataOptions", "X", "no");

    fleet.up(with(ALL, Map.of("maxFailures", 2, "maxParallel", 3)));

    assertThat(fleet.written()).hasSizeBetween(2, 2 + 2);
  }

  @Test
  void whoeverCancelsIsNotToldOfFailures() {
    create(10);
    fleet.cancellation.cancel();

    var failure = fleet.up(with(ALL, Map.of("maxFailures", 1, "maxParallel", 1))).orElseThrow();

    assertThat(failure).isInstanceOf(Failure.Cancelled.class);
    assertThat(failure.message()).doesNotContain("maxFailures");
  }

  @Test
  void fewerFailuresStopNothing() {
    create(20);
    fleet.emulator.faults().denyAccess("UpdateInstanceMetadataOptions").times(2);

    var failure = fleet.up(with(ALL, Map.of("maxFailures", 3))).orElseThrow();

    assertThat(fleet.written()).hasSize(20);
    assertThat(failure.message()).contains("2 of 20").doesNotContain("not tried");
  }

  @Test
  void oneThatIsGoneIsNoFailure() {
    create(20);
    fleet.emulator.faults().deleteInstance("UpdateInstanceMetadataOptions").onInstance("web-001");

    assertThat(fleet.up(with(ALL, Map.of("maxFailures", 1, "maxParallel", 1)))).isEmpty();

    assertThat(fleet.map("instances")).hasSize(19);
  }

  @Test
  void whatWasNotTriedWhileLeavingKeepsItsRecord() {
    create(10);
    var program = with(ALL, Map.of("onDelete", "restore", "maxFailures", 1, "maxParallel", 1));
    fleet.up(program);
    fleet.emulator.faults().denyAccess("UpdateInstanceMetadataOptions");

    fleet.up(with(program, Map.of("selector", Map.of("names", List.of("web-010")))));

    assertThat(fleet.map("previousOptions")).hasSize(10);
    fleet.emulator.faults().clear();
    fleet.up(with(program, Map.of("selector", Map.of("names", List.of("web-010")))));
    assertThat(fleet.tokens("web-001")).isEqualTo("optional");
    assertThat(fleet.tokens("web-010")).isEqualTo("required");
    assertThat(fleet.map("previousOptions")).hasSize(1);
  }

  @Test
  void bothAreAtLeastOne() {
    assertThat(fleet.wrong(with(ALL, Map.of("maxChanges", 0, "maxFailures", 0))))
        .hasSize(2)
        .allMatch(text -> text.contains("0 is not allowed: it must be a whole number from 1"));
    assertThat(fleet.wrong(without(TEN, "httpTokens"))).hasSize(1);
  }
}
