package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls against a limit, in a time of their own. */
class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long now;
  private final Pace pace = new Pace(() -> now);

  @Test
  void nothingWaitsAsLongAsNothingIsThrottled() {
    for (var call = 0; call < 10_000; call++) {
      assertThat(pace.turn()).isZero();
      pace.admitted();
    }
  }

  @Test
  void theFirstPaceIsWhatWasAdmittedInTheLastSecond() {
    for (var call = 0; call < 20; call++) {
      now += SECOND / 20;
      pace.admitted();
    }
    pace.throttled();

    pace.turn();
    assertThat(pace.turn()).isBetween(Duration.ofMillis(45), Duration.ofMillis(55));
  }

  /** As Lightsail does it, a bucket of tokens: a burst, and then so many a second. */
  @ParameterizedTest
  @ValueSource(ints = {2, 20, 200})
  void findsTheLimitAndUsesIt(int perSecond) {
    var limit = new Bucket(perSecond);
    var admitted = 0;
    var throttled = 0;
    while (now < 60 * SECOND) {
      now += pace.turn().toNanos() + 1_000_000;
      if (limit.admits(now)) {
        admitted++;
        pace.admitted();
      } else {
        throttled++;
        pace.throttled();
      }
    }
    assertThat(admitted).isGreaterThan((int) (0.85 * 60 * perSecond));
    assertThat(throttled).isLessThan(admitted / 4 + 20);
  }

  @Test
  void noTurnIsSoFarAwayThatACancelledCallWouldHang() {
    pace.throttled();
    for (var call = 0; call < 1000; call++) {
      assertThat(pace.turn()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
  }

  private static final class Bucket {
    private final int perSecond;
    private double tokens;
    private long last;

    Bucket(int perSecond) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
    }

    boolean admits(long now) {
      tokens = Math.min(perSecond, tokens + (double) (now - last) / SECOND * perSecond);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
