package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.testing.FakeLightsail;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A baseline's dealings with its instances one by one, and with the other resources of a run. */
class FleetTest {
  private static final Map<String, Object> ALL =
      Map.of("selector", Map.of("all", true), "httpTokens", "required", "onDelete", "restore");
  private static final String OTHER = "urn:pulumi:dev::demo::lightsail:index:Any::other";

  private final Direct direct = new Direct();
  private final FakeLightsail lightsail = direct.regions.in("eu-central-1");

  private void fleet(int count) {
    for (var i = 1; i <= count; i++) {
      lightsail.create("web-%03d".formatted(i));
    }
  }

  private Failure failure(Outcome outcome) {
    return ((Outcome.Partial) outcome).failure();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> map(Outcome outcome, String output) {
    return (Map<String, Map<String, Object>>)
        Objects.requireNonNull(Direct.out(outcome).get(output), output);
  }

  private List<String> told(String kind) {
    return direct.log.messages().stream().filter(text -> text.startsWith(kind)).toList();
  }

  @Test
  void theIdIsTheResourcesName() {
    assertThat(Direct.id(direct.create(direct.baseline, ALL))).isEqualTo("web");
    assertThat(Direct.id(direct.create(direct.baseline, "fleet", ALL))).isEqualTo("fleet");
    assertThat(Direct.id(direct.create(direct.baseline, "::fleet", ALL))).isEqualTo("fleet");
  }

  @Test
  void someFailuresAreNamedAndTheOthersCounted() {
    fleet(23);
    for (var i = 0; i < 23; i++) {
      lightsail.failWrite(new Failure.Denied("no"));
    }

    var text = failure(direct.create(direct.baseline, ALL)).message();

    assertThat(text)
        .contains("23 of 23 instances", "web-020@eu-central-1: no", "and 3 more")
        .doesNotContain("web-021");
  }

  @Test
  void asManyFailuresAsCanBeNamedAreAllNamed() {
    fleet(20);
    for (var i = 0; i < 20; i++) {
      lightsail.failWrite(new Failure.Denied("no"));
    }

    assertThat(failure(direct.create(direct.baseline, ALL)).message())
        .contains("web-020@eu-central-1: no")
        .doesNotContain("more\n");
  }

  @Test
  void progressIsToldInSomeTwentyLinesAtMost() {
    fleet(130);

    direct.create(direct.baseline, ALL);

    assertThat(told("status: ").stream().filter(text -> text.endsWith("applied")).toList())
        .contains("status: 130/130 applied")
        .endsWith("status: 130/130 applied")
        .hasSizeBetween(10, 20);
  }

  @Test
  void progressOfAFewIsToldOfEach() {
    fleet(3);

    direct.create(direct.baseline, with(ALL, Map.of("maxParallel", 1)));

    assertThat(told("status: ").stream().filter(text -> text.endsWith("/3 applied")).toList())
        .contains("status: 3/3 applied");
  }

  // ---- who uses IMDSv1

  @Test
  void someUsersAreNamedAndTheOthersCounted() {
    fleet(23);
    lightsail.usage(2);

    direct.create(direct.baseline, ALL);

    assertThat(told("warning: "))
        .singleElement()
        .asString()
        .contains("web-020@eu-central-1 (14 calls", "and 3 more. These calls fail")
        .doesNotContain("web-021");
  }

  @Test
  void asManyUsersAsCanBeNamedAreAllNamed() {
    fleet(20);
    lightsail.usage(2);

    direct.create(direct.baseline, ALL);

    assertThat(told("warning: "))
        .singleElement()
        .asString()
        .contains("web-020@eu-central-1 (14 calls")
        .doesNotContain("more. These");
  }

  @Test
  void whatIsNotKnownIsToldOnceForAll() {
    fleet(23);
    lightsail.failUsage(new Failure.Throttled("too fast"));

    direct.create(direct.baseline, ALL);

    assertThat(told("warning: "))
        .singleElement()
        .asString()
        .contains("web-020@eu-central-1 and 3 more: too fast")
        .doesNotContain("web-021");
  }

  @Test
  void whatOneMayNotKnowIsALineForDebugging() {
    fleet(20);
    lightsail.failUsage(new Failure.Denied("no"));

    direct.create(direct.baseline, ALL);

    assertThat(told("warning: ")).isEmpty();
    assertThat(told("debug: ")).singleElement().asString().contains("web-020@eu-central-1: no");
  }

  @Test
  void aPreviewOfAnUpdateLooksAtThoseThatChange() {
    fleet(2);
    var before = Map.of("selector", Map.of("all", true), "httpPutResponseHopLimit", 2);
    var old = direct.create(direct.baseline, before);
    lightsail.usage(1);

    direct.previewUpdate(direct.baseline, old, before, ALL);
    assertThat(told("warning: "))
        .singleElement()
        .asString()
        .contains("in use on web-001@eu-central-1 (7 calls", "web-002@eu-central-1 (7 calls");

    assertThatThrownBy(() ->
            direct.previewUpdate(
                direct.baseline, old, before, with(ALL, Map.of("imdsV1UsageCheck", "block"))))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("Nothing was written");
  }

  @Test
  void aPreviewOfAFleetThatDoesNotShutImdsV1AsksForNoMetric() {
    fleet(2);
    lightsail.usage(1);

    direct.previewCreate(
        direct.baseline, Map.of("selector", Map.of("all", true), "httpPutResponseHopLimit", 2));

    assertThat(lightsail.calls()).as("one look at the fleet").isOne();
    assertThat(told("warning: ")).isEmpty();
  }

  @Test
  void aPreviewTellsWhatTheOutputsWillBe() {
    fleet(2);
    var old = direct.create(direct.baseline, ALL);

    assertThat(Direct.out(direct.previewUpdate(direct.baseline, old, ALL, ALL)))
        .isEqualTo(Direct.out(old));
    var narrowed = with(ALL, Map.of("selector", Map.of("names", List.of("web-002"))));
    assertThat(Direct.out(direct.previewUpdate(direct.baseline, old, ALL, narrowed)))
        .containsEntry("compliantCount", 1)
        .extractingByKey("instances", InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("web-002@eu-central-1");
  }

  // ---- two resources of one run

  @Test
  void anInstanceIsManagedByOneResourceOfARun() {
    fleet(2);
    direct.create(
        direct.options, OTHER, with(requiring("required"), Map.of("instanceName", "web-001")));

    assertThatThrownBy(() -> direct.create(direct.baseline, ALL))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("another resource of this program")
        .hasMessageContaining("web-001@eu-central-1 by " + OTHER)
        .hasMessageContaining("has written nothing");
    assertThat(lightsail.instance("web-002").options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void whatWasOnlySeenByARefreshIsNotReset() {
    fleet(1);
    var resetting = with(ALL, Map.of("onDelete", "reset"));
    var old = direct.create(direct.baseline, resetting);
    lightsail.create("new-1").tokens("required");
    var found = (ReadOutcome.Found) direct.read(direct.baseline, old, resetting);

    var narrowed = with(resetting, Map.of("selector", Map.of("namePrefix", "web")));
    var next = direct.nextRun();
    next.update(next.baseline, new Outcome.Applied(found.id(), found.state()), resetting, narrowed);

    assertThat(lightsail.instance("new-1").options().httpTokens()).isEqualTo("required");
  }

  @Test
  void anInstanceThatMovesFromOneBaselineToAnotherIsLeftToTheOther() {
    fleet(2);
    var old = direct.create(direct.baseline, ALL);
    var next = direct.nextRun();

    next.create(
        next.baseline, OTHER, with(ALL, Map.of("selector", Map.of("names", List.of("web-001")))));
    var narrowed = with(ALL, Map.of("selector", Map.of("names", List.of("web-002"))));
    next.update(next.baseline, old, ALL, narrowed);

    assertThat(lightsail.instance("web-001").options().httpTokens()).isEqualTo("required");
  }

  @Test
  void aDeletionLeavesWhatAnotherResourceOfTheRunHasTakenOver() {
    fleet(2);
    var old = direct.create(direct.baseline, ALL);
    var next = direct.nextRun();
    next.create(
        next.options, OTHER, with(requiring("required"), Map.of("instanceName", "web-001")));

    next.delete(next.baseline, old, ALL);

    assertThat(lightsail.instance("web-001").options().httpTokens()).isEqualTo("required");
    assertThat(lightsail.instance("web-002").options().httpTokens()).isEqualTo("optional");
  }

  // ---- what is kept for the end

  @Test
  void anInstanceThatLeftAndCouldNotBeRestoredIsRestoredLater() {
    fleet(2);
    var old = direct.create(direct.baseline, ALL);
    var next = direct.nextRun();
    var narrowed = with(ALL, Map.of("selector", Map.of("names", List.of("web-002"))));
    lightsail.failWrite(new Failure.Denied("no"));

    var failed = next.update(next.baseline, old, ALL, narrowed);

    assertThat(map(failed, "previousOptions"))
        .containsOnlyKeys("web-001@eu-central-1", "web-002@eu-central-1");
    var later = direct.nextRun();
    var done = later.update(later.baseline, failed, ALL, narrowed);
    assertThat(lightsail.instance("web-001").options().httpTokens()).isEqualTo("optional");
    assertThat(map(done, "previousOptions")).containsOnlyKeys("web-002@eu-central-1");
  }

  @Test
  void whenOneRegionCannotBeListedNothingIsWrittenAndTheStateStays() {
    fleet(1);
    direct.regions.in("eu-west-1").create("web-001");
    var both = with(ALL, Map.of("regions", List.of("eu-central-1", "eu-west-1")));
    var old = direct.create(direct.baseline, both);
    lightsail.forgetWrites();
    var next = direct.nextRun();
    direct.regions.in("eu-west-1").failRead(new Failure.Denied("no"));

    assertThatThrownBy(() ->
            next.update(next.baseline, old, both, with(both, Map.of("httpPutResponseHopLimit", 2))))
        .isInstanceOf(FailureException.class)
        .hasMessage("no");
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void anOptionThatIsNoLongerSetIsNotKeptForTheEnd() {
    fleet(1);
    var before = with(ALL, Map.of("httpPutResponseHopLimit", 2));
    var old = direct.create(direct.baseline, before);
    var next = direct.nextRun();

    var done = next.update(next.baseline, old, before, ALL);

    assertThat(map(done, "previousOptions").get("web-001@eu-central-1"))
        .containsEntry("httpTokens", "optional")
        .doesNotContainKey("httpPutResponseHopLimit");
  }

  @Test
  void aRefreshForgetsWhatBelongedToAnotherIncarnation() {
    fleet(2);
    var old = direct.create(direct.baseline, ALL);
    lightsail.create("web-001");
    lightsail.delete("web-002");

    var found = (ReadOutcome.Found) direct.read(direct.baseline, old, ALL);

    assertThat(Direct.java(found.state()).get("previousOptions"))
        .as("one that is gone may be unreadable only for now")
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("web-002@eu-central-1");
  }

  @Test
  void anImportTakesTheNameOfTheResource() {
    fleet(1);
    lightsail.instance("web-001").with(new MetadataOptions("required", null, null, null));

    assertThat(direct.importing(direct.baseline, "web-*").id()).isEqualTo("web");
    var nameless =
        (ReadOutcome.Found)
            direct.baseline.read(
                Request.of("", "web-*", Fields.EMPTY, Fields.EMPTY), direct.call());
    assertThat(nameless.id()).isEqualTo("web-*");
    assertThat(
            ((ReadOutcome.Found)
                    direct.read(direct.baseline, new Outcome.Applied("other", Fields.EMPTY), ALL))
                .id())
        .isEqualTo("other");
  }

  @Test
  void aRegionMustBeKnown() {
    direct.regions.withoutDefaultRegion();

    assertThatThrownBy(() -> direct.create(direct.baseline, ALL))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("regions is missing")
        .hasMessageContaining("pulumi config set lightsail:region");
  }
}
