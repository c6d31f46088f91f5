package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.metadata.audit.GetInstancesMetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit of a whole account. */
class GetInstancesMetadataOptionsTest {
  private static final Map<String, ?> ALL = Map.of("selector", Map.of("all", true));

  private final Baselines fleet = new Baselines();
  private final GetInstancesMetadataOptions audit =
      new GetInstancesMetadataOptions(new Run(fleet.regions()));

  @AfterEach
  void close() {
    fleet.close();
  }

  private Fields invoke(Map<String, ?> arguments) {
    return audit.invoke(fields(arguments), fleet.call());
  }

  private Map<String, Object> java(Map<String, ?> arguments) {
    return Values.java(StructCodec.encode(invoke(arguments)));
  }

  @Test
  void aThousandInstancesAreOneInvokeAndTheirPages() {
    fleet.region().fleet("web", 999);
    fleet.region().instance("safe").tokens("required").create();

    var result = java(ALL);

    assertThat((Map<?, ?>) result.get("instances")).hasSize(1000);
    assertThat(result).containsEntry("compliantCount", 1);
    assertThat((List<?>) result.get("nonCompliant"))
        .hasSize(999)
        .noneMatch("safe@eu-central-1"::equals);
    assertThat(fleet.emulator.callCounts()).isEqualTo(Map.of("GetInstances", 50L));
  }

  @Test
  void anExceptionThatNoInstanceHasIsTold() {
    invoke(
        Values.with(
            ALL,
            Map.of(
                "exceptions",
                List.of(Map.of("instanceName", "web-9", "reason", "r", "until", "9999-12-31")))));

    assertThat(fleet.told()).anyMatch(text -> text.contains("not there: web-9."));
  }

  @Test
  void complianceIsHeldAgainstTheBaselineThatIsGiven() {
    fleet.region().instance("web-1").tokens("required").hopLimit(1).create();
    fleet.region().instance("web-2").tokens("required").hopLimit(5).create();

    var result = java(Values.with(ALL, Map.of("baseline", Map.of("httpPutResponseHopLimit", 1))));

    assertThat(result).containsEntry("nonCompliant", List.of("web-2@eu-central-1"));
    assertThat(java(ALL)).containsEntry("nonCompliant", List.of());
  }

  @Test
  void severalRegionsAreReadAtOnce() {
    fleet.region().instance("web-1").create();
    fleet.emulator.region("us-east-1").instance("web-1").create();

    var result = java(Values.with(ALL, Map.of("regions", List.of("eu-central-1", "us-east-1"))));

    assertThat(result)
        .containsEntry("nonCompliant", List.of("web-1@eu-central-1", "web-1@us-east-1"));
  }

  @Test
  void whatCouldNotBeReadIsAnErrorAndNeverACleanBill() {
    fleet.region().instance("web-1").tokens("required").create();
    fleet.emulator.faults().denyAccess("GetInstances").inRegion("us-east-1");

    assertThatThrownBy(
            () -> invoke(Values.with(ALL, Map.of("regions", List.of("eu-central-1", "us-east-1")))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("lightsail:GetInstances")
        .hasMessageContaining("us-east-1");
  }

  @Test
  void aPageThatFailsInTheMiddleIsAnErrorToo() {
    fleet.region().fleet("web", 50);
    fleet.emulator.faults().internalFailure("GetInstances").after(1);

    assertThatThrownBy(() -> invoke(ALL)).isInstanceOf(FailureException.class);
  }

  @Test
  void badArgumentsAreToldByName() {
    assertThat(audit.check(fields(Map.of())))
        .extracting(PropertyFailure::path)
        .extracting(Object::toString)
        .contains("selector");
    assertThat(audit.check(fields(Map.of("selector", Map.of(), "regions", List.of("moon")))))
        .extracting(each -> each.path().toString())
        .containsExactlyInAnyOrder("selector", "regions[0]");
    assertThat(audit.check(fields(ALL))).isEmpty();
  }
}
