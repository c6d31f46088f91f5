package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Lists;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken over from what there is already. */
class ImportTest {
  private final Direct direct = new Direct();

  private Map<String, Object> inputs(String id) {
    return Direct.java(direct.importing(direct.options, id).inputs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-1", "web-1@eu-central-1"})
  void anInstanceOfTheProvidersRegionIsTakenOverAsItIs(String id) {
    direct.regions.in("eu-central-1").create("web-1").tokens("required");

    var found = direct.importing(direct.options, id);

    assertThat(found.id()).isEqualTo("web-1@eu-central-1");
    assertThat(Direct.java(found.inputs()))
        .isEqualTo(
            Map.of(
                "instanceName", "web-1",
                "httpTokens", "required",
                "httpEndpoint", "enabled",
                "httpPutResponseHopLimit", 1));
    assertThat(Direct.java(found.state()))
        .containsEntry("region", "eu-central-1")
        .containsEntry("onDelete", "keep")
        .doesNotContainKey("previousOptions");
  }

  @Test
  void anotherRegionIsNamedAndIpv6OnlyIfItIsNotAsItAlwaysIs() {
    var instance = direct.regions.in("eu-north-1").create("web-1");

    assertThat(inputs("web-1@eu-north-1"))
        .containsEntry("region", "eu-north-1")
        .doesNotContainKey("httpProtocolIpv6");

    instance.with(new MetadataOptions(null, null, null, "enabled"));
    assertThat(inputs("web-1@eu-north-1")).containsEntry("httpProtocolIpv6", "enabled");
  }

  @Test
  void whatIsNotThereIsGone() {
    assertThat(
            direct.options.read(
                Request.of(Direct.URN, "web-1", Fields.EMPTY, Fields.EMPTY), direct.call()))
        .isEqualTo(new ReadOutcome.Gone());
  }

  @ParameterizedTest
  @CsvSource({
    "-@eu-north-1, the name must be",
    "@eu-north-1, the name must be",
    "web-1@Europe, the region must be",
    "web-1@, the region must be"
  })
  void whatIsNoIdIsRefused(String id, String reason) {
    assertThatThrownBy(() -> inputs(id))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining("such as web-1@eu-north-1");
  }

  @Test
  void aBareNameNeedsTheProvidersRegion() {
    direct.regions.withoutDefaultRegion();

    assertThatThrownBy(() -> inputs("web-1")).hasMessageContaining("no region is configured");
  }

  @Test
  void theListGivesIdsThatAnImportTakes() {
    direct.regions.in("eu-central-1").create("web-2");
    direct.regions.in("eu-central-1").create("web-1");

    assertThat(((Lists) direct.options).list(Fields.EMPTY, Optional.empty(), direct.call()).items())
        .containsExactly(
            new Lists.Item("web-1@eu-central-1", "web-1"),
            new Lists.Item("web-2@eu-central-1", "web-2"));
  }

  // ---- fleets

  private Map<String, Object> fleet(String id) {
    for (var region : List.of("eu-central-1", "eu-west-1")) {
      direct.regions.in(region).create("web-1");
    }
    return Direct.java(direct.importing(direct.baseline, id).inputs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "all@", "all@eu-central-1", "all@ eu-central-1 "})
  void allOfTheProvidersRegion(String id) {
    assertThat(fleet(id))
        .containsEntry("selector", Map.of("all", true))
        .containsEntry("httpTokens", "optional")
        .containsEntry("regions", List.of("eu-central-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fleet",
        "web-1@us-east-1",
        "*@eu-central-1",
        "*",
        "@eu-central-1",
        "web-*@eu-central-1,",
        "web-*@Europe",
        "we*b@eu-central-1",
        ""
      })
  void whatMeansNoFleetIsRefusedWithTheForms(String id) {
    assertThatThrownBy(() -> fleet(id))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("does not mean a fleet")
        .hasMessageContaining("<prefix>*@<regions>");
  }

  @Test
  void aNamePrefixInTwoRegions() {
    assertThat(fleet("web-*@eu-central-1, eu-west-1"))
        .containsEntry("selector", Map.of("namePrefix", "web-"))
        .containsEntry("regions", List.of("eu-central-1", "eu-west-1"));
  }

  @Test
  void ipv6OfAFleetIsTakenOverOnlyIfItIsNotAsItAlwaysIs() {
    var instance = direct.regions.in("eu-north-1").create("web-1");

    assertThat(fleet("all@eu-north-1")).doesNotContainKey("httpProtocolIpv6");

    instance.with(new MetadataOptions(null, null, null, "enabled"));
    assertThat(fleet("all@eu-north-1")).containsEntry("httpProtocolIpv6", "enabled");
  }
}
