package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.metadata.audit.GetComplianceReport;
import io.github.pulumilightsail.metadata.audit.GetInstancesMetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.Values;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit as a text. */
class GetComplianceReportTest {
  private static final Map<String, Object> CSV =
      Map.of("selector", Map.of("all", true), "format", "csv");
  private static final Map<String, Object> EXCEPTION =
      Map.of("instanceName", "legacy", "reason", "Vendor", "until", "2026-12-24");

  private final Baselines fleet = new Baselines();
  private final LocalDate yesterday = fleet.today().minusDays(1);

  @AfterEach
  void close() {
    fleet.close();
  }

  private GetComplianceReport on(String day) {
    var clock = InstantSource.fixed(Instant.parse(day + "T23:59:00Z"));
    return new GetComplianceReport(new Run(fleet.regions(), clock));
  }

  private Fields invoke(Map<String, ?> arguments) {
    var function = on("2026-12-24");
    assertThat(function.check(fields(arguments))).isEmpty();
    return function.invoke(fields(arguments), fleet.call());
  }

  private Map<String, Object> java(Map<String, ?> arguments) {
    return Values.java(StructCodec.encode(invoke(arguments)));
  }

  private String content(Map<String, ?> arguments) {
    return String.valueOf(java(arguments).get("content"));
  }

  private void seed() {
    fleet.region().instance("web-1").create();
    fleet.region().instance("web-2").tokens("required").create();
    fleet.region().instance("legacy").create();
  }

  @Test
  void itIsTheSameAuditAsTheOtherFunctionHas() {
    seed();
    fleet.emulator.region("us-east-1").instance("web-1").create();
    var arguments =
        Map.of(
            "selector", Map.of("names", List.of("web-1", "web-2", "legacy", "typo")),
            "regions", List.of("eu-central-1", "us-east-1"),
            "exceptions", List.of(EXCEPTION));
    var other =
        Values.java(
            StructCodec.encode(
                new GetInstancesMetadataOptions(
                        new Run(
                            fleet.regions(),
                            InstantSource.fixed(Instant.parse("2026-12-24T00:00:00Z"))))
                    .invoke(fields(arguments), fleet.call())));
    other.remove("instances");

    var report = java(with(arguments, Map.of("format", "csv")));
    report.remove("content");

    assertThat(report).isEqualTo(other);
    assertThat(report)
        .containsEntry("nonCompliant", List.of("web-1@eu-central-1", "web-1@us-east-1"))
        .containsEntry("exempt", List.of("legacy@eu-central-1"))
        .containsEntry("missing", List.of("typo"))
        .containsEntry("compliantCount", 1);
  }

  @Test
  void anExceptionHoldsUntilItsLastDayIsOver() {
    seed();
    var arguments = fields(with(CSV, Map.of("exceptions", List.of(EXCEPTION))));

    assertThat(on("2026-12-24").invoke(arguments, fleet.call()).text("content").orElseThrow())
        .contains(",exempt,", ",Vendor,2026-12-24,");
    assertThat(on("2026-12-25").invoke(arguments, fleet.call()).text("content").orElseThrow())
        .doesNotContain("exempt", "Vendor");
  }

  @Test
  void theValuesThatAreFoundAndWantedAreTold() {
    fleet.region().instance("web-1").tokens("required").hopLimit(5).create();

    assertThat(content(with(CSV, Map.of("baseline", Map.of("httpPutResponseHopLimit", 1)))).lines())
        .last()
        .asString()
        .contains(",nonCompliant,", ",required,,enabled,,5,1,");
  }

  /** Where the service does not report IPv6 it is off, and no difference to off. */
  @Test
  void ipv6ThatIsNotReportedIsDisabled() {
    fleet.region().instance("web-1").create();
    var markdown = Map.of("format", "markdown", "baseline", Map.of("httpProtocolIpv6", "enabled"));

    assertThat(content(with(CSV, markdown)))
        .contains("httpProtocolIpv6 | <code>disabled</code> | <code>enabled</code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"markdown", "sarif", "junit", "csv", "html"})
  void theSameFleetGivesTheSameText(String format) {
    seed();
    fleet.region().imdsV1Calls("web-1", yesterday, 7);
    var arguments = with(CSV, Map.of("format", format, "usageDays", 3));

    assertThat(content(arguments)).isNotEmpty().isEqualTo(content(arguments));
  }

  // ---- IMDSv1 calls

  @Test
  void theCallsOfTheDaysThatAreAskedForAreTold() {
    seed();
    fleet.region().imdsV1Calls("web-1", yesterday, 7);
    fleet.region().imdsV1Calls("web-1", yesterday.minusDays(1), 5);

    assertThat(content(with(CSV, Map.of("usageDays", 3))))
        .contains(",12,%s\r\n".formatted(yesterday));
    assertThat(content(with(CSV, Map.of("usageDays", 2))))
        .contains(",7,%s\r\n".formatted(yesterday));
  }

  @Test
  void nothingIsReadThatNobodyAskedFor() {
    seed();

    assertThat(content(CSV)).contains("web-1");
    assertThat(fleet.emulator.callCounts()).containsOnlyKeys("GetInstances");
  }

  @Test
  void aMetricThatMayNotBeReadIsAnError() {
    seed();
    fleet.emulator.faults().denyAccess("GetInstanceMetricData");

    assertThatThrownBy(() -> invoke(with(CSV, Map.of("usageDays", 7))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("lightsail:GetInstanceMetricData")
        .hasMessageContaining("usageDays is 7; leave it out");
    assertThat(content(CSV)).contains("web-1");
  }

  @Test
  void whatCouldNotBeReadIsAnErrorAndNeverACleanBill() {
    seed();
    fleet.emulator.faults().denyAccess("GetInstances").inRegion("us-east-1");

    assertThatThrownBy(
            () -> invoke(with(CSV, Map.of("regions", List.of("eu-central-1", "us-east-1")))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("lightsail:GetInstances")
        .hasMessageContaining("us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"markdown", "sarif", "junit", "csv", "html"})
  void aRegionThatIsNotEnabledIsNamed(String format) {
    seed();
    fleet
        .emulator
        .faults()
        .error("GetInstances", "UnrecognizedClientException", 400, "no")
        .inRegion("ap-east-1");

    assertThat(content(with(CSV, Map.of("format", format, "regions", List.of("all")))))
        .contains("ap-east-1", "web-1");
  }

  // ---- arguments

  @Test
  void badArgumentsAreToldByName() {
    var failures =
        on("2026-12-24")
            .check(
                fields(Map.of("format", "markdwon", "usageDays", 15, "regions", List.of("moon"))));

    assertThat(failures)
        .extracting(each -> each.path().toString())
        .containsExactlyInAnyOrder("selector", "format", "usageDays", "regions[0]");
    assertThat(failures)
        .extracting(each -> each.reason())
        .anyMatch(reason -> reason.contains("did you mean \"markdown\"?"));
  }

  @Test
  void aSecretReasonMakesTheContentSecret() {
    seed();
    var hidden = with(EXCEPTION, Map.of("reason", secret("hunter2")));

    assertThat(invoke(with(CSV, Map.of("exceptions", List.of(hidden)))).get("content"))
        .isInstanceOf(Secret.class);
    assertThat(invoke(with(CSV, Map.of("exceptions", List.of(EXCEPTION)))).get("content"))
        .isNotInstanceOf(Secret.class);
  }

  @Test
  void aSecretBaselineMakesTheContentSecret() {
    seed();

    assertThat(
            invoke(with(CSV, Map.of("baseline", Map.of("httpTokens", secret("required")))))
                .get("content"))
        .isInstanceOf(Secret.class);
  }
}
