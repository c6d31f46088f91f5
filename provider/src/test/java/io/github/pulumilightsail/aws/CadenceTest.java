package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {
  private static final Duration USUAL = Duration.ofMillis(2100);

  @Test
  void aLoneOneIsLookedAtSoonUnlessItIsKnownThatWritesTakeLonger() {
    assertThat(Cadence.first(1, true, Optional.empty())).isEqualTo(Duration.ofMillis(200));
    assertThat(Cadence.first(1, true, Optional.of(USUAL))).isEqualTo(USUAL);
    assertThat(Cadence.first(1, false, Optional.of(USUAL))).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void aLoneOneDoesNotPayForAWriteThatOnceTookVeryLong() {
    assertThat(Cadence.first(1, true, Optional.of(Duration.ofSeconds(9))))
        .isEqualTo(Duration.ofMillis(200));
  }

  @ParameterizedTest
  @CsvSource({"1,800", "2,1000", "3,1000", "4,2000", "8,3000", "40,5000"})
  void looksAtALoneOneBecomeRarer(int looks, long millis) {
    assertThat(Cadence.next(looks, 1)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void manyAreLookedAtTogetherAsSoonAsAllAreDue() {
    assertThat(Cadence.together(List.of(3_000L, 1_000L, 2_000L))).isEqualTo(3_000);
  }

  @Test
  void nobodyWaitsLongForOthers() {
    var late = Duration.ofSeconds(9).toNanos();

    assertThat(Cadence.together(List.of(0L, late))).isEqualTo(Duration.ofMillis(400).toNanos());
  }

  @Test
  void onceEnoughAreDueNobodyWaitsForMore() {
    assertThat(Cadence.together(LongStream.rangeClosed(1, 1000).boxed().toList())).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"0,10,false", "4,10,false", "5,10,true", "399,1000,false", "400,1000,true"})
  void operationsAreLookedAtOnceTheyAreWorthAPage(int operations, int waiting, boolean worth) {
    assertThat(Cadence.areWorthAPage(operations, waiting)).isEqualTo(worth);
  }
}
