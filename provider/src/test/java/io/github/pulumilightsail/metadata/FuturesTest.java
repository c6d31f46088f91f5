package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FuturesTest {
  @Test
  void theResultIsGiven() {
    assertThat(Futures.join(CompletableFuture.completedFuture("it"))).isEqualTo("it");
  }

  @Test
  void aFailureIsThrownAsItWas() {
    var failure = new Failure.Denied("no");

    assertThatThrownBy(
            () -> Futures.join(CompletableFuture.failedFuture(new FailureException(failure))))
        .isInstanceOfSatisfying(
            FailureException.class, problem -> assertThat(problem.failure()).isEqualTo(failure));
  }

  @Test
  void anythingElseIsAMistakeOfThisPlugin() {
    assertThatThrownBy(
            () -> Futures.join(CompletableFuture.failedFuture(new IllegalStateException("oh"))))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem ->
                assertThat(problem.failure())
                    .isInstanceOf(Failure.Bug.class)
                    .extracting(Failure::message)
                    .asString()
                    .contains("oh"));
  }

  @Test
  void anInterruptionIsACancelAndStaysOne() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Futures.join(new CompletableFuture<String>()))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem -> assertThat(problem.failure()).isInstanceOf(Failure.Cancelled.class));

    assertThat(Thread.interrupted()).isTrue();
  }
}
