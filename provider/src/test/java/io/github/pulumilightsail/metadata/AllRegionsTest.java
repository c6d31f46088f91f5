package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A baseline in every region that Lightsail has and the account has enabled. */
class AllRegionsTest {
  private static final Map<String, Object> EVERYWHERE =
      Map.of("selector", Map.of("all", true), "httpTokens", "required", "regions", List.of("all"));

  private final Baselines fleet = new Baselines();

  @BeforeEach
  void create() {
    fleet.region().instance("web-1").create();
    fleet.emulator.region("ap-south-1").instance("web-1").create();
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  private void disable(String region, String answer) {
    fleet.emulator.faults().error("GetInstances", answer, 400, "no").inRegion(region);
  }

  private List<String> regions() {
    return fleet.list("regions");
  }

  @Test
  void everyRegionIsLookedAtAndTheStateNamesThem() {
    assertThat(fleet.up(EVERYWHERE)).isEmpty();

    assertThat(fleet.written()).containsExactly("web-1", "web-1");
    assertThat(regions()).hasSize(19).contains("eu-central-1", "ap-south-1").doesNotContain("all");
    assertThat(fleet.map("instances")).containsOnlyKeys("web-1@eu-central-1", "web-1@ap-south-1");
    assertThat(fleet.changes(EVERYWHERE)).isEmpty();
    fleet.read();
    assertThat(regions()).hasSize(19);
    assertThat(fleet.inputs()).containsEntry("regions", List.of("all"));
  }

  @Test
  void thoseThatAreNotEnabledAreNamedAndTheOthersDone() {
    disable("ap-east-1", "UnrecognizedClientException");
    disable("eu-south-2", "OptInRequired");

    assertThat(fleet.up(EVERYWHERE)).isEmpty();
    fleet.changes(EVERYWHERE);

    assertThat(regions()).hasSize(17).doesNotContain("ap-east-1", "eu-south-2");
    assertThat(fleet.told())
        .anyMatch(text -> text.endsWith("not looked at: ap-east-1, eu-south-2"));
    assertThat(fleet.written()).hasSize(2);
  }

  @Test
  void oneThatIsEnabledLaterIsAChange() {
    disable("sa-east-1", "OptInRequired");
    fleet.up(EVERYWHERE);
    fleet.written();
    fleet.emulator.faults().clear();

    assertThat(fleet.changes(EVERYWHERE)).containsExactly("regions");
    assertThat(fleet.told())
        .anyMatch(text -> text.endsWith("since the last update: sa-east-1; no longer: none"));
    fleet.emulator.region("sa-east-1").instance("web-2").create();
    assertThat(fleet.changes(EVERYWHERE))
        .containsExactly("instances[\"web-2@sa-east-1\"].httpTokens", "regions");
    assertThat(fleet.up(EVERYWHERE)).isEmpty();
    assertThat(fleet.written()).containsExactly("web-2");
    assertThat(fleet.changes(EVERYWHERE)).isEmpty();
  }

  @Test
  void whatIsKnownOfARegionThatIsDisabledLaterIsKept() {
    var restoring = with(EVERYWHERE, Map.of("onDelete", "restore"));
    fleet.up(restoring);
    disable("ap-south-1", "OptInRequired");

    assertThat(fleet.up(restoring)).isEmpty();

    assertThat(fleet.map("instances")).containsOnlyKeys("web-1@eu-central-1");
    assertThat(fleet.map("previousOptions")).containsKey("web-1@ap-south-1");
    fleet.emulator.faults().clear();
    assertThat(fleet.up(restoring)).isEmpty();
    assertThat(fleet.map("previousOptions").get("web-1@ap-south-1"))
        .containsEntry("httpTokens", "optional");
  }

  @Test
  void wrongCredentialsAreAnError() {
    fleet.emulator.faults().error("*", "UnrecognizedClientException", 400, "no");

    assertThat(fleet.up(EVERYWHERE).orElseThrow()).isInstanceOf(Failure.Unauthenticated.class);
  }

  @Test
  void credentialsThatNoRegionAcceptsAreAnErrorThoughTheListIsThere() {
    fleet.emulator.faults().error("GetInstances", "OptInRequired", 400, "no");

    assertThat(fleet.up(EVERYWHERE)).isPresent();
  }

  @Test
  void aRegionThatIsDeniedIsAnErrorThatSaysHowToListThem() {
    fleet.emulator.faults().denyAccess("GetInstances").inRegion("us-east-1");

    assertThat(fleet.up(EVERYWHERE).orElseThrow().message())
        .contains("us-east-1", "lightsail:GetInstances", "list the regions instead");
    assertThat(fleet.written()).isEmpty();
  }

  @Test
  void aListOfRegionsThatIsDeniedIsAnErrorThatSaysHowToListThem() {
    fleet.emulator.faults().denyAccess("GetRegions");

    assertThat(fleet.up(EVERYWHERE).orElseThrow().message())
        .contains("lightsail:GetRegions", "regions: [\"eu-central-1\", …]");
  }

  @Test
  void aPlanThatDoesNotSeeARegionIsAnErrorToo() {
    fleet.up(EVERYWHERE);
    fleet.emulator.faults().denyAccess("GetInstances").inRegion("us-east-1");

    assertThatThrownBy(() -> fleet.changes(EVERYWHERE)).hasMessageContaining("us-east-1");
    assertThatThrownBy(() -> fleet.preview(EVERYWHERE)).hasMessageContaining("us-east-1");
    fleet.emulator.faults().clear();
    fleet.emulator.faults().error("*", "UnrecognizedClientException", 400, "no");
    assertThatThrownBy(() -> fleet.changes(EVERYWHERE))
        .hasMessageContaining("does not accept the credentials");
  }

  @Test
  void itStandsAlone() {
    assertThat(fleet.wrong(with(EVERYWHERE, Map.of("regions", List.of("all", "eu-central-1")))))
        .singleElement()
        .asString()
        .startsWith("regions: has \"all\" beside others");
  }

  @Test
  void ipv6BesideItNeedsLooserRules() {
    assertThat(fleet.wrong(with(EVERYWHERE, Map.of("httpProtocolIpv6", "enabled"))))
        .singleElement()
        .asString()
        .startsWith("httpProtocolIpv6: cannot be set in all regions");
  }
}
