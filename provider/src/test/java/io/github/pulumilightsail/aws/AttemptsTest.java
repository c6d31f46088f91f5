package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lightsail.model.RegionSetupInProgressException;

/** How often, when and with what a write is repeated, and what is told if it is not. */
@Timeout(20)
class AttemptsTest {
  private static final Optional<MetadataOptions> OPTIONS =
      Optional.of(new MetadataOptions("required", null, null, null));

  private final Edge edge = new Edge();
  private final Lightsail region = edge.region(2);

  /** What the service does at each attempt; the last one again and again. */
  private final Deque<Object> script = new ArrayDeque<>();

  private final List<String> happened = new ArrayList<>();

  @AfterEach
  void close() {
    edge.close();
  }

  private void does(Object... steps) {
    script.addAll(List.of(steps));
    edge.onUpdate(_ -> {
      happened.add("sent");
      var step = script.size() > 1 ? script.removeFirst() : script.getFirst();
      if (step instanceof RuntimeException problem) {
        throw problem;
      }
      return Edge.begun(String.valueOf(step));
    });
  }

  private Optional<Operation> write(Duration limit) {
    return region.write(
        "web-1",
        () -> {
          happened.add("asked");
          return OPTIONS;
        },
        edge.call(limit));
  }

  private Failure failure() {
    return failure(Duration.ofMinutes(10));
  }

  /** The failure of a write that asks that what to send. */
  private Failure failureOfAsking(Supplier<Optional<MetadataOptions>> request, Call call) {
    return catchThrowableOfType(FailureException.class, () -> region.write("web-1", request, call))
        .failure();
  }

  private Failure failure(Duration limit) {
    return catchThrowableOfType(FailureException.class, () -> write(limit)).failure();
  }

  @Test
  void aThrottledWriteIsAskedForAnewBeforeEachAttempt() {
    does(Edge.throttled(), Edge.throttled(), "op-1");

    assertThat(write(Duration.ofMinutes(10)).orElseThrow().id()).isEqualTo("op-1");

    assertThat(happened).containsExactly("asked", "sent", "asked", "sent", "asked", "sent");
  }

  @Test
  void aThrottledWriteIsRepeatedFarMoreOftenThanAFailedOneUntilItsTimeIsOver() {
    does(Edge.throttled());

    var failure = failure(Duration.ofMinutes(2));

    assertThat(failure).isInstanceOf(Failure.Throttled.class);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(failure.message()).contains("until the time for it was over");
    assertThat(happened.size()).isGreaterThan(20);
    assertThat(edge.ticker.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
  }

  /** Also where the time is over while the write is prepared once more. */
  @Test
  void whatWasThrottledToTheEndIsToldSoWhereverTheTimeIsOver() {
    does(Edge.throttled());
    var call = edge.call(Duration.ofMinutes(2));

    var failure =
        failureOfAsking(
            () -> {
              if (happened.size() >= 4) {
                throw new FailureException(call.timeout("reading it"));
              }
              happened.add("asked");
              return OPTIONS;
            },
            call);

    assertThat(failure).isInstanceOf(Failure.Throttled.class);
    assertThat(failure.message()).contains("until the time for it was over");
    assertThat(failure.mayHaveTakenEffect()).isFalse();
  }

  @Test
  void whoWantsNoRetriesWaitsForNoThrottling() {
    does(Edge.throttled());

    var problem =
        catchThrowableOfType(
            FailureException.class,
            () -> edge.region(0).write("web-1", () -> OPTIONS, edge.call()));

    assertThat(problem.failure()).isInstanceOf(Failure.Throttled.class);
    assertThat(happened).containsExactly("sent");
  }

  @Test
  void aWriteThatIsThrottledEndsWithACancelAndCertainlyWithoutEffect() {
    does(Edge.throttled());
    edge.ticker.onPass(edge.cancellation::cancel);

    var failure = failure();

    assertThat(failure).isInstanceOf(Failure.Cancelled.class);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(happened).containsExactly("asked", "sent");
  }

  @Test
  void aWriteThatGetsNoAnswerEndsWithACancelAndMayHaveHappened() {
    var ended = new CountDownLatch(1);
    edge.onUpdate(_ -> {
      edge.cancellation.cancel();
      try {
        new CountDownLatch(1).await();
      } finally {
        ended.countDown();
      }
      return Edge.begun("never");
    });

    var failure = failure();

    assertThat(failure).isInstanceOf(Failure.Cancelled.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(failure.message()).contains("UpdateInstanceMetadataOptions on instance web-1");
    assertThat(ended).satisfies(CountDownLatch::await);
  }

  @Test
  void aWriteWhoseTimeIsOverBeforeItBeginsIsNotSentAndNoMistakeOfOurs() {
    does("op-1");

    var failure = failure(Duration.ZERO);

    assertThat(failure).isInstanceOf(Failure.TimedOut.class);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(happened).isEmpty();
  }

  /** A look at the use of IMDSv1 may take its time, and be what is cancelled. */
  @Test
  void aCancelWhileItIsPreparedSendsNothing() {
    does("op-1");

    var problem = problemIfThatHappensWhileItIsPrepared(edge.cancellation::cancel);

    assertThat(problem.failure()).isInstanceOf(Failure.Cancelled.class);
    assertThat(problem.failure().mayHaveTakenEffect()).isFalse();
    assertThat(happened).isEmpty();
  }

  @Test
  void aWriteWhoseTimeIsOverBetweenTwoLooksAtTheClockIsATimeout() {
    edge.onUpdate(_ -> {
      new CountDownLatch(1).await();
      return Edge.begun("never");
    });

    var problem =
        problemIfThatHappensWhileItIsPrepared(() -> edge.ticker.advance(Duration.ofMinutes(11)));

    assertThat(problem.failure()).isInstanceOf(Failure.TimedOut.class);
  }

  private FailureException problemIfThatHappensWhileItIsPrepared(Runnable happening) {
    return catchThrowableOfType(
        FailureException.class,
        () ->
            region.write(
                "web-1",
                () -> {
                  happening.run();
                  return OPTIONS;
                },
                edge.call()));
  }

  @Test
  void afterAnAttemptThatMayHaveHappenedWhateverFollowsTellsSo() {
    does(Edge.failure("InternalFailure", 500), Edge.failure("ValidationException", 400));

    var failure = failure();

    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(failure.message()).contains("failed in AWS").contains("was refused by AWS");
    assertThat(happened).containsExactly("asked", "sent", "asked", "sent");
  }

  @Test
  void ifNothingIsLeftToWriteAfterAnAttemptThatMayHaveHappenedThatOneIsTold() {
    does(Edge.failure("InternalFailure", 500));

    var problem =
        catchThrowableOfType(
            FailureException.class,
            () ->
                region.write(
                    "web-1", () -> happened.isEmpty() ? OPTIONS : Optional.empty(), edge.call()));

    assertThat(problem.failure().mayHaveTakenEffect()).isTrue();
    assertThat(happened).containsExactly("sent");
  }

  @Test
  void aCancelBetweenTwoAttemptsTellsThatTheFirstMayHaveHappened() {
    does(Edge.failure("InternalFailure", 500));
    edge.ticker.onPass(edge.cancellation::cancel);

    var failure = failure();

    assertThat(failure).isInstanceOf(Failure.Cancelled.class);
    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(happened).containsExactly("asked", "sent");
  }

  @Test
  void whatTheRequestThrowsEndsTheWriteWithoutEffect() {
    var failure =
        failureOfAsking(
            () -> {
              throw new FailureException(new Failure.Unreachable("the read failed"));
            },
            edge.call());

    assertThat(failure).isEqualTo(new Failure.Unreachable("the read failed", false));
    assertThat(edge.requests()).isEmpty();
  }

  @Test
  void aRequestMayReadThoughAllTurnsAreTaken() {
    edge.hasInstances(1, 20);
    does(Edge.throttled(), Edge.throttled(), "op-1");

    var written =
        region.write(
            "web-1",
            () -> region.find("web-1", edge.call()).map(_ -> OPTIONS.orElseThrow()),
            edge.call());

    assertThat(written).isPresent();
    assertThat(edge.requests()).hasSize(6);
  }

  @Test
  void aRegionThatIsBeingSetUpIsAskedAgainSlowly() {
    var settingUp = RegionSetupInProgressException.builder().build();
    does(settingUp, settingUp, "op-1");

    assertThat(write(Duration.ofMinutes(10))).isPresent();

    assertThat(edge.ticker.pauses()).containsOnly(Duration.ofSeconds(15)).hasSize(2);
  }

  @Test
  void moreRetriesHaveLongerPausesUpToFiveSeconds() {
    does(Edge.failure("InternalFailure", 500));

    var _ =
        catchThrowableOfType(
            FailureException.class,
            () -> edge.region(10).write("web-1", () -> OPTIONS, edge.call()));

    assertThat(edge.ticker.pauses().stream().map(Duration::toMillis))
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L, 5000L);
  }
}
