package io.github.pulumilightsail.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
  private static final List<Failure> CERTAINLY_WITHOUT_EFFECT =
      List.of(
          new Failure.BadInput(List.of(PropertyFailure.of("a", "is wrong"))),
          new Failure.Malformed("m"),
          new Failure.NotFound("m"),
          new Failure.Conflict("m"),
          new Failure.Denied("m"),
          new Failure.Unauthenticated("m"),
          new Failure.Refused("m"),
          new Failure.SettingUp("m"),
          new Failure.Throttled("m"),
          new Failure.Unsupported("m"));

  private static final List<Failure> PERHAPS_WITH_EFFECT =
      List.of(
          new Failure.ServiceFault("m"),
          new Failure.Unreachable("m"),
          new Failure.TimedOut("m"),
          new Failure.Cancelled("m"),
          new Failure.OperationFailed("m"),
          new Failure.Bug("m"));

  static Stream<Failure> all() {
    return Stream.of(CERTAINLY_WITHOUT_EFFECT, PERHAPS_WITH_EFFECT).flatMap(List::stream);
  }

  @Test
  void aWriteWithoutAnAnswerMayHaveTakenEffect() {
    assertThat(CERTAINLY_WITHOUT_EFFECT).noneMatch(Failure::mayHaveTakenEffect);
    assertThat(PERHAPS_WITH_EFFECT).allMatch(Failure::mayHaveTakenEffect);
  }

  @ParameterizedTest
  @MethodSource("all")
  void moreCanBeSaidOfAFailure(Failure failure) {
    var longer = failure.andAlso(" More.");

    assertThat(longer.message()).isEqualTo(failure.message() + ". More.");
    assertThat(longer.mayHaveTakenEffect()).isEqualTo(failure.mayHaveTakenEffect());
    assertThat(new FailureException(longer)).hasMessage(longer.message());
  }

  @Test
  void whatIsSaidMoreFollowsAFullStop() {
    assertThat(new Failure.Refused("It is no.").andAlso(" More.").message())
        .isEqualTo("It is no. More.");
    assertThat(new Failure.Refused("It is no (op-1)").andAlso(" More.").message())
        .isEqualTo("It is no (op-1) More.");
    assertThat(new Failure.Refused("It is").andAlso(". More.").message()).isEqualTo("It is. More.");
  }

  @Test
  void wrongPropertiesAreToldTogether() {
    var failure =
        new Failure.BadInput(
            List.of(PropertyFailure.of("a", "is wrong"), PropertyFailure.of("b", "is missing")));

    assertThat(failure.message()).isEqualTo("a is wrong; b is missing");
  }
}
