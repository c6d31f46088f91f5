package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.model.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lightsail.model.HttpTokens;

/** Calls whose answer does not arrive, or not whole, or late. */
class LostAnswersTest extends EmulatorTestBase {

  @Test
  void aResetBeforeTheWorkLeavesEverythingAsItWas() {
    region.instance("web-1").create();
    faults.reset(UPDATE).once();

    assertThatThrownBy(this::requireTokens).isInstanceOf(SdkClientException.class);

    assertThat(web1().httpTokens()).isEqualTo("optional");
    assertThat(lastOutcome()).isEqualTo(new Outcome.Lost("reset", false));
  }

  @Test
  void aResetAfterTheWorkLosesOnlyTheAnswer() {
    region.instance("web-1").create();
    faults.reset(UPDATE).afterWork().once();

    assertThatThrownBy(this::requireTokens).isInstanceOf(SdkClientException.class);

    assertThat(web1().httpTokens()).isEqualTo("required");
    assertThat(lastOutcome()).isEqualTo(new Outcome.Lost("reset", true));
  }

  @Test
  void halfAnAnswerIsNone() {
    region.instance("web-1").create();
    faults.cutAnswer(UPDATE).once();

    assertThatThrownBy(this::requireTokens).isInstanceOf(SdkClientException.class);

    assertThat(web1().httpTokens()).isEqualTo("required");
    assertThat(lastOutcome()).isEqualTo(new Outcome.Lost("cut", true));
    assertThat(read().name()).isEqualTo("web-1");
  }

  @Test
  void anAnswerCanBeGarbage() {
    region.instance("web-1").create();
    faults.garbleAnswer("GetInstance").once();

    assertThatThrownBy(this::read).isInstanceOf(SdkClientException.class);

    assertThat(lastOutcome()).isEqualTo(new Outcome.Lost("garbled", true));
    assertThat(read().name()).isEqualTo("web-1");
  }

  @Test
  void aCallHangsUntilItIsReleased() {
    region.instance("web-1").create();
    var rule = faults.hang("GetInstance").once();
    var reading = CompletableFuture.supplyAsync(this::read);
    while (rule.hits() == 0) {
      Thread.onSpinWait();
    }
    assertThat(lastOutcome()).isEqualTo(new Outcome.InFlight());
    assertThat(client.getInstances().instances()).hasSize(1);
    assertThat(reading).isNotDone();

    faults.release();

    assertThat(reading.join().name()).isEqualTo("web-1");
  }

  @Test
  void aCallThatHangsAfterItsWorkHasDoneIt() {
    region.instance("web-1").create();
    faults.hang(UPDATE).afterWork().once();
    var writing = CompletableFuture.runAsync(this::requireTokens);
    while (web1().httpTokens().equals("optional")) {
      Thread.onSpinWait();
    }
    assertThat(writing).isNotDone();

    faults.clear();

    writing.join();
  }

  @Test
  void aSlowCallIsAnsweredInTheEnd() {
    region.instance("web-1").create();
    var rule = faults.slow("GetInstance", Duration.ofMillis(1));

    assertThat(read().name()).isEqualTo("web-1");

    assertThat(rule.hits()).isEqualTo(1);
  }

  @Test
  void closingEndsWhatHangs() {
    region.instance("web-1").create();
    var rule = faults.hang("GetInstance");
    var reading = CompletableFuture.supplyAsync(this::read);
    while (rule.hits() == 0) {
      Thread.onSpinWait();
    }

    emulator.close();

    assertThat(reading.handle((_, _) -> "ended").join()).isEqualTo("ended");
  }

  private void requireTokens() {
    update(r -> r.httpTokens(HttpTokens.REQUIRED));
  }

  private Outcome lastOutcome() {
    return emulator.calls().getLast().outcome();
  }
}
