package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.metadata.Programs.requiring;
import static io.github.pulumilightsail.testing.Values.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.testing.FakeLightsail;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one run knows of what it has done itself, when it deletes under the same URN. */
class OneRunTest {
  private static final Map<String, Object> ONE = requiring("required");
  private static final Map<String, Object> ALL =
      Map.of("selector", Map.of("all", true), "httpTokens", "required", "onDelete", "restore");

  private final Direct direct = new Direct();
  private final FakeLightsail lightsail = direct.regions.in("eu-central-1");

  private ResourceType resource(boolean fleet) {
    return fleet ? direct.baseline : direct.options;
  }

  private static Map<String, Object> program(boolean fleet) {
    return fleet ? ALL : ONE;
  }

  private String tokens() {
    return String.valueOf(lightsail.instance("web-1").options().httpTokens());
  }

  private void destroyed(boolean fleet, Outcome old) {
    var next = direct.nextRun();
    next.delete(fleet ? next.baseline : next.options, old, program(fleet));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItHasChangedItselfItGivesBack(boolean fleet) {
    lightsail.create("web-1");
    var created = direct.create(resource(fleet), program(fleet));

    destroyed(fleet, created);

    assertThat(tokens()).isEqualTo("optional");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void alsoAfterARefreshHasSeenItOtherwise(boolean fleet) {
    lightsail.create("web-1");
    var created = direct.create(resource(fleet), program(fleet));
    lightsail.instance("web-1").with(Programs.tokensAndHopLimit("required", 9));
    var read = (ReadOutcome.Found) direct.read(resource(fleet), created, program(fleet));

    destroyed(fleet, new Outcome.Applied(read.id(), read.state()));

    assertThat(tokens()).isEqualTo("optional");
  }

  /** The older resource of a replacement is told from the newer one, which found it as wanted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOlderOneOfAReplacementLeavesTheInstanceToTheNewer(boolean fleet) {
    lightsail.create("web-1");
    var older = direct.create(resource(fleet), program(fleet));
    var next = direct.nextRun();
    var resource = fleet ? next.baseline : next.options;
    next.create(resource, program(fleet));

    next.delete(resource, older, program(fleet));

    assertThat(tokens()).isEqualTo("required");
    if (!fleet) {
      assertThat(next.log.messages())
          .contains(
              "debug: web-1@eu-central-1 is wanted by " + Direct.URN + ", so it is left as it is");
    }
  }

  @Test
  void aReplacementThatFailedIsWantedAllTheSame() {
    lightsail.create("web-1");
    var older = direct.create(direct.options, ONE);
    var next = direct.nextRun();
    lightsail.failWrite(new Failure.Denied("no"));
    assertThatThrownBy(
            () -> next.create(next.options, with(ONE, Map.of("httpPutResponseHopLimit", 2))))
        .isInstanceOf(FailureException.class);

    next.delete(next.options, older, ONE);

    assertThat(tokens()).isEqualTo("required");
  }

  @Test
  void anInstanceThatIsEndingIsNotWrittenAndThatIsSaid() {
    lightsail.create("web-1");
    var created = direct.create(direct.options, ONE);
    lightsail.forgetWrites();
    lightsail.beforeWrite(() -> lightsail.delete("web-1"));

    var next = direct.nextRun();

    next.delete(next.options, created, ONE);

    assertThat(next.log.messages())
        .anySatisfy(text -> assertThat(text).startsWith("debug: ").contains("does not exist"));
  }

  /** A replacement that deletes first: Check says what comes, before the Delete. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeletionBeforeItsReplacementLeavesWhatIsWanted(boolean fleet) {
    lightsail.create("web-1");
    var older = direct.create(resource(fleet), program(fleet));
    var next = direct.nextRun();
    var resource = fleet ? next.baseline : next.options;
    next.check(resource, Direct.URN, program(fleet));

    next.delete(resource, older, program(fleet));

    assertThat(tokens()).isEqualTo("required");
  }
}
