package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.Calls.UPDATE;
import static io.github.pulumilightsail.e2e.Calls.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * It writes what the program declares, and nothing else, over several runs, several resources and
 * runs that were cut short. All four options are managed, in the region that has all four.
 */
final class PromiseIT {
  private static final String NORTH = "eu-north-1";
  private static final String OPTIONS =
      "httpTokens: required, httpEndpoint: disabled, httpPutResponseHopLimit: 2,"
          + " httpProtocolIpv6: enabled";

  @RegisterExtension final Stage stage = new Stage();

  @BeforeEach
  void north() {
    stage.config("lightsail:region", NORTH);
  }

  private static String single(String name, String instance, String onDelete, String options) {
    return """
      %s:
        type: lightsail:InstanceMetadataOptions
        properties: {instanceName: %s, %s%s}
        options: {%s}
    """
        .formatted(name, instance, OPTIONS, onDelete, options);
  }

  private static String fleet(String name, String selector, String onDelete) {
    return """
      %s:
        type: lightsail:InstanceMetadataBaseline
        properties: {selector: {%s}, %s%s}
    """
        .formatted(name, selector, OPTIONS, onDelete);
  }

  /** A resource that fails when it is created, so that the engine never comes to its deletions. */
  private static String failingAfter(String... names) {
    return """
      failing:
        type: lightsail:InstanceMetadataOptions
        properties: {instanceName: nobody, httpTokens: required}
        options: {dependsOn: [%s]}
    """
        .formatted(String.join(", ", Stream.of(names).map("\"${%s}\""::formatted).toList()));
  }

  private void program(String... resources) {
    stage.program("resources:\n" + String.join("", resources));
  }

  private void create(String... names) {
    for (var name : names) {
      stage.emulator().region(NORTH).instance(name).create();
    }
  }

  /**
   * Everything that a run may do, and in the end a plain {@code up} that has nothing left to do.
   */
  private void nothingIsWritten() {
    assertThat(written(stage.newCalls())).isEmpty();
    assertThat(stage.preview().steps()).isEmpty();
  }

  // ---- deletions of what the program still wants, after runs that were cut short

  /** How what there was becomes what there is, and what cuts the first run short. */
  static Stream<Arguments> moves() {
    var onDeletes = List.of("", ", onDelete: restore", ", onDelete: reset");
    return onDeletes.stream()
        .flatMap(onDelete ->
            Stream.of(
                Arguments.of("a rename", onDelete, true),
                Arguments.of("a replacement of itself", onDelete, true),
                Arguments.of("a single one gathered into a fleet", onDelete, true),
                Arguments.of("one of a fleet on its own", onDelete, true),
                Arguments.of("a rename", onDelete, false),
                Arguments.of("one of a fleet on its own", onDelete, false)));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void noDeletionTouchesWhatTheProgramWants(String move, String onDelete, boolean cutShort) {
    create("web-1");
    var before =
        move.equals("one of a fleet on its own")
            ? fleet("web", "all: true", onDelete)
            : single("web", "web-1", onDelete, "");
    var after =
        switch (move) {
          case "a replacement of itself" -> single("web", "web-1", onDelete, "");
          case "a single one gathered into a fleet" -> fleet("site", "all: true", onDelete);
          default -> single("site", "web-1", onDelete, "");
        };
    program(before);
    stage.up();
    stage.newCalls();
    var name = after.strip().substring(0, after.strip().indexOf(':'));

    if (cutShort) {
      program(after, failingAfter(name));
      var urn = stage.resource("web").get("urn").getAsString();
      var run =
          move.equals("a replacement of itself")
              ? stage.pulumi("up", "--yes", "--skip-preview", "--color=never", "--replace", urn)
              : stage.failedUp();
      assertThat(run.succeeded()).as(run.text()).isFalse();
      assertThat(written(stage.newCalls())).isEmpty();
    }
    program(after);
    stage.up();

    nothingIsWritten();
    assertThat(stage.resources()).hasSize(1);
    assertThat(stage.emulator().region(NORTH).timeline("web-1"))
        .filteredOn(change -> !change.cause().equals("applied"))
        .extracting(OptionsChange::cause)
        .containsExactly("created", UPDATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", onDelete: restore"})
  void threeSinglesGatheredIntoAFleetWithATarget(String onDelete) {
    create("web-1", "web-2", "web-3");
    program(
        single("one", "web-1", onDelete, ""),
        single("two", "web-2", onDelete, ""),
        single("three", "web-3", onDelete, ""));
    stage.up();
    stage.newCalls();

    program(fleet("fleet", "all: true", onDelete));
    var targeted =
        stage.pulumi("up", "--yes", "--skip-preview", "--color=never", "--target", "**fleet");
    assertThat(targeted.succeeded()).as(targeted.text()).isTrue();
    stage.up();

    nothingIsWritten();
    assertThat(stage.resources()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", onDelete: restore", ", onDelete: reset"})
  void aReplacementThatDeletesFirstLeavesTheInstanceAsItIs(String onDelete) {
    create("web-1");
    program(single("web", "web-1", onDelete, "deleteBeforeReplace: true"));
    stage.up();
    stage.newCalls();
    var urn = stage.resource("web").get("urn").getAsString();

    var run = stage.pulumi("up", "--yes", "--skip-preview", "--color=never", "--replace", urn);

    assertThat(run.succeeded()).as(run.text()).isTrue();
    nothingIsWritten();
  }

  /** Two processes know nothing of each other. */
  @Test
  void whatMovesToAnotherProviderIsKeptByDefault() {
    create("web-1");
    stage.manages("instanceName: web-1, httpTokens: required, onDelete: keep");
    stage.up();
    stage.newCalls();
    program(
        """
          own:
            type: pulumi:providers:lightsail
            properties: {region: %s, endpoint: "%s"}
          site:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, httpTokens: required}
            options: {provider: "${own}"}
        """
            .formatted(NORTH, stage.emulator().uri()));

    assertThat(stage.up().text()).contains("keeps its metadata options (httpTokens=required)");

    nothingIsWritten();
  }

  @Test
  void whatHasLeftTheProgramIsRestoredWhereItSaysSo() {
    create("web-1", "web-2");
    program(
        single("one", "web-1", ", onDelete: restore", ""),
        single("two", "web-2", ", onDelete: restore", ""));
    stage.up();

    program(single("two", "web-2", ", onDelete: restore", ""));
    var up = stage.up();

    assertThat(up.text())
        .contains(
            "instance web-1@eu-north-1 is to be opened", "httpTokens required → optional", "::one");
    assertThat(stage.emulator().region(NORTH).get("web-1").options())
        .isEqualTo(stage.emulator().region(NORTH).timeline("web-1").getFirst().options());
    assertThat(stage.emulator().region(NORTH).get("web-2").httpTokens()).isEqualTo("required");
  }

  @Test
  void byDefaultADeletionWritesNothingAndNeedsNoCall() {
    create("web-1", "web-2");
    program(single("one", "web-1", "", ""), fleet("fleet", "names: [web-2]", ""));
    stage.up();
    stage.newCalls();

    var destroy = stage.destroy();

    assertThat(stage.newCalls()).isEmpty();
    assertThat(destroy.text())
        .contains("instance web-1@eu-north-1 keeps its metadata options", "httpTokens=required")
        .contains("1 instance keeps its metadata options");
  }

  // ---- two that want one instance

  @ParameterizedTest
  @ValueSource(strings = {"single", "fleet"})
  void twoThatWantOneInstanceAreToldInEveryRunAndInPreviewsToo(String other) {
    create("web-1");
    program(single("web", "web-1", "", ""));
    stage.up();
    stage.newCalls();

    var second =
        other.equals("single")
            ? single("second", "web-1", "", "")
            : fleet("second", "all: true", "");
    program(single("web", "web-1", "", ""), second);
    for (var round = 0; round < 2; round++) {
      for (Run run : List.of(stage.failedPreview(), stage.failedUp())) {
        assertThat(run.text())
            .contains("another resource of this program")
            .contains("web-1@eu-north-1 by urn:");
      }
    }
    assertThat(written(stage.newCalls())).isEmpty();
  }

  // ---- what the program says to ignore

  @ParameterizedTest
  @ValueSource(strings = {"httpTokens", "'[\"httpTokens\"]'", "'*'"})
  void anIgnoredOptionIsNeverWritten(String path) {
    create("web-1");
    var properties = "{instanceName: web-1, httpTokens: optional, httpPutResponseHopLimit: %s}";
    var yaml =
        """
          web:
            type: lightsail:InstanceMetadataOptions
            properties: %s
            options: {ignoreChanges: [%s]}
        """;
    program(yaml.formatted(properties.formatted(1), path));
    stage.up();
    stage.emulator().region(NORTH).change("web-1", OptionsPatch.none().tokens("required"));
    stage.newCalls();

    program(yaml.formatted(properties.formatted(2), path));
    stage.up();

    assertThat(stage.emulator().region(NORTH).get("web-1").httpTokens()).isEqualTo("required");
    if (!path.equals("'*'")) {
      assertThat(stage.emulator().region(NORTH).get("web-1").httpPutResponseHopLimit())
          .isEqualTo(2);
      assertThat(stage.outputs("web").get("httpTokens").getAsString()).isEqualTo("required");
    }
    assertThat(stage.preview().steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "httpTokens",
        "'instances[\"web-1@eu-north-1\"].httpTokens'",
        "'instances[\"web-1@eu-north-1\"]'",
        "instances"
      })
  void anIgnoredOptionOfAFleetIsNeverWritten(String path) {
    create("web-1");
    var yaml =
        """
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true}, httpTokens: optional, httpPutResponseHopLimit: %s}
            options: {ignoreChanges: [%s]}
        """;
    program(yaml.formatted(1, path));
    stage.up();
    stage.emulator().region(NORTH).change("web-1", OptionsPatch.none().tokens("required"));

    program(yaml.formatted(2, path));
    stage.up();

    assertThat(stage.emulator().region(NORTH).get("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.preview().steps()).isEmpty();
  }

  @Test
  void anIgnoredRegionStaysWhereItIs() {
    create("web-1");
    stage.emulator().region("eu-west-1").instance("web-1").create();
    var yaml =
        """
          web:
            type: lightsail:InstanceMetadataOptions
            properties: {instanceName: web-1, region: %s, httpPutResponseHopLimit: %s}
            options: {ignoreChanges: [region]}
        """;
    program(yaml.formatted(NORTH, 2));
    stage.up();

    program(yaml.formatted("eu-west-1", 3));
    assertThat(stage.up().steps()).containsExactly("update web httpPutResponseHopLimit");

    assertThat(stage.emulator().region(NORTH).get("web-1").httpPutResponseHopLimit()).isEqualTo(3);
    assertThat(stage.emulator().region("eu-west-1").timeline("web-1")).hasSize(1);
  }

  // ---- what a fleet's plan rests on, and what it says

  @ParameterizedTest
  @ValueSource(strings = {"", ", onDelete: restore"})
  void anInstanceThatLosesItsTagIsToldAndOpenedOnlyWhereTheProgramSaysSo(String onDelete) {
    var region = stage.emulator().region(NORTH);
    create("web-1", "web-2");
    region.retag("web-1", Map.of("env", "prod"));
    region.retag("web-2", Map.of("env", "prod"));
    program(fleet("fleet", "tags: {env: prod}", onDelete));
    stage.up();
    region.retag("web-1", Map.of());
    create("web-3");
    region.retag("web-3", Map.of("env", "prod"));
    stage.newCalls();

    var preview = stage.preview();

    assertThat(preview.text())
        .contains("1 of 2 instances to change: web-3@eu-north-1 (httpTokens optional → required")
        .contains(
            onDelete.isEmpty()
                ? "1 to leave the baseline: web-1@eu-north-1 (stays as it is)"
                : "1 to leave the baseline: web-1@eu-north-1 (httpTokens required → optional");
    stage.up();
    assertThat(written(stage.newCalls())).hasSize(onDelete.isEmpty() ? 1 : 2);
    assertThat(region.get("web-1").httpTokens())
        .isEqualTo(onDelete.isEmpty() ? "required" : "optional");
    nothingIsWritten();
  }

  @Test
  void anotherDefaultRegionIsAChangeThatThePreviewShows() {
    create("web-1");
    stage.emulator().region("eu-west-1").instance("web-2").create();
    var yaml =
        """
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true}, httpTokens: required}
        """;
    program(yaml);
    stage.up();
    assertThat(stage.outputs("fleet").getAsJsonArray("regions")).hasSize(1);
    stage.newCalls();

    var set = stage.pulumi("config", "set", "lightsail:region", "eu-west-1");
    assertThat(set.succeeded()).as(set.text()).isTrue();
    var preview = stage.preview();

    assertThat(preview.steps())
        .containsExactly(
            "update fleet instances[\"web-1@eu-north-1\"].state"
                + " instances[\"web-2@eu-west-1\"].httpTokens regions[0]");
    assertThat(preview.text())
        .contains("[0]: \"eu-north-1\" => \"eu-west-1\"")
        .contains("1 to leave the baseline: web-1@eu-north-1 (stays as it is)");
    assertThat(written(stage.newCalls())).isEmpty();
  }

  @Test
  void theKeysOfTheLastRunAreNotUsedAnyMore() {
    create("web-1");
    program(fleet("fleet", "all: true", ""));
    stage.config("lightsail:accessKey", "AKIAFIRST").config("lightsail:secretKey", "x");
    stage.up();
    stage.emulator().credentials().refuse("AKIAFIRST");
    create("web-2");

    stage.pulumi("config", "set", "lightsail:accessKey", "AKIASECOND");
    assertThat(stage.preview().steps()).hasSize(1);
    stage.up();

    assertThat(stage.emulator().region(NORTH).get("web-2").httpTokens()).isEqualTo("required");
  }

  @Test
  void withoutAwsThePlanRestsOnTheStateAndSaysSo() {
    create("web-1");
    program(fleet("fleet", "all: true", ""));
    stage.up();
    stage.emulator().close();

    var preview = stage.preview();

    assertThat(preview.steps()).isEmpty();
    assertThat(preview.text()).contains("this plan rests on the state");
  }

  /** Who comes as it is to be, or is gone, is one change of the outputs, and no write. */
  @Test
  void whoComesOrIsGoneIsTheNewsOfOneRun() {
    create("web-1");
    create("web-2");
    create("web-3");
    program(
        """
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {all: true}, httpTokens: required, onDelete: restore}
        """);
    stage.up();
    var region = stage.emulator().region(NORTH);
    region.delete("web-2");
    region.instance("web-4").tokens("required").create();
    stage.newCalls();

    assertThat(stage.preview().steps())
        .containsExactly(
            "update fleet instances[\"web-2@eu-north-1\"].state"
                + " instances[\"web-4@eu-north-1\"].state");
    stage.up();

    assertThat(written(stage.newCalls())).isEmpty();
    assertThat(stage.outputs("fleet").get("compliantCount").getAsInt()).isEqualTo(3);
    assertThat(stage.preview().steps()).isEmpty();
    region.change("web-4", OptionsPatch.none().tokens("optional"));
    stage.up();
    stage.destroy();
    assertThat(region.get("web-4").httpTokens()).as("as it came").isEqualTo("required");
    assertThat(region.get("web-1").httpTokens()).isEqualTo("optional");
  }

  /** What people read of 200 instances; docs/fleets.md shows it. */
  @Test
  void thePreviewOfTwoHundredNamesWhatChangesAndWhatLeaves() {
    var region = stage.emulator().region(NORTH);
    region.fleet("web", 200);
    for (var each : region.instances()) {
      region.retag(each.name(), Map.of("env", "prod"));
    }
    program(
        """
          fleet:
            type: lightsail:InstanceMetadataBaseline
            properties: {selector: {tags: {env: prod}}, httpTokens: required}
        """);
    stage.up();
    for (var name : List.of("web-0007", "web-0100", "web-0200")) {
      region.change(name, OptionsPatch.none().tokens("optional"));
    }
    region.retag("web-0001", Map.of());
    region.retag("web-0002", Map.of());
    stage.newCalls();

    var preview = stage.preview();

    assertThat(preview.text())
        .contains(
            "3 of 198 instances to change: web-0007@eu-north-1 (httpTokens optional → required),"
                + " web-0100@eu-north-1 (httpTokens optional → required),"
                + " web-0200@eu-north-1 (httpTokens optional → required)")
        .contains("2 to leave the baseline: web-0001@eu-north-1 (stays as it is), web-0002")
        .doesNotContain("- instances");
    assertThat(preview.steps())
        .containsExactly(
            "update fleet instances[\"web-0001@eu-north-1\"].state"
                + " instances[\"web-0002@eu-north-1\"].state"
                + " instances[\"web-0007@eu-north-1\"].httpTokens"
                + " instances[\"web-0100@eu-north-1\"].httpTokens"
                + " instances[\"web-0200@eu-north-1\"].httpTokens");
    assertThat(stage.newCalls()).noneMatch(call -> call.operation().equals(UPDATE));
  }
}
