package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a security team expects of something that writes to a whole fleet. */
final class SafetyBeltIT {
  @RegisterExtension final Stage stage = new Stage();
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  private void holds(String properties) {
    stage.program(
        """
        resources:
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true}, httpTokens: required, %s}
        """
            .formatted(properties));
  }

  private List<String> written() {
    return Calls.instances(stage.newCalls());
  }

  private List<String> list(String output) {
    return StreamSupport.stream(stage.outputs("fleet").getAsJsonArray(output).spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  private static boolean says(Run run, String text) {
    return run.messages().stream().anyMatch(message -> message.contains(text));
  }

  /** The world of a night: IMDSv1 was used on each instance until its last day, and no longer. */
  private void night(int number, Map<String, Integer> lastUse) {
    lastUse.forEach((name, last) -> {
      for (var ago = 0; ago < 14; ago++) {
        stage.region().imdsV1Calls(name, today.minusDays(ago), number - ago <= last ? 5 : 0);
      }
    });
  }

  /** The report of the night is of what there is. */
  private void reportsOnly(List<String> waiting) {
    var outputs = Calls.json(stage.pulumi("stack", "output", "--json").out());
    assertThat(outputs.getAsJsonArray("open").asList().stream().map(JsonElement::getAsString))
        .containsExactlyElementsOf(
            waiting.stream().map(name -> name + "@" + Stage.REGION).toList());
    var lines = outputs.get("text").getAsString().lines().toList();
    assertThat(lines).hasSize(1 + 7);
    for (var line : lines.subList(1, lines.size())) {
      assertThat(line.contains(",nonCompliant,"))
          .as(line)
          .isEqualTo(waiting.stream().anyMatch(name -> line.contains("," + name + ",")));
    }
  }

  @Test
  void overThirtyNightsAFleetComesToImdsV2ByItself() {
    var lastUse = new TreeMap<String, Integer>();
    for (var i = 0; i < 6; i++) {
      lastUse.put("web-" + i, i * 4);
      stage.seed("web-" + i).create();
    }
    stage.seed("quiet").create();
    stage.program(
        """
        resources:
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true}, httpTokens: required, imdsV1UsageCheck: postpone}
        variables:
          report:
            fn::invoke:
              function: lightsail:getComplianceReport
              arguments:
                selector: {all: true}
                # After the update of this night.
                baseline: {httpTokens: "${fleet.httpTokens}"}
                format: csv
                usageDays: 7
        outputs:
          open: ${report.nonCompliant}
          text: ${report.content}
        """);
    var shut = new TreeMap<String, Integer>();
    for (var night = 0; night < 30; night++) {
      night(night, lastUse);

      var preview = night % 10 == 0 ? Optional.of(stage.preview()) : Optional.<Run>empty();
      assertThat(written()).isEmpty();
      var run = stage.up();

      var now = night;
      written().forEach(name -> assertThat(shut.put(name, now)).as(name).isNull());
      var waiting = lastUse.keySet().stream().filter(name -> !shut.containsKey(name)).toList();
      preview.ifPresent(
          seen -> assertThat(says(seen, "keep their httpTokens")).isEqualTo(!waiting.isEmpty()));
      reportsOnly(waiting);
      assertThat(says(run, "%d of 7 instances keep their httpTokens".formatted(waiting.size())))
          .isEqualTo(!waiting.isEmpty());
      // A night on which nobody has got quiet is quiet.
      if (now > 0 && shut.values().stream().noneMatch(each -> each == now)) {
        assertThat(run.steps()).as("night " + now).isEmpty();
      }
    }

    assertThat(shut).containsEntry("quiet", 0).hasSize(7);
    lastUse.forEach((name, last) -> assertThat(shut).containsEntry(name, last + 7));
    assertThat(stage.outputs("fleet").getAsJsonObject("postponed").keySet()).isEmpty();
    assertThat(stage.outputs("fleet").get("compliantCount").getAsInt()).isEqualTo(7);
  }

  @Test
  void moreThanMaxChangesIsRefusedInThePreviewAndInTheUpdate() {
    stage.region().fleet("web", 11);
    holds("maxChanges: 10");

    for (var run : List.of(stage.failedPreview(), stage.failedUp())) {
      assertThat(run.text())
          .contains(
              "11 instances would be written to, and maxChanges is 10",
              "web-0011@eu-central-1 (httpTokens optional → required)",
              "Nothing was written");
    }

    assertThat(written()).isEmpty();
    holds("maxChanges: 11");
    stage.up();
    assertThat(written()).hasSize(11);
    stage.region().fleet("app", 12);
    assertThat(stage.failedPreview().text()).contains("12 instances would be written to");
    assertThat(stage.failedUp().text()).contains("12 instances would be written to");
    assertThat(written()).isEmpty();
    // A deletion has no limit.
    holds("maxChanges: 1, onDelete: restore");
    stage.pulumi("up", "--yes", "--skip-preview");
  }

  @Test
  void afterMaxFailuresNoFurtherWriteBegins() {
    stage.region().fleet("web", 200);
    stage.emulator().faults().denyAccess(UPDATE);
    holds("maxFailures: 3, maxParallel: 5");

    var run = stage.failedUp();

    var tried = written();
    assertThat(tried).hasSizeBetween(3, 3 + 4);
    assertThat(run.text())
        .contains(
            "%d were not tried".formatted(200 - tried.size()),
            "lightsail:UpdateInstanceMetadataOptions");
    stage.emulator().faults().clear();
    stage.up();
    assertThat(written()).hasSize(200);
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void anExceptionIsLeftAloneAndItsEndIsTold() {
    for (var name : List.of("web-1", "web-2", "web-3")) {
      stage.seed(name).create();
    }
    holds(
        """
        onDelete: restore, exceptions: [\
        {instanceName: web-2, reason: "a vendor's agent", until: %s},\
        {instanceName: web-3, reason: over, until: %s}]\
        """
            .formatted(today.plusDays(3), today.minusDays(1)));

    var run = stage.up();

    assertThat(written()).containsExactly("web-1", "web-3");
    assertThat(says(run, "web-2 (%s)".formatted(today.plusDays(3)))).isTrue();
    assertThat(list("exempt")).containsExactly("web-2@eu-central-1");
    assertThat(list("nonCompliant")).isEmpty();
    assertThat(stage.outputs("fleet").get("compliantCount").getAsInt()).isEqualTo(2);
    assertThat(stage.preview().steps()).isEmpty();
    assertThat(stage.refresh().drift()).isEmpty();

    // web-1 gets one, too: it leaves, and stays as it is.
    holds(
        """
        onDelete: restore, exceptions: [{instanceName: web-1, reason: r, until: %s}]\
        """
            .formatted(today.plusDays(30)));
    var preview = stage.preview();
    assertThat(says(preview, "web-1@eu-central-1 (exempt, stays as it is)")).isTrue();
    stage.newCalls();
    stage.up();
    assertThat(written()).containsExactly("web-2");
    assertThat(stage.preview().steps()).isEmpty();
    stage.newCalls();
    stage.destroy();
    assertThat(written()).containsExactly("web-2", "web-3");
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("required");
  }

  @Test
  void mistakesInExceptionsAreToldOnTheirProperty() {
    holds(
        """
        exceptions: [{instanceName: web-1, reason: r, until: 2026-02-30},\
        {instanceName: web-2, region: us-east-1, reason: r, until: 2027-01-31}]\
        """);

    assertThat(stage.failedPreview().text())
        .contains(
            "exceptions[0].until", "there is no such day", "exceptions[1].region", "not looked at");
  }

  @Test
  void everyRegionThatIsEnabledIsHeldToTheBaseline() {
    stage.seed("web-1").create();
    stage.emulator().region("ap-south-1").instance("web-2").create();
    for (var region : List.of("ap-east-1", "eu-south-2")) {
      stage
          .emulator()
          .faults()
          .error("GetInstances", "UnrecognizedClientException")
          .inRegion(region);
    }
    holds("regions: [all]");

    var run = stage.up();

    assertThat(written()).containsExactly("web-1", "web-2");
    assertThat(
            says(run, "not enabled in this account, and so not looked at: ap-east-1, eu-south-2"))
        .isTrue();
    assertThat(list("regions")).hasSize(17).contains("ap-south-1").doesNotContain("ap-east-1");
    assertThat(stage.preview().steps()).isEmpty();
    assertThat(stage.refresh().drift()).isEmpty();
    stage.emulator().faults().error("*", "UnrecognizedClientException");
    assertThat(stage.failedRefresh().text()).contains("does not accept the credentials");
  }

  @Test
  void aTagWithoutAValueTakesAnInstanceOut() {
    stage.seed("web-1").create();
    stage.seed("web-2").tag("legacy", "").create();
    stage.program(
        """
        resources:
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true, excludeTags: {legacy: ""}}, httpTokens: required}
        """);

    stage.up();

    assertThat(written()).containsExactly("web-1");
  }
}
