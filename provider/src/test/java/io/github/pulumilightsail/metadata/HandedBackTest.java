package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.testing.FakeLightsail;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hand-over that is taken back: what was to take an instance over has written to it, and goes
 * again, and the one that keeps it has not changed.
 */
class HandedBackTest {
  private static final String A =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataOptions::a";
  private static final String Z =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataOptions::z";
  private static final Map<String, Object> SHUT = Programs.requiring("required");

  private static final Map<String, Object> RESTORING =
      with(SHUT, Map.of("instanceName", "web-2", "onDelete", "restore"));

  private final Direct first = new Direct();
  private final FakeLightsail lightsail = first.regions.in("eu-central-1");
  private Outcome kept;

  @BeforeEach
  void create() {
    lightsail.create("web-1");
    kept = first.create(first.options, A, SHUT);
  }

  private static Map<String, Object> open(boolean fleet, String onDelete) {
    var open =
        Map.<String, Object>of(
            "httpTokens", "optional", "imdsV1UsageCheck", "off", "onDelete", onDelete);
    return fleet
        ? with(open, Map.of("selector", Map.of("names", List.of("web-1"))))
        : with(open, Map.of("instanceName", "web-1"));
  }

  private static ResourceType type(Direct run, boolean fleet) {
    return fleet ? run.baseline : run.options;
  }

  private List<Change> diffOfKept(Direct run, IgnoredChanges ignored) {
    var _ = run.check(run.options, A, SHUT);
    return run.options.diff(
        new Request(
            A, Direct.id(kept), fields(SHUT), fields(SHUT), Direct.state(kept), ignored, false),
        run.call());
  }

  private static Request update(
      Outcome old, Map<String, Object> before, Map<String, Object> after) {
    return new Request(
        Z,
        Direct.id(old),
        fields(after),
        fields(before),
        Direct.state(old),
        IgnoredChanges.NONE,
        false);
  }

  private static Request deletion(String urn, Outcome old, Map<String, Object> inputs) {
    return Request.of(urn, Direct.id(old), fields(inputs), Direct.state(old));
  }

  private String tokens() {
    return String.valueOf(lightsail.instance("web-1").options().httpTokens());
  }

  @ParameterizedTest
  @CsvSource({"false,keep", "false,restore", "true,keep", "true,restore"})
  void whatIsNotAsTheUnchangedOneWantsItIsAnErrorThatSaysHowToGoOn(boolean fleet, String onDelete) {
    var other = first.nextRun();
    var taken = other.create(type(other, fleet), Z, open(fleet, onDelete));
    assertThat(tokens()).isEqualTo("optional");
    var run = first.nextRun();
    assertThat(diffOfKept(run, IgnoredChanges.NONE)).isEmpty();

    assertThatThrownBy(
            () -> type(run, fleet).delete(deletion(Z, taken, open(fleet, onDelete)), run.call()))
        .hasMessageContaining("is left to " + A)
        .hasMessageContaining("httpTokens optional → required")
        .hasMessageContaining("pulumi up --refresh");

    // Once it is in line again, the deletion goes on.
    lightsail.instance("web-1").with(new MetadataOptions("required", null, null, null));
    var next = first.nextRun();
    diffOfKept(next, IgnoredChanges.NONE);
    type(next, fleet).delete(deletion(Z, taken, open(fleet, onDelete)), next.call());
    assertThat(tokens()).isEqualTo("required");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheUnchangedOneIgnoresIsNotItsWish(boolean fleet) {
    var other = first.nextRun();
    var taken = other.create(type(other, fleet), Z, open(fleet, "keep"));
    var run = first.nextRun();
    diffOfKept(run, IgnoredChanges.parse(List.of("httpTokens")));

    type(run, fleet).delete(deletion(Z, taken, open(fleet, "keep")), run.call());

    assertThat(tokens()).isEqualTo("optional");
  }

  /** One that leaves a baseline may be planned before the one that keeps it: then that looks. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoLeavesABaselineIsLookedAtInWhateverOrder(boolean keptFirst) {
    var other = first.nextRun();
    var before = with(open(true, "keep"), Map.of("selector", Map.of("all", true)));
    var after = with(before, Map.of("selector", Map.of("all", true, "exclude", List.of("web-1"))));
    var taken = other.create(other.baseline, Z, before);
    var run = first.nextRun();
    var update = update(taken, before, after);
    if (keptFirst) {
      assertThat(diffOfKept(run, IgnoredChanges.NONE)).isEmpty();
    } else {
      var _ = run.check(run.options, A, SHUT);
    }
    var _ = run.check(run.baseline, Z, after);
    assertThat(run.baseline.diff(update, run.call())).isNotEmpty();

    var left = run.baseline.update(update, run.call());

    if (keptFirst) {
      assertThat(left)
          .isInstanceOfSatisfying(
              Outcome.Partial.class,
              partial ->
                  assertThat(partial.failure().message())
                      .contains("is left to " + A, "pulumi up --refresh"));
    } else {
      assertThat(left).isInstanceOf(Outcome.Applied.class);
      assertThat(diffOfKept(run, IgnoredChanges.NONE))
          .extracting(change -> change.path().toString())
          .containsExactly("httpTokens");
    }
  }

  /** With --continue-on-error the deletions come all the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasThereBeforeIsKeptWhileWhoTakesOverHasFailed(boolean fleet) {
    lightsail.create("web-2");
    var old = first.create(first.options, A, RESTORING);
    var run = first.nextRun();
    lightsail.failWrite(new Failure.Denied("no"));
    var next =
        fleet
            ? Map.<String, Object>of(
                "selector",
                Map.of("all", true),
                "httpPutResponseHopLimit",
                5,
                "maxChanges",
                1,
                "imdsV1UsageCheck",
                "off")
            : with(RESTORING, Map.of("httpPutResponseHopLimit", 5));
    assertThatThrownBy(() -> run.create(type(run, fleet), Z, next)).isNotNull();

    assertThatThrownBy(() -> run.options.delete(deletion(A, old, RESTORING), run.call()))
        .hasMessageContaining("to be taken over by " + Z)
        .hasMessageContaining("pulumi up");
  }

  /** A baseline that failed on this instance alone has no record of it either. */
  @Test
  void itIsKeptWhileABaselineHasFailedThere() {
    lightsail.create("web-2");
    var old = first.create(first.options, A, RESTORING);
    var run = first.nextRun();
    lightsail.failWrite(new Failure.Denied("no"));
    var next =
        Map.<String, Object>of(
            "selector",
            Map.of("names", List.of("web-2")),
            "httpPutResponseHopLimit",
            5,
            "imdsV1UsageCheck",
            "off");
    assertThat(run.create(run.baseline, Z, next)).isInstanceOf(Outcome.Partial.class);

    assertThatThrownBy(() -> run.options.delete(deletion(A, old, RESTORING), run.call()))
        .hasMessageContaining("to be taken over by " + Z);
  }

  /** The one that takes it over fails in its Check, by chance after the plan that gives it up. */
  @Test
  void whatABaselineGivesUpKeepsItsRecordWhereWhoTakesItOverIsRefused() {
    lightsail.create("web-2");
    var both =
        with(
            open(true, "restore"),
            Map.of("httpTokens", "required", "selector", Map.of("names", List.of("web-2"))));
    var none = with(both, Map.of("selector", Map.of("namePrefix", "db")));
    var taken = first.create(first.baseline, Z, both);
    var run = first.nextRun();
    var _ = run.check(run.baseline, Z, none);
    var update = update(taken, both, none);
    run.baseline.diff(update, run.call());
    var single = with(SHUT, Map.of("instanceName", "web-2"));
    assertThat(run.check(run.options, A, single).failures()).isNotEmpty();

    var left = run.baseline.update(update, run.call());

    assertThat(left).isInstanceOf(Outcome.Partial.class);
    assertThat(Direct.out(left))
        .extractingByKey("previousOptions", InstanceOfAssertFactories.MAP)
        .containsKey("web-2@eu-central-1");
    assertThat(lightsail.instance("web-2").options().httpTokens()).isEqualTo("required");
  }

  @Test
  void aSingleOneOfWhichTheNameIsNotKnownIsToldOfWhatIsPutBack() {
    var before = with(open(true, "restore"), Map.of("httpTokens", "required"));
    lightsail.create("web-2");
    var both = with(before, Map.of("selector", Map.of("names", List.of("web-2"))));
    var taken = first.create(first.baseline, Z, both);
    var run = first.nextRun();
    var none = with(before, Map.of("selector", Map.of("namePrefix", "db")));
    var _ = run.check(run.baseline, Z, none);
    run.baseline.diff(update(taken, both, none), run.call());
    var unknown = with(SHUT, Map.of("instanceName", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
    var _ = run.check(run.options, A, unknown);

    run.options.create(
        new Request(
            A, "", fields(unknown), fields(Map.of()), fields(Map.of()), IgnoredChanges.NONE, true),
        run.call());

    assertThat(run.log.messages())
        .anyMatch(text -> text.startsWith("warning: " + A + " may want what is put back"));
  }
}
