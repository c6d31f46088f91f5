package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.DEFAULTS;
import static io.github.pulumilightsail.metadata.Programs.hopLimit;
import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.tokens;
import static io.github.pulumilightsail.metadata.Programs.tokensAndHopLimit;
import static io.github.pulumilightsail.metadata.Programs.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeLightsail.Write;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack stack = new Stack(plugin);

  @AfterEach
  void close() {
    plugin.close();
  }

  private MetadataOptions options() {
    return lightsail.instance("web-1").options();
  }

  @Test
  void aCreateTellsEverythingOfTheInstance() {
    var instance = lightsail.create("web-1");

    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    assertThat(stack.state().id()).isEqualTo("web-1@eu-central-1");
    assertThat(stack.state().out())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("instanceName", "web-1"),
                Map.entry("instanceArn", instance.arn()),
                Map.entry("region", "eu-central-1"),
                Map.entry("availabilityZone", "eu-central-1a"),
                Map.entry("httpTokens", "required"),
                Map.entry("httpEndpoint", "enabled"),
                Map.entry("httpPutResponseHopLimit", 2),
                Map.entry("onDelete", "restore"),
                Map.entry("imdsV1UsageCheck", "warn"),
                Map.entry("state", "applied"),
                Map.entry(
                    "previousOptions",
                    Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 1)),
                Map.entry(
                    "operation",
                    Map.of(
                        "id", "op-1",
                        "operationType", "UpdateInstanceMetadataOptions",
                        "status", "Succeeded",
                        "createdAt", "2026-11-23T12:00:00Z",
                        "statusChangedAt", "2026-11-23T12:00:01Z"))));
  }

  @Test
  void ipv6IsToldOnlyWhereTheServiceReportsIt() {
    regions.withDefaultRegion("eu-north-1").in("eu-north-1").create("web-1");

    stack.up(requiring("required"));

    assertThat(stack.state().out()).containsEntry("httpProtocolIpv6", "disabled");
  }

  @Test
  void anInstanceThatIsAsWantedIsNotWrittenAndItsValuesAreRecordedAllTheSame() {
    lightsail.create("web-1").tokens("required");

    stack.up(requiring("required"));

    assertThat(lightsail.writes()).isEmpty();
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "required"))
        .doesNotContainKey("operation");
  }

  @Test
  void aSecondUpReadsAndWritesNothing() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    var calls = regions.calls();

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.SAME);

    assertThat(regions.calls()).isEqualTo(calls);
  }

  @Test
  void aChangeBehindItsBackIsShownByRefreshAndRepairedByUp() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").tokens("optional");
    lightsail.forgetWrites();

    assertThat(stack.refresh().getDetailedDiffMap()).containsOnlyKeys("httpTokens");
    assertThat(stack.state().in()).containsEntry("httpTokens", "optional");
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.UPDATED);

    assertThat(lightsail.onlyWrite()).isEqualTo(tokens("required"));
    assertThat(stack.state().out())
        .containsEntry("httpTokens", "required")
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"));
  }

  @Test
  void anOptionThatIsManagedLaterHasItsValueRecordedThen() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").with(tokensAndHopLimit("required", 5));

    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    assertThat(stack.state().out())
        .containsEntry(
            "previousOptions", Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 5));
    stack.destroy();
    assertThat(options()).isEqualTo(new MetadataOptions("optional", "enabled", 5, null));
  }

  @ParameterizedTest
  @CsvSource({"restore,4", "reset,1", "keep,2"})
  void anOptionThatTheProgramDropsIsTreatedAsOnDeleteSays(String onDelete, int hopLimit) {
    lightsail.create("web-1").with(tokensAndHopLimit("optional", 4));
    stack.up(
        web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2, "onDelete", onDelete)));

    var step = stack.up(web(Map.of("httpTokens", "required", "onDelete", onDelete)));

    assertThat(step.diff().getDetailedDiffMap()).containsOnlyKeys("httpPutResponseHopLimit");
    assertThat(options()).isEqualTo(new MetadataOptions("required", "enabled", hopLimit, null));
    assertThat(stack.state().out())
        .containsEntry("previousOptions", Map.of("httpTokens", "optional"))
        .containsEntry("httpPutResponseHopLimit", hopLimit);
    lightsail.forgetWrites();
    assertThat(stack.up(web(Map.of("httpTokens", "required", "onDelete", onDelete))).done())
        .isEqualTo(Done.SAME);
  }

  @ParameterizedTest
  @CsvSource({"restore,4", "reset,1", "keep,2"})
  void onDeleteOfTheNewProgramCountsForWhatItDrops(String onDelete, int hopLimit) {
    lightsail.create("web-1").with(tokensAndHopLimit("optional", 4));
    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    stack.up(web(Map.of("httpTokens", "required", "onDelete", onDelete)));

    assertThat(options().httpPutResponseHopLimit()).isEqualTo(hopLimit);
  }

  @ParameterizedTest
  @CsvSource({"restore,required,3", "reset,optional,1", "keep,optional,2"})
  void aDeleteDoesAsOnDeleteSaysToManagedOptionsOnly(String onDelete, String tokens, int hopLimit) {
    lightsail.create("web-1").with(new MetadataOptions("required", "disabled", 3, null));
    stack.up(
        web(Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 2, "onDelete", onDelete)));
    lightsail.forgetWrites();

    assertThat(stack.destroy().error()).isNull();

    assertThat(options()).isEqualTo(new MetadataOptions(tokens, "disabled", hopLimit, null));
    assertThat(lightsail.writes()).hasSize(onDelete.equals("keep") ? 0 : 1);
  }

  @Test
  void aDeleteThatKeepsCallsNobody() {
    lightsail.create("web-1");
    stack.up(web(Map.of("httpTokens", "required", "onDelete", "keep")));
    var calls = regions.calls();

    stack.destroy();

    assertThat(regions.calls()).isEqualTo(calls);
  }

  @Test
  void resetDisablesIpv6WhereItIsReported() {
    var stockholm = regions.withDefaultRegion("eu-north-1").in("eu-north-1");
    stockholm.create("web-1");
    stack.up(web(Map.of("httpProtocolIpv6", "enabled", "onDelete", "reset")));

    stack.destroy();

    assertThat(stockholm.instance("web-1").options())
        .isEqualTo(new MetadataOptions("optional", "enabled", 1, "disabled"));
  }

  @Test
  void resetNeverSendsIpv6WhereItIsNotReported() {
    regions.withoutRegionValidation();
    lightsail.create("web-1");
    stack.up(web(Map.of("httpProtocolIpv6", "disabled", "onDelete", "reset")));

    assertThat(stack.destroy().error()).isNull();

    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void aDeleteOfWhatIsAlreadyAsBeforeWritesNothing() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").tokens("optional");
    lightsail.forgetWrites();

    stack.destroy();

    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void anInstanceThatIsGoneIsDeletedAlready() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.delete("web-1");

    assertThat(stack.destroy().error()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shutting-down", "terminated"})
  void anInstanceOnItsWayOutIsDeletedAlready(String lifecycle) {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.instance("web-1").lifecycle(lifecycle);
    lightsail.forgetWrites();

    assertThat(stack.destroy().error()).isNull();
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void anotherInstanceOfTheNameIsNotTouchedByADelete() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.create("web-1").tokens("required");
    lightsail.forgetWrites();

    assertThat(stack.destroy().error()).isNull();

    assertThat(lightsail.writes()).isEmpty();
    assertThat(options().httpTokens()).isEqualTo("required");
  }

  @Test
  void anUpdateFindsAnotherInstanceOfTheNameAndWritesNothing() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    var newOne = lightsail.create("web-1");
    lightsail.forgetWrites();

    var step = stack.up(hopLimit(2));

    assertThat(step.message())
        .contains("web-1 in eu-central-1 (account 111122223333)")
        .contains(newOne.arn())
        .contains("Nothing was written")
        .contains("pulumi refresh");
    assertThat(lightsail.writes()).isEmpty();
    assertThat(options()).isEqualTo(DEFAULTS);
  }

  @Test
  void anInstanceThatWasCreatedAgainIsGoneAtRefreshAndManagedAnewByUp() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.create("web-1");

    stack.refresh();
    assertThat(stack.exists()).isFalse();
    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(options().httpTokens()).isEqualTo("required");
  }

  @Test
  void aCreateForAnInstanceThatIsNotThereSaysSo() {
    assertThat(stack.up(requiring("required")).message())
        .contains("there is no Lightsail instance web-1 in eu-central-1")
        .contains("Check the name and the region");
    assertThat(stack.exists()).isFalse();
  }

  @Test
  void anUpdateForAnInstanceThatIsGoneSaysSo() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.delete("web-1");

    assertThat(stack.up(hopLimit(2)).message()).contains("run `pulumi refresh`");
    assertThat(stack.exists()).isTrue();
  }

  @Test
  void anotherNameIsAReplacementThatLeavesBothInstancesRight() {
    lightsail.create("web-1");
    lightsail.create("web-2");
    stack.up(requiring("required"));

    var step = stack.up(Map.of("instanceName", "web-2", "httpTokens", "required"));

    assertThat(step.done()).isEqualTo(Done.REPLACED);
    assertThat(step.diff().getReplacesList()).containsExactly("instanceName");
    assertThat(lightsail.writes())
        .containsExactly(
            new Write("web-1", tokens("required")),
            new Write("web-2", tokens("required")),
            new Write("web-1", tokens("optional")));
    assertThat(stack.state().id()).isEqualTo("web-2@eu-central-1");
  }

  @Test
  void anotherRegionIsAReplacementAndTheSameOneByNameIsNot() {
    lightsail.create("web-1");
    regions.in("eu-west-1").create("web-1");
    stack.up(requiring("required"));

    assertThat(stack.up(web(Map.of("httpTokens", "required", "region", "eu-central-1"))).done())
        .isNotEqualTo(Done.REPLACED);
    assertThat(stack.up(web(Map.of("httpTokens", "required", "region", "eu-west-1"))).done())
        .isEqualTo(Done.REPLACED);

    assertThat(stack.state().id()).isEqualTo("web-1@eu-west-1");
    assertThat(options().httpTokens()).isEqualTo("optional");
  }

  @Test
  void anotherRegionOfTheProviderIsAReplacementOfWhatNamesNone() {
    lightsail.create("web-1");
    regions.in("eu-west-1").create("web-1");
    stack.up(requiring("required"));

    regions.withDefaultRegion("eu-west-1");

    assertThat(stack.up(requiring("required")).done()).isEqualTo(Done.REPLACED);
    assertThat(stack.state().out()).containsEntry("region", "eu-west-1");
  }

  @Test
  void anArnTiesTheOptionsToOneIncarnation() {
    var first = lightsail.create("web-1");
    stack.up(web(Map.of("httpTokens", "required", "instanceArn", first.arn())));
    var second = lightsail.create("web-1");

    var step = stack.up(web(Map.of("httpTokens", "required", "instanceArn", second.arn())));

    assertThat(step.done()).isEqualTo(Done.REPLACED);
    assertThat(step.diff().getReplacesList()).containsExactly("instanceArn");
    assertThat(options().httpTokens()).isEqualTo("required");
    assertThat(stack.state().out()).containsEntry("instanceArn", second.arn());
  }

  @Test
  void anArnThatIsNotTheInstancesIsRefused() {
    lightsail.create("web-1");

    var step =
        stack.up(
            web(
                Map.of(
                    "httpTokens", "required",
                    "instanceArn", "arn:aws:lightsail:eu-central-1:111122223333:Instance/other")));

    assertThat(step.message()).contains("is not the one that is meant").contains("instanceArn");
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void namingTheArnOfTheInstanceLaterOrNoLongerChangesNothing() {
    var arn = lightsail.create("web-1").arn();
    stack.up(requiring("required"));

    assertThat(stack.preview(web(Map.of("httpTokens", "required", "instanceArn", arn))).done())
        .isEqualTo(Done.SAME);
    stack.up(web(Map.of("httpTokens", "required", "instanceArn", arn)));
    assertThat(stack.preview(requiring("required")).done()).isEqualTo(Done.SAME);
  }

  @Test
  void aChangeOfOnDeleteAloneWritesNothingAndCountsAtTheDelete() {
    lightsail.create("web-1");
    stack.up(requiring("required"));
    lightsail.forgetWrites();

    var step = stack.up(web(Map.of("httpTokens", "required", "onDelete", "keep")));

    assertThat(step.done()).isEqualTo(Done.UPDATED);
    assertThat(stack.state().out()).containsEntry("onDelete", "keep");
    stack.destroy();
    assertThat(lightsail.writes()).isEmpty();
  }

  @Test
  void secretOptionsStaySecretInTheState() {
    lightsail.create("web-1");

    stack.up(web(Map.of("httpTokens", Values.secret("required"))));

    assertThat(stack.state().out()).containsEntry("httpTokens", Values.secret("required"));
    lightsail.instance("web-1").tokens("optional");
    stack.refresh();
    assertThat(stack.state().out()).containsEntry("httpTokens", Values.secret("optional"));
    assertThat(stack.state().in()).containsEntry("httpTokens", Values.secret("optional"));
  }

  @Test
  void secretnessAloneIsNoChange() {
    lightsail.create("web-1");
    stack.up(requiring("required"));

    assertThat(stack.up(web(Map.of("httpTokens", Values.secret("required")))).done())
        .isEqualTo(Done.SAME);
  }

  @Test
  void theOptionsNeedNoRegionOfTheProviderWhereTheProgramNamesOne() {
    regions.withoutDefaultRegion();
    lightsail.create("web-1");

    assertThat(stack.up(web(Map.of("httpTokens", "required", "region", "eu-central-1"))).done())
        .isEqualTo(Done.CREATED);
    assertThat(stack.up(requiring("optional")).done()).isEqualTo(Done.UPDATED);
  }

  @Test
  void aRegionThatNobodyNamesIsAskedFor() {
    regions.withoutDefaultRegion();

    assertThat(stack.up(requiring("required")).message())
        .contains("region")
        .contains("pulumi config set lightsail:region");
  }

  @Test
  void oneProcessServesManyRegions() {
    for (var region : List.of("eu-central-1", "eu-west-1", "us-east-1")) {
      regions.in(region).create("web-1");
      new Stack(plugin, region).up(web(Map.of("httpTokens", "required", "region", region)));
      assertThat(regions.in(region).instance("web-1").options().httpTokens()).isEqualTo("required");
    }
  }

  /** An update is looked at before, so that the preview names all that it brings into line. */
  @Test
  void whatSomebodyHasChangedIsNamedByThePreviewOfAnUpdateThatRepairsIt() {
    var instance = lightsail.create("web-1");
    stack.up(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 1)));
    instance.with(Programs.tokensAndHopLimit("optional", 1));
    var program = web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2));

    assertThat(stack.preview(program).diff().getDiffsList())
        .containsExactlyInAnyOrder("httpTokens", "httpPutResponseHopLimit");
    assertThat(stack.up(program).diff().getDiffsList())
        .containsExactlyInAnyOrder("httpTokens", "httpPutResponseHopLimit");

    assertThat(instance.options().httpTokens()).isEqualTo("required");
    assertThat(stack.up(program).done()).isEqualTo(Done.SAME);
  }

  /** What somebody changes after the preview is left as it is, and the next preview names it. */
  @Test
  void whatAnUpdateDoesNotNameItLeavesAsItIs() {
    var instance = lightsail.create("web-1");
    stack.up(web(Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 1)));
    var program =
        web(Map.of("httpTokens", "optional", "httpPutResponseHopLimit", 1, "onDelete", "keep"));
    lightsail.afterNextFind(() -> instance.with(Programs.tokensAndHopLimit("required", 5)));

    var step = stack.up(program);

    assertThat(step.diff().getDiffsList()).containsExactly("onDelete");
    assertThat(instance.options().httpTokens()).isEqualTo("required");
    assertThat(instance.options().httpPutResponseHopLimit()).isEqualTo(5);
    assertThat(stack.up(program).diff().getDiffsList())
        .containsExactlyInAnyOrder("httpTokens", "httpPutResponseHopLimit");
    assertThat(instance.options().httpPutResponseHopLimit()).isEqualTo(1);
  }
}
