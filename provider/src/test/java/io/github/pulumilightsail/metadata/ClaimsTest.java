package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.hopLimit;
import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.metadata.Programs.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.testing.FakeLightsail;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.Plugin;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Stack.Step;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.Provider.CheckFailure;

/** Several resources, or several states of one, on one instance. */
class ClaimsTest {
  private final FakeRegions regions = new FakeRegions();
  private final FakeLightsail lightsail = regions.in("eu-central-1");
  private final Plugin plugin = Plugin.over(regions);
  private final Stack one = new Stack(plugin, "one");
  private final Stack other = new Stack(plugin, "other");

  @BeforeEach
  void create() {
    lightsail.create("web-1");
  }

  @AfterEach
  void close() {
    plugin.close();
  }

  private String tokens() {
    return String.valueOf(lightsail.instance("web-1").options().httpTokens());
  }

  private static Map<String, Object> requiring(String tokens, String onDelete) {
    return web(Map.of("httpTokens", tokens, "onDelete", onDelete));
  }

  @Test
  void twoResourcesOfOneRunCannotManageOneInstance() {
    plugin.newRun();
    one.apply(Programs.requiring("required"));

    Step step = other.apply(hopLimit(2));

    assertThat(step.done()).isEqualTo(Done.REFUSED);
    assertThat(step.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.getProperty()).isEqualTo("instanceName"))
        .extracting(CheckFailure::getReason, InstanceOfAssertFactories.STRING)
        .contains("web-1@eu-central-1 by " + one.urn())
        .contains("another resource of this program");
    assertThat(other.exists()).isFalse();
    assertThat(lightsail.writes()).hasSize(1);
  }

  @Test
  void oneNameInTwoRegionsIsTwoInstances() {
    regions.in("eu-west-1").create("web-1");
    plugin.newRun();
    one.apply(Programs.requiring("required"));

    assertThat(other.apply(web(Map.of("httpTokens", "required", "region", "eu-west-1"))).done())
        .isEqualTo(Done.CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "reset", "keep"})
  void aReplacementOfItselfLeavesTheInstanceAsTheNewOneWantsIt(String onDelete) {
    one.up(requiring("required", onDelete));

    // The second replacement starts from a state that equals the one it makes.
    for (var round = 0; round < 3; round++) {
      plugin.newRun();
      assertThat(one.replace(requiring("required", onDelete)).done()).isEqualTo(Done.REPLACED);
      one.finish();
      assertThat(tokens()).isEqualTo("required");
    }
    assertThat(lightsail.instance("web-1").tokensSoFar()).containsExactly("optional", "required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "reset", "keep"})
  void aRenamedResourceLeavesTheInstanceAsTheNewOneWantsIt(String onDelete) {
    one.up(requiring("required", onDelete));

    plugin.newRun();
    assertThat(other.apply(requiring("required", onDelete)).done()).isEqualTo(Done.CREATED);
    assertThat(one.delete().error()).isNull();

    assertThat(lightsail.instance("web-1").tokensSoFar()).containsExactly("optional", "required");
    assertThat(other.refresh().getDetailedDiffMap()).isEmpty();
  }

  @Test
  void aResourceThatFailedBeforeItDidAnythingHoldsItsInstanceAllTheSame() {
    one.up(Programs.requiring("required"));
    plugin.newRun();
    lightsail.failRead(new Failure.Denied("denied."));
    assertThat(other.apply(Programs.requiring("required")).done()).isEqualTo(Done.FAILED);

    one.delete();

    // Both the old resource and the new one want it so, and neither may open it.
    assertThat(tokens()).isEqualTo("required");
  }

  @Test
  void aResourceThatFailedHalfwayHoldsItsInstance() {
    one.up(Programs.requiring("required"));
    plugin.newRun();
    lightsail.neverApplied();
    assertThat(
            other.apply(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2))).done())
        .isEqualTo(Done.FAILED);

    one.delete();

    assertThat(tokens()).isEqualTo("required");
  }

  @Test
  void anUpdatedResourceHoldsItsInstanceToo() {
    one.up(Programs.requiring("required"));
    plugin.newRun();
    other.apply(Programs.requiring("required"));
    plugin.newRun();
    other.apply(web(Map.of("httpTokens", "required", "httpPutResponseHopLimit", 2)));

    one.delete();

    assertThat(tokens()).isEqualTo("required");
  }

  @Test
  void aNewRunKnowsNothingOfTheLast() {
    one.up(Programs.requiring("required"));

    assertThat(one.destroy().error()).isNull();
    assertThat(tokens()).isEqualTo("optional");
    assertThat(other.up(Programs.requiring("required")).done()).isEqualTo(Done.CREATED);
  }

  @Test
  void whatWasDeletedFirstCanBeCreatedAnewInOneRun() {
    one.up(Programs.requiring("required"));
    plugin.newRun();
    one.delete();

    assertThat(other.apply(Programs.requiring("required")).done()).isEqualTo(Done.CREATED);

    assertThat(lightsail.instance("web-1").tokensSoFar()).containsExactly("optional", "required");
    assertThat(tokens()).isEqualTo("required");
  }

  @Test
  void aRefreshWithinARunDoesNotMakeAReplacementForgetItself() {
    one.up(requiring("required", "reset"));
    one.refresh();
    plugin.newRun();
    one.replace(requiring("required", "reset"));
    one.finish();

    assertThat(tokens()).isEqualTo("required");
  }
}
