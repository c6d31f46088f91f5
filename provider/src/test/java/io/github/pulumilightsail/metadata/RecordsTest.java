package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.testing.FakeLightsail;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a baseline knows of its instances: nothing is forgotten, and nothing is invented. */
class RecordsTest {
  private static final Map<String, Object> ALL =
      Map.of(
          "selector", Map.of("all", true),
          "httpTokens", "required",
          "onDelete", "restore",
          "imdsV1UsageCheck", "off");
  private static final Map<String, Object> NARROWED =
      with(ALL, Map.of("selector", Map.of("names", List.of("web-2"))));

  private final Direct first = new Direct();
  private final FakeLightsail lightsail = first.regions.in("eu-central-1");

  @BeforeEach
  void create() {
    lightsail.create("web-1");
    lightsail.create("web-2");
  }

  private static Map<Object, Object> records(Outcome outcome) {
    return Direct.out(outcome).get("previousOptions") instanceof Map<?, ?> records
        ? Map.copyOf(records)
        : Map.of();
  }

  private String tokens(String name) {
    return String.valueOf(lightsail.instance(name).options().httpTokens());
  }

  @Test
  void anEndingThatCouldNotReadItsInstanceKeepsItsRecord() {
    var old = first.create(first.baseline, ALL);
    var next = first.nextRun();
    // The listing goes well, and so does the plan; then the instance cannot be read.
    lightsail.passRead().failRead(new Failure.ServiceFault("down"));

    var failed = next.update(next.baseline, old, ALL, NARROWED);

    assertThat(failed).isInstanceOf(Outcome.Partial.class);
    assertThat(records(failed)).containsKey("web-1@eu-central-1");
    var later = first.nextRun();
    later.update(later.baseline, failed, ALL, NARROWED);
    assertThat(tokens("web-1")).isEqualTo("optional");
  }

  @Test
  void whatWasDriftWhenAnImportedFleetWasRepairedIsNotPutBack() {
    lightsail.instance("web-1").tokens("required");
    lightsail.instance("web-2").tokens("required");
    var imported = first.importing(first.baseline, "all");
    var state = new Outcome.Applied(imported.id(), imported.state());
    lightsail.instance("web-1").tokens("optional");
    var program = with(Direct.java(imported.inputs()), Map.of("onDelete", "restore"));
    var next = first.nextRun();

    var repaired = next.update(next.baseline, state, Direct.java(imported.inputs()), program);

    assertThat(tokens("web-1")).isEqualTo("required");
    var last = first.nextRun();
    last.delete(last.baseline, repaired, program);
    assertThat(tokens("web-1")).isEqualTo("required");
  }

  @Test
  void aWriteThatWasDeniedLeavesNoRecord() {
    lightsail.failWrite(new Failure.Denied("no")).failWrite(new Failure.Denied("no"));

    var failed = first.create(first.baseline, ALL);

    assertThat(records(failed)).isEmpty();
    lightsail.instance("web-1").tokens("required");
    var last = first.nextRun();
    last.delete(last.baseline, failed, ALL);
    assertThat(tokens("web-1")).as("an administrator's hardening stays").isEqualTo("required");
  }

  @Test
  void anUnexpectedExceptionIsAFailureOfThatInstanceAlone() {
    lightsail.beforeWrite(() -> {
      if (lightsail.writes().getLast().name().equals("web-1")) {
        throw new IllegalStateException("nobody thought of this");
      }
    });

    var failed = (Outcome.Partial) first.create(first.baseline, ALL);

    assertThat(failed.failure().message())
        .contains("1 of 2 instances", "web-1@eu-central-1", "nobody thought of this");
    assertThat(tokens("web-2")).isEqualTo("required");
    assertThat(Direct.out(failed).get("nonCompliant"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly("web-1@eu-central-1");
  }

  @Test
  void anOptionThatIsTakenOutWhenNothingHadToBeWrittenIsManagedNoMore() {
    var both = with(ALL, Map.of("httpPutResponseHopLimit", 1));
    var old = first.create(first.baseline, both);
    var next = first.nextRun();
    assertThat(next.diff(next.baseline, Direct.out(old), both, ALL))
        .as("the change of the input is told, so that the update comes")
        .isNotEmpty();
    var updated = next.update(next.baseline, old, both, ALL);
    lightsail.instance("web-1").with(Programs.tokensAndHopLimit("required", 3));

    var last = first.nextRun();
    last.update(last.baseline, updated, ALL, ALL);

    assertThat(lightsail.instance("web-1").options().httpPutResponseHopLimit()).isEqualTo(3);
  }

  @Test
  void anInstanceThatIsEndingOrDeletedMidwayDoesNotFailTheFleet() {
    lightsail.create("web-3").lifecycle("shutting-down");
    lightsail.beforeWrite(() -> lightsail.delete("web-1"));

    var done = first.create(first.baseline, ALL);

    assertThat(done).isInstanceOf(Outcome.Applied.class);
    assertThat(Direct.out(done).get("instances"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("web-2@eu-central-1");
  }

  @Test
  void aNameThatAwsMadeLongerThanOursDoesNotBreakTheFleet() {
    var longName = "w".repeat(255);
    lightsail.create(longName);
    var old = first.create(first.baseline, ALL);
    var next = first.nextRun();

    assertThat(next.diff(next.baseline, Direct.out(old), ALL, ALL)).isEmpty();
    next.read(next.baseline, old, ALL);
    next.delete(next.baseline, old, ALL);

    assertThat(tokens(longName)).isEqualTo("optional");
  }

  @Test
  void anotherOrderOfNamesIsNoChange() {
    var one = with(ALL, Map.of("selector", Map.of("names", List.of("web-1", "web-2"))));
    var other = with(ALL, Map.of("selector", Map.of("names", List.of("web-2", "web-1"))));
    var old = first.create(first.baseline, one);

    assertThat(first.diff(first.baseline, Direct.out(old), one, other)).isEmpty();
  }

  @Test
  void aNameThatNobodyHasIsTold() {
    var program = with(ALL, Map.of("selector", Map.of("names", List.of("web-1", "wbe-2"))));

    first.previewCreate(first.baseline, program);

    assertThat(first.log.messages())
        .anySatisfy(
            text -> assertThat(text).startsWith("warning: ").contains("has the name wbe-2"));
  }
}
