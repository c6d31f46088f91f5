package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollingRateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final PollingRate rate = new PollingRate();

  @Test
  void theFirstRoundMayBeginAtOnce() {
    assertThat(rate.next()).isLessThanOrEqualTo(-SECOND);
  }

  @Test
  void afterAQuietTimeTenCallsAreFree() {
    rate.spent(100 * SECOND, 10);

    assertThat(rate.next()).isEqualTo(100 * SECOND);
  }

  @Test
  void whatGoesBeyondIsPaidForByAPause() {
    rate.spent(100 * SECOND, 30);

    assertThat(rate.next()).isEqualTo(101 * SECOND);
  }

  @Test
  void inTheLongRunThereAreTwentyCallsASecond() {
    var now = 100 * SECOND;
    for (var round = 0; round < 100; round++) {
      now = Math.max(now, rate.next());
      rate.spent(now, 7);
    }

    assertThat((rate.next() - 100 * SECOND) / (double) SECOND).isBetween(34.0, 35.0);
  }
}
