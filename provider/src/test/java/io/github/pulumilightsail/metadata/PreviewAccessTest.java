package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.metadata.PreviewAccess.Look;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What many resources cost a plan where AWS gives no answer. */
class PreviewAccessTest {
  private final PreviewAccess access = new PreviewAccess();
  private final FakeTicker ticker = new FakeTicker();
  private final List<Duration> allowed = new ArrayList<>();

  private Look<String> look(Failure failure) {
    return look(List.of("eu-central-1"), failure);
  }

  private Look<String> look(List<String> regions, Failure failure) {
    return access.look(
        regions,
        new Call(ticker, Duration.ofMinutes(10), new Cancellation(), new RecordedLog()),
        call -> {
          allowed.add(call.remaining());
          throw new FailureException(failure);
        });
  }

  private static List<Failure> silence() {
    return List.of(
        new Failure.Throttled("slower"),
        new Failure.TimedOut("nothing came"),
        new Failure.Unreachable("no network"),
        new Failure.Unauthenticated("no keys"));
  }

  @ParameterizedTest
  @MethodSource("silence")
  void oneOfManyAsksAndItIsToldOnce(Failure failure) {
    var looks = new ArrayList<Look<String>>();
    for (var resource = 0; resource < 40; resource++) {
      looks.add(look(failure));
    }

    assertThat(allowed).containsExactly(Duration.ofSeconds(6));
    assertThat(looks.getFirst()).isEqualTo(new Look.Unseen<>(failure, true));
    assertThat(looks.subList(1, 40))
        .allSatisfy(look -> assertThat(((Look.Unseen<String>) look).first()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("silence")
  void oneThatFallsSilentIsWaitedForOnce(Failure failure) {
    access.reached("eu-central-1");

    look(failure);
    look(failure);
    look(failure);

    assertThat(allowed).containsExactly(Duration.ofSeconds(60));
  }

  /** Which of them was silent is not known. */
  @ParameterizedTest
  @MethodSource("silence")
  void theSilenceOfOneOfSeveralRegionsIsHeldAgainstNone(Failure failure) {
    var both = List.of("eu-central-1", "us-east-1");
    look(both, failure);
    look(both, failure);
    assertThat(allowed).hasSize(1);

    look(failure);
    assertThat(allowed).hasSize(2);

    look(List.of("eu-central-1", "us-west-2"), failure);
    assertThat(allowed).as("one that cannot be reached is enough").hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("silence")
  void onlyWhereAllHaveAnsweredALongLookIsWorthIt(Failure failure) {
    var both = List.of("eu-central-1", "us-east-1");
    access.reached("eu-central-1");
    look(both, failure);
    assertThat(allowed).containsExactly(Duration.ofSeconds(6));

    access.reached("us-east-1");
    look(List.of("us-east-1", "eu-central-1"), failure);
    assertThat(allowed)
        .containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(6), Duration.ofSeconds(60));
  }

  @Test
  void anAnswerIsAnAnswerForEachByItself() {
    look(new Failure.Denied("not you"));
    look(new Failure.Denied("not you"));

    assertThat(allowed).hasSize(2);
  }
}
