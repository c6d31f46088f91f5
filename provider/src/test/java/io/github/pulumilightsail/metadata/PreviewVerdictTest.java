package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A preview fails only for what an update would fail for too: a want of access is a warning, as the
 * preview may well run elsewhere.
 */
class PreviewVerdictTest {
  private static final List<Failure> FAILURES =
      List.of(
          new Failure.BadInput(List.of()),
          new Failure.Malformed("it"),
          new Failure.NotFound("it"),
          new Failure.Conflict("it"),
          new Failure.Denied("it"),
          new Failure.Unauthenticated("it"),
          new Failure.Refused("it"),
          new Failure.OperationFailed("it"),
          new Failure.SettingUp("it"),
          new Failure.Throttled("it"),
          new Failure.ServiceFault("it"),
          new Failure.Unreachable("it"),
          new Failure.TimedOut("it"),
          new Failure.Cancelled("it"),
          new Failure.Unsupported("it"),
          new Failure.Bug("it"));

  static Stream<Failure> failures() {
    return FAILURES.stream();
  }

  private static void preview(Direct direct, boolean fleet, String check) {
    if (fleet) {
      direct.previewCreate(
          direct.baseline,
          Map.of(
              "selector",
              Map.of("all", true),
              "httpTokens",
              "required",
              "imdsV1UsageCheck",
              check));
    } else {
      direct.previewCreate(
          direct.options, with(requiring("required"), Map.of("imdsV1UsageCheck", check)));
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatCannotBeReadIsAWarningUnlessAnUpdateWouldFailToo(Failure failure) {
    for (var fleet : List.of(false, true)) {
      for (var check : List.of("warn", "block")) {
        var run = new Direct();
        run.regions.in("eu-central-1").failRead(failure);
        var fails =
            switch (failure) {
              case Failure.Denied _ -> check.equals("block");
              case Failure.Conflict _, Failure.BadInput _, Failure.Cancelled _ -> true;
              default -> false;
            };
        if (fails) {
          assertThatThrownBy(() -> preview(run, fleet, check)).isInstanceOf(FailureException.class);
        } else {
          preview(run, fleet, check);
          assertThat(run.log.messages())
              .singleElement()
              .asString()
              .startsWith("warning: this preview could not look")
              .contains("whether IMDSv1 is still in use");
        }
      }
    }
  }

  /** It is told once a run that AWS cannot be reached, but each that may be blocked says so. */
  @Test
  void whatMayBeBlockedIsToldOfEachThatCouldNotBeLookedAt() {
    for (var check : List.of("warn", "block")) {
      var run = new Direct();
      run.regions.in("eu-central-1").failRead(new Failure.Unreachable("no network"));

      preview(run, false, "warn");
      preview(run, false, check);

      assertThat(run.log.messages())
          .filteredOn(text -> text.startsWith("warning: this preview could not look"))
          .hasSize(check.equals("block") ? 2 : 1);
    }
  }
}
