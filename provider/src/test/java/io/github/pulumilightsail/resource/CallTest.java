package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
  private final FakeTicker ticker = new FakeTicker();
  private final Cancellation cancellation = new Cancellation();
  private final Call call = call(Duration.ofSeconds(30));

  private Call call(Duration limit) {
    return new Call(ticker, limit, cancellation, new RecordedLog());
  }

  @Test
  void timeRunsOutAsItPasses() {
    assertThat(call.remaining()).isEqualTo(Duration.ofSeconds(30));

    ticker.advance(Duration.ofSeconds(12));
    assertThat(call.remaining()).isEqualTo(Duration.ofSeconds(18));

    ticker.advance(Duration.ofMinutes(5));
    assertThat(call.remaining()).isZero();
    assertThat(call.limit()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aCallWithTimeLeftGoesOn() {
    assertThatCode(() -> call.proceed("waiting")).doesNotThrowAnyException();
  }

  @Test
  void aCallThatRanOutOfTimeSaysWhatItWasDoingAndHowToGiveItMore() {
    ticker.advance(Duration.ofSeconds(30));

    assertThatThrownBy(() -> call.proceed("waiting for web-1; last seen: pending"))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem ->
                assertThat(problem.failure())
                    .isEqualTo(
                        new Failure.TimedOut(
                            "timed out after 30 s while waiting for web-1; last seen: pending; a"
                                + " longer time is given by the resource option customTimeouts",
                            false)));
  }

  @Test
  void aCancelledCallStopsEvenIfItsTimeIsOverToo() {
    ticker.advance(Duration.ofMinutes(1));
    cancellation.cancel();

    assertThat(call.isCancelled()).isTrue();
    assertThat(call.whenCancelled()).isCompletedWithValue(true);
    assertThatThrownBy(() -> call.proceed("waiting"))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem ->
                assertThat(problem.failure())
                    .isEqualTo(new Failure.Cancelled("cancelled while waiting", false)));
  }

  @ParameterizedTest
  @CsvSource({"600000,10 min", "90000,90 s", "1500,1.5 s", "5759,5.8 s", "0,0 s", "60000,1 min"})
  void theTimeIsSpokenInItsLargestWholeUnit(long millis, String spoken) {
    assertThat(call(Duration.ofMillis(millis)).timeout("waiting").message())
        .startsWith("timed out after " + spoken + " while waiting");
  }

  @Test
  void aCancellationIsSeenByAllWhoAskForIt() {
    var early = cancellation.whenCancelled();
    assertThat(cancellation.isCancelled()).isFalse();

    cancellation.cancel();
    cancellation.cancel();

    assertThat(early).isCompletedWithValue(true);
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void nobodyWhoWaitsForACancellationCanCauseIt() {
    cancellation.whenCancelled().complete(true);

    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void realTimePassesAndNeverGoesBack() {
    var before = Ticker.SYSTEM.nanos();

    Ticker.SYSTEM.pass(Duration.ofNanos(1), new Cancellation());

    assertThat(Ticker.SYSTEM.nanos()).isGreaterThan(before);
  }

  @Test
  void aCancellationEndsAWaitAtOnce() {
    cancellation.cancel();

    Ticker.SYSTEM.pass(Duration.ofDays(1), cancellation);

    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void anInterruptEndsAWaitAndStops() {
    Thread.currentThread().interrupt();

    Ticker.SYSTEM.pass(Duration.ofDays(1), cancellation);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancellation.isCancelled()).isTrue();
  }
}
