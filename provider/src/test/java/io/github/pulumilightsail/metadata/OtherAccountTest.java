package io.github.pulumilightsail.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of another account, which has instances of the same names or has none. */
class OtherAccountTest {
  private static final Map<String, Object> PROGRAM =
      Map.of(
          "instanceName", "web-1",
          "httpTokens", "required",
          "onDelete", "restore",
          "imdsV1UsageCheck", "off");

  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  @BeforeEach
  void create() {
    cloud.region().instance("web-1").create();
    stack.up(PROGRAM);
    cloud.emulator().credentials().assign("AKIATHEIRS", "999988887777");
    cloud.emulator().clearCalls();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private void elsewhere(boolean allowedNamed, boolean sameName) {
    if (sameName) {
      cloud.emulator().region("999988887777", "eu-central-1").instance("web-1").create();
    }
    var more = new HashMap<String, Object>();
    more.put("accessKey", Values.secret("AKIATHEIRS"));
    if (allowedNamed) {
      more.put("allowedAccountIds", List.of("111122223333"));
    }
    cloud.configure(more);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anArnOfAnotherAccountIsNeverGone(boolean allowedNamed) {
    elsewhere(allowedNamed, true);

    assertThatThrownBy(stack::refresh).hasMessageContaining("999988887777");
    assertThat(stack.up(Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2))).message())
        .contains("999988887777");
    assertThat(stack.destroy().message()).contains("999988887777");
    assertThat(stack.exists()).isTrue();
    assertThat(cloud.writes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refresh", "destroy"})
  void whereTheNameIsNotThereTheAccountIsAskedFor(String command) {
    elsewhere(true, false);

    if (command.equals("refresh")) {
      assertThatThrownBy(stack::refresh).hasMessageContaining("allowedAccountIds");
    } else {
      assertThat(stack.destroy().message()).contains("allowedAccountIds");
    }
    assertThat(stack.exists()).isTrue();
    assertThat(cloud.emulator().calls("GetCallerIdentity")).hasSize(1);
  }

  /**
   * By {@code --replace} the engine asks for no Diff, so that only the Delete knows of the other.
   */
  @Test
  void whatIsRenamedIsNotForgottenForAnotherOfItsName() {
    elsewhere(false, true);
    cloud.plugin().newRun();
    assertThat(new Stack(cloud.plugin(), "renamed").apply(PROGRAM).error()).isNull();

    assertThat(stack.delete().message()).contains("999988887777", "111122223333");

    assertThat(stack.exists()).isTrue();
    assertThat(cloud.region().get("web-1").httpTokens()).isEqualTo("required");
  }

  @Test
  void aReplacementIsNotMadeInAnotherAccount() {
    elsewhere(false, true);
    cloud.plugin().newRun();

    assertThat(stack.replace(PROGRAM).message()).contains("999988887777", "111122223333");

    assertThat(cloud.writes()).isEmpty();
  }

  @Test
  void norIsWhatIsNewBesideOthers() {
    elsewhere(false, true);
    cloud.plugin().newRun();
    assertThat(stack.apply(PROGRAM).done()).isEqualTo(Done.SAME);

    cloud.emulator().region("999988887777", "eu-central-1").instance("web-2").create();

    var second = Values.with(PROGRAM, Map.of("instanceName", "web-2"));
    assertThat(new Stack(cloud.plugin(), "second").apply(second).message())
        .contains("999988887777", "111122223333");

    assertThat(cloud.writes()).isEmpty();
  }

  /** What another account's instance of the name has got into the state is no claim on this one. */
  @Test
  void aClaimOfAnotherAccountLosesNothing() {
    elsewhere(false, true);
    cloud.plugin().newRun();
    var renamed = new Stack(cloud.plugin(), "renamed");
    renamed.apply(PROGRAM);
    cloud.configure(Map.of());
    cloud.plugin().newRun();
    renamed.apply(PROGRAM);

    assertThat(stack.delete().message()).contains("999988887777", "pulumi state delete");

    assertThat(stack.exists()).isTrue();
  }

  /** In whatever order the engine takes them. */
  @Test
  void aStateThatIsComparedOnlyLaterIsToldToo() {
    elsewhere(false, true);
    cloud.emulator().region("999988887777", "eu-central-1").instance("web-2").create();
    cloud.plugin().newRun();
    var second = new Stack(cloud.plugin(), "second");
    second.apply(Values.with(PROGRAM, Map.of("instanceName", "web-2")));

    assertThat(stack.apply(PROGRAM).message()).contains("999988887777", "111122223333");
  }
}
