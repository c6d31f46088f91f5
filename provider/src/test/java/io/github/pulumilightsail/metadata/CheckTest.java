package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.web;
import static io.github.pulumilightsail.testing.Values.secret;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a program beyond its single properties, for both resources. */
class CheckTest {
  private static final String ARN = "arn:aws:lightsail:eu-west-1:111122223333:Instance/1";
  private static final Map<String, Object> FLEET =
      Map.of("selector", Map.of("all", true), "httpTokens", "required");

  private final Direct direct = new Direct();

  private List<String> ofOne(Map<String, ?> more) {
    return texts(direct.check(direct.options, web(more)));
  }

  private List<String> ofFleet(Map<String, ?> more) {
    return texts(direct.check(direct.baseline, with(FLEET, more)));
  }

  private static List<String> texts(List<PropertyFailure> failures) {
    return failures.stream().map(PropertyFailure::toString).toList();
  }

  @Test
  void aGoodProgramPasses() {
    assertThat(ofOne(Map.of("httpTokens", "required"))).isEmpty();
    assertThat(ofFleet(Map.of())).isEmpty();
  }

  @Test
  void somethingMustBeManaged() {
    assertThat(ofOne(Map.of("onDelete", "keep")))
        .singleElement()
        .asString()
        .startsWith("httpTokens: ")
        .contains("set at least one of");
    assertThat(texts(direct.check(direct.baseline, Map.of("selector", Map.of("all", true)))))
        .singleElement()
        .asString()
        .contains("set at least one of");
  }

  @Test
  void aFleetMustBeSelectedBySomething() {
    assertThat(ofFleet(Map.of("selector", Map.of("exclude", List.of("web-1")))))
        .singleElement()
        .asString()
        .startsWith("selector: selects by nothing");
  }

  @Test
  void aWrongSingleValueIsToldOfAFleetToo() {
    assertThat(ofFleet(Map.of("maxParallel", 0)))
        .singleElement()
        .asString()
        .startsWith("maxParallel: 0 is not allowed");
  }

  // ---- IPv6 is offered in one region

  @ParameterizedTest
  @ValueSource(strings = {"enabled", "disabled"})
  void ipv6ElsewhereIsRefusedInTheProvidersRegion(String value) {
    assertThat(ofOne(Map.of("httpProtocolIpv6", value)))
        .singleElement()
        .asString()
        .startsWith("httpProtocolIpv6: cannot be set in eu-central-1")
        .contains("eu-north-1", "lightsail:skipRegionValidation");
    assertThat(ofFleet(Map.of("httpProtocolIpv6", value)))
        .singleElement()
        .asString()
        .startsWith("httpProtocolIpv6: cannot be set in eu-central-1");
  }

  @Test
  void ipv6ElsewhereIsRefusedInTheRegionThatTheProgramNames() {
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled", "region", "eu-west-1")))
        .singleElement()
        .asString()
        .contains("cannot be set in eu-west-1");
    assertThat(
            ofFleet(
                Map.of(
                    "httpProtocolIpv6", "enabled", "regions", List.of("eu-north-1", "eu-west-1"))))
        .singleElement()
        .asString()
        .contains("cannot be set in eu-west-1");
  }

  @Test
  void ipv6IsAcceptedWhereItIsOffered() {
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled", "region", "eu-north-1"))).isEmpty();
    assertThat(ofFleet(Map.of("httpProtocolIpv6", "enabled", "regions", List.of("eu-north-1"))))
        .isEmpty();
    direct.regions.withDefaultRegion("eu-north-1");
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled"))).isEmpty();
    assertThat(ofFleet(Map.of("httpProtocolIpv6", "enabled"))).isEmpty();
  }

  @Test
  void ipv6PassesWhereTheRegionIsNotKnown() {
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled", "region", Values.UNKNOWN))).isEmpty();
    assertThat(ofFleet(Map.of("httpProtocolIpv6", "enabled", "regions", Values.UNKNOWN))).isEmpty();
    direct.regions.withoutDefaultRegion();
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled"))).isEmpty();
  }

  @Test
  void ipv6PassesWhereTheUserKnowsBetter() {
    direct.regions.withoutRegionValidation();

    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled"))).isEmpty();
    assertThat(ofFleet(Map.of("httpProtocolIpv6", "enabled"))).isEmpty();
  }

  @Test
  void whatIsWrongByItselfIsToldOnce() {
    assertThat(ofOne(Map.of("httpProtocolIpv6", "on")))
        .singleElement()
        .asString()
        .contains("\"on\" is not allowed");
    assertThat(ofOne(Map.of("httpProtocolIpv6", "enabled", "region", "Europe!")))
        .singleElement()
        .asString()
        .startsWith("region: ");
  }

  // ---- an ARN names its region

  @Test
  void anArnOfAnotherRegionIsRefused() {
    assertThat(ofOne(Map.of("httpTokens", "required", "instanceArn", ARN)))
        .singleElement()
        .asString()
        .startsWith(
            "instanceArn: is of an instance in eu-west-1, but the resource looks in eu-central-1");
    assertThat(ofOne(Map.of("httpTokens", "required", "instanceArn", ARN, "region", "eu-west-1")))
        .isEmpty();
    assertThat(
            ofOne(Map.of("httpTokens", "required", "instanceArn", ARN, "region", Values.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void whatIsNoArnIsToldOnce() {
    assertThat(ofOne(Map.of("httpTokens", "required", "instanceArn", "arn:aws:ec2")))
        .singleElement()
        .asString()
        .startsWith("instanceArn: ");
  }

  @Test
  void aSecretArnIsToldWithoutItsPath() {
    assertThat(
            direct.check(
                direct.options, with(requiring("required"), Map.of("instanceArn", secret(ARN)))))
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.secret()).isTrue();
          assertThat(failure.reportedPath()).isEmpty();
        });
    assertThat(
            direct.check(direct.options, with(requiring("required"), Map.of("instanceArn", ARN))))
        .singleElement()
        .satisfies(failure -> assertThat(failure.secret()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"instanceName", "region"})
  void whatIsPartOfTheIdMustNotBeASecret(String property) {
    var value = property.equals("region") ? "eu-central-1" : "web-1";

    assertThat(
            direct.check(
                direct.options, with(requiring("required"), Map.of(property, secret(value)))))
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.secret()).isTrue();
          assertThat(failure.reportedReason()).contains(property, "take the secret off it");
        });
  }

  // ---- a command may come without the check

  @Test
  void aBadProgramIsRefusedBeforeAnythingIsWritten() {
    var lightsail = direct.regions.in("eu-central-1");
    lightsail.create("web-1");
    var good = requiring("required");
    var bad = with(good, Map.of("httpTokens", "yes"));
    var badFleet = with(FLEET, Map.of("httpTokens", "yes"));

    assertRefused(() -> direct.create(direct.options, bad));
    assertRefused(() -> direct.previewCreate(direct.options, bad));
    assertRefused(() -> direct.create(direct.baseline, badFleet));
    assertRefused(() -> direct.previewCreate(direct.baseline, badFleet));
    assertThat(lightsail.writes()).isEmpty();

    var one = direct.create(direct.options, good);
    var fleet = new Direct();
    var created = fleet.create(fleet.baseline, FLEET);
    lightsail.forgetWrites();
    assertRefused(() -> direct.update(direct.options, one, good, bad));
    assertRefused(() -> direct.previewUpdate(direct.options, one, good, bad));
    assertRefused(() -> fleet.update(fleet.baseline, created, FLEET, badFleet));
    assertThat(lightsail.writes()).isEmpty();
  }

  private static void assertRefused(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("httpTokens \"yes\" is not allowed");
  }

  /** {@code pulumi do} asks for an update without asking for the difference first. */
  @Test
  void whatOnlyAReplacementChangesIsRefusedByAnUpdate() {
    direct.regions.in("eu-central-1").create("web-1");
    direct.regions.in("eu-west-1").create("web-1");
    var old = requiring("required");
    var created = direct.create(direct.options, old);

    for (var change : List.of(Map.of("region", "eu-west-1"), Map.of("instanceName", "web-2"))) {
      var property = change.keySet().iterator().next();
      assertThatThrownBy(() -> direct.update(direct.options, created, old, with(old, change)))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining(property + " cannot change in place");
    }
    assertThat(
            direct.previewUpdate(
                direct.options, created, old, with(old, Map.of("region", Values.UNKNOWN))))
        .isNotNull();
  }
}
