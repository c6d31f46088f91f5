package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who still uses IMDSv1 is told before it is shut, and may stop it. */
final class UsageCheckIT {
  @RegisterExtension final Stage stage = new Stage();
  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @BeforeEach
  void instances() {
    stage.seed("web-1").create();
    stage.seed("web-2").create();
    stage.region().imdsV1Calls("web-1", yesterday, 12);
    stage.region().imdsV1Calls("web-1", yesterday.minusDays(3), 5);
  }

  private static List<String> warnings(Run run) {
    return run.messages().stream().filter(text -> text.startsWith("warning: ")).toList();
  }

  @Test
  void warnTellsInThePreviewAndInTheUpdate() {
    stage.manages("instanceName: web-1, httpTokens: required");

    for (var run : Stream.of(stage.preview(), stage.up()).toList()) {
      assertThat(warnings(run))
          .singleElement()
          .asString()
          .contains(
              "IMDSv1 is still in use on web-1@eu-central-1",
              "17 calls in the last 7 days, the last on " + yesterday,
              "169.254.169.254",
              "MetadataNoToken",
              "Set imdsV1UsageCheck to block");
    }

    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  @Test
  void blockStopsBeforeAnythingIsWritten() {
    stage.manages("instanceName: web-1, httpTokens: required, imdsV1UsageCheck: block");

    for (var run : Stream.of(stage.failedPreview(), stage.failedUp()).toList()) {
      assertThat(run.text())
          .contains("17 calls in the last 7 days", "Nothing was written", "set it to warn");
    }

    assertThat(Calls.writes(stage.newCalls())).isEmpty();
    assertThat(stage.resources()).isEmpty();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }

  @Test
  void anInstanceThatNobodyAsksByImdsV1IsShutWithoutAWord() {
    stage.manages("instanceName: web-2, httpTokens: required, imdsV1UsageCheck: block");

    assertThat(warnings(stage.preview())).isEmpty();
    assertThat(warnings(stage.up())).isEmpty();

    assertThat(stage.instance("web-2").httpTokens()).isEqualTo("required");
  }

  @Test
  void theFunctionTellsAProgramTheSame() {
    stage.program(
        """
        variables:
          used:
            fn::invoke:
              function: lightsail:getImdsV1Usage
              arguments: {instanceName: web-1, days: 7}
          unused:
            fn::invoke:
              function: lightsail:getImdsV1Usage
              arguments: {instanceName: web-2}
        outputs:
          used: ${used}
          unused: ${unused.total}
        """);

    stage.up();

    var outputs = Stage.json(stage.pulumi("stack", "output", "--json").out()).getAsJsonObject();
    var used = outputs.getAsJsonObject("used");
    assertThat(used.get("total").getAsInt()).isEqualTo(17);
    assertThat(used.get("instanceName").getAsString()).isEqualTo("web-1");
    assertThat(used.getAsJsonArray("daily"))
        .anySatisfy(day -> {
          assertThat(day.getAsJsonObject().get("date").getAsString())
              .isEqualTo(yesterday.toString());
          assertThat(day.getAsJsonObject().get("count").getAsInt()).isEqualTo(12);
        });
    assertThat(outputs.get("unused").getAsInt()).isZero();
  }
}
