package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.testing.FakeLightsail;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that one baseline gives up, and that another one of the program wants. */
class HandOverTest {
  private static final String CANARY =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataBaseline::canary";
  private static final String REST =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataBaseline::rest";

  private static final String SINGLE =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataOptions::web";

  private final Direct first = new Direct();
  private final FakeLightsail lightsail = first.regions.in("eu-central-1");
  private final Map<String, Object> before = selecting("web-1", "web-2");
  private final Map<String, Object> after = selecting("web-2");
  private Outcome canary;

  private static Map<String, Object> selecting(String... names) {
    return Map.of(
        "selector",
        Map.of("names", List.of(names)),
        "httpTokens",
        "required",
        "imdsV1UsageCheck",
        "off",
        "onDelete",
        "restore");
  }

  @BeforeEach
  void create() {
    lightsail.create("web-1");
    lightsail.create("web-2");
    canary = first.create(first.baseline, CANARY, before);
  }

  private Request update(Map<String, Object> inputs, boolean preview) {
    return new Request(
        CANARY,
        Direct.id(canary),
        fields(inputs),
        fields(before),
        Direct.state(canary),
        IgnoredChanges.NONE,
        preview);
  }

  private void planned(Direct run, Map<String, Object> inputs) {
    var _ = run.check(run.baseline, CANARY, inputs);
    var _ = run.baseline.diff(update(inputs, false), run.call());
  }

  private static Request creation(Map<String, Object> inputs, boolean preview) {
    return new Request(
        REST, "", fields(inputs), Fields.EMPTY, Fields.EMPTY, IgnoredChanges.NONE, preview);
  }

  private String tokens(String name) {
    return String.valueOf(lightsail.instance(name).options().httpTokens());
  }

  /** With dependsOn the other one comes only when the first has opened it already. */
  @Test
  void aPreviewFailsWhereTheOneWouldOpenWhatTheOtherWants() {
    var run = first.nextRun();
    planned(run, after);
    run.baseline.update(update(after, true), run.call());
    var _ = run.check(run.baseline, REST, selecting("web-1"));

    assertThatThrownBy(() -> run.baseline.create(creation(selecting("web-1"), true), run.call()))
        .isInstanceOfSatisfying(
            FailureException.class,
            problem -> assertThat(problem.failure()).isInstanceOf(Failure.Conflict.class))
        .hasMessageContaining(CANARY)
        .hasMessageContaining("web-1@eu-central-1 (httpTokens required → optional)")
        .hasMessageContaining("onDelete");
  }

  /** Which of the two comes first may be another in the update, so it is no reason to go on. */
  @Test
  void itFailsAsWellWhereTheOtherOneIsPlannedFirst() {
    var run = first.nextRun();
    var _ = run.check(run.baseline, REST, selecting("web-1"));
    run.baseline.create(creation(selecting("web-1"), true), run.call());

    assertThatThrownBy(() -> planned(run, after))
        .hasMessageContaining("web-1@eu-central-1 (httpTokens required → optional) by " + REST)
        .hasMessageContaining("Set onDelete of this one to keep");
    planned(run, with(after, Map.of("onDelete", "keep")));
  }

  @Test
  void aSingleResourceIsNoOther() {
    var single = Map.of("instanceName", "web-1", "httpTokens", "required");
    var after2 = first.nextRun();
    planned(after2, after);
    assertThat(after2.check(after2.options, SINGLE, single).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.path()).hasToString("instanceName"))
        .satisfies(
            failure -> assertThat(failure.reason()).contains(CANARY, "Set onDelete of that one"));

    var before2 = first.nextRun();
    assertThat(before2.check(before2.options, SINGLE, single).failures()).isEmpty();
    assertThatThrownBy(() -> planned(before2, after)).hasMessageContaining(SINGLE);
  }

  /** Whatever would be put back is then not as the other one wants it, for a while. */
  @Test
  void itIsSoWithOptionsThatOpenNothing() {
    lightsail.instance("web-1").with(new MetadataOptions("required", "enabled", 2, null));
    var hops =
        Map.of(
            "selector",
            Map.of("names", List.of("web-1", "web-2")),
            "httpPutResponseHopLimit",
            1,
            "onDelete",
            "restore");
    canary = first.nextRun().create(first.baseline, CANARY, hops);
    var later = first.nextRun();
    var narrowed = with(hops, selecting("web-2"));
    narrowed.remove("httpTokens");
    planned(later, narrowed);

    assertThat(
            later
                .check(
                    later.options,
                    SINGLE,
                    Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 1))
                .failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("httpPutResponseHopLimit"));
  }

  /** Who it is may be known only in the update. */
  @Test
  void oneThatDoesNotKnowYetWhatItWantsIsToldOfWhatIsPutBack() {
    var unknown =
        with(selecting("web-1"), Map.of("selector", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    for (var canaryFirst : List.of(true, false)) {
      var run = first.nextRun();
      if (canaryFirst) {
        planned(run, after);
      }
      var _ = run.check(run.baseline, REST, unknown);
      run.baseline.create(creation(unknown, true), run.call());
      if (!canaryFirst) {
        planned(run, after);
      }
      assertThat(run.log.messages())
          .anySatisfy(text ->
              assertThat(text)
                  .startsWith("warning: " + REST + " may want")
                  .contains("web-1@eu-central-1 (httpTokens required → optional"));
    }
  }

  /** A replacement that deletes first does so in the middle of a run. */
  @Test
  void whoComesWhileADeletionIsUnderWaySeesWhatItDoes() {
    var now = first.nextRun();
    var id = new InstanceId("web-1", "eu-central-1");
    var rest = new CompletableFuture<Outcome>();
    var _ =
        now.run
            .locks()
            .holding(
                id,
                now.call(),
                () -> {
                  assertThat(now.run.claims().end(id)).isEmpty();
                  Thread.startVirtualThread(
                      () -> rest.complete(now.create(now.baseline, REST, selecting("web-1"))));
                  while (now.run.claims().holder(id).isEmpty()) {
                    Thread.onSpinWait();
                  }
                  return lightsail.instance("web-1").tokens("optional");
                });

    assertThat(Direct.out(rest.join())).containsEntry("compliantCount", 1);

    assertThat(tokens("web-1")).isEqualTo("required");
  }

  /** What it has written is written over before it was seen in force. */
  @Test
  void aDeletionDoesNotWaitForWhatWhoComesAfterItHasChanged() {
    var now = first.nextRun();
    lightsail.afterWrite(() -> {
      var _ =
          now.check(now.options, SINGLE, Map.of("instanceName", "web-1", "httpTokens", "required"));
      lightsail.instance("web-1").tokens("required");
    });

    now.baseline.delete(
        Request.of(CANARY, Direct.id(canary), fields(selecting("web-1")), Direct.state(canary)),
        now.call());

    assertThat(tokens("web-1")).isEqualTo("required");
  }

  @Test
  void withKeepTheHandOverIsFine() {
    var keep = with(after, Map.of("onDelete", "keep"));
    var run = first.nextRun();
    planned(run, keep);
    run.baseline.update(update(keep, false), run.call());

    run.create(run.baseline, REST, selecting("web-1"));

    assertThat(tokens("web-1")).isEqualTo("required");
  }

  /** One that comes between plan and update fails, and its claim holds. */
  @Test
  void whoComesBeforeTheUpdateKeepsTheInstanceShut() {
    var run = first.nextRun();
    planned(run, after);
    assertThatThrownBy(() -> run.create(run.baseline, REST, selecting("web-1")))
        .isInstanceOf(FailureException.class);

    var updated = run.baseline.update(update(after, false), run.call());

    assertThat(tokens("web-1")).isEqualTo("required");
    assertThat(updated)
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            partial ->
                assertThat(partial.failure().message())
                    .contains("web-1@eu-central-1 is to be taken over by " + REST));
    assertThat(Direct.out(updated))
        .extractingByKey("previousOptions", InstanceOfAssertFactories.MAP)
        .as("what was before is not lost")
        .containsKey("web-1@eu-central-1");
  }

  /** The one that could not leave has found what was there before both. */
  @Test
  void whoLeavesAndWhoIsDeletedPutBackWhatWasThereBeforeBoth() {
    var hops = with(selecting(), Map.of("instanceName", "web-1", "httpPutResponseHopLimit", 3));
    hops.remove("selector");
    var failing = first.nextRun();
    planned(failing, after);
    lightsail.failWrite(new Failure.Denied("not now"));
    canary = failing.baseline.update(update(after, false), failing.call());
    assertThat(canary).isInstanceOf(Outcome.Partial.class);
    var taking = first.nextRun();
    var single = taking.create(taking.options, SINGLE, hops);

    var last = first.nextRun();
    planned(last, after);
    last.baseline.update(update(after, false), last.call());
    last.options.delete(
        Request.of(SINGLE, Direct.id(single), fields(hops), Direct.state(single)), last.call());

    assertThat(tokens("web-1")).isEqualTo("optional");
    assertThat(lightsail.instance("web-1").options().httpPutResponseHopLimit()).isEqualTo(1);
  }

  /** What the other one writes to it is no news of the baseline that lets it alone. */
  @Test
  void whoIsExemptWhileTheOtherWritesIsNoChangeAfterwards() {
    var excepting =
        with(
            before,
            Map.of(
                "exceptions",
                List.of(
                    Map.of("instanceName", "web-1", "reason", "moved", "until", "9999-12-31"))));
    var run = first.nextRun();
    lightsail.instance("web-1").appliedAfter(2);
    planned(run, excepting);
    canary = run.baseline.update(update(excepting, false), run.call());
    assertThat(String.valueOf(Direct.out(canary).get("instances"))).contains("state=pending");
    lightsail.instance("web-1").withoutState();

    var next = first.nextRun();
    var _ = next.check(next.baseline, CANARY, excepting);

    assertThat(next.baseline.diff(update(excepting, false), next.call()))
        .extracting(change -> change.path().top())
        .containsOnly("exceptions");
  }

  /** {@code --continue-on-error}: what it may want is not opened, though it could not look. */
  @Test
  void oneThatCouldNotSeeItsFleetHasNothingGivenUpThatItMayMean() {
    var run = first.nextRun();
    lightsail.failRead(new Failure.Denied("not now"));
    assertThatThrownBy(() -> run.create(run.baseline, REST, selecting("web-1", "web-2")))
        .isInstanceOf(FailureException.class);
    lightsail.passRead();

    assertThatThrownBy(() ->
            run.baseline.delete(
                Request.of(CANARY, Direct.id(canary), fields(before), Direct.state(canary)),
                run.call()))
        .hasMessageContaining("may want it, and could not see its instances");

    assertThat(List.of(tokens("web-1"), tokens("web-2"))).containsOnly("required");
  }
}
