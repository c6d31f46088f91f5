package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import io.github.pulumilightsail.emulator.behavior.Switches;
import java.time.Duration;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.LightsailException;

class AuthenticationTest extends EmulatorTestBase {

  @Test
  void anUnsignedCallIsRefused() {
    var response = RawCall.unsigned(emulator.uri(), "GetInstances", "{}").send();

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("MissingAuthenticationTokenException");
  }

  @Test
  void aCallWithAMisshapenSignatureIsRefused() {
    var response =
        RawCall.unsigned(emulator.uri(), "GetInstances", "{}")
            .header("Authorization", "Basic dXNlcg==")
            .send();

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("IncompleteSignatureException");
  }

  @Test
  void theAccessKeyTellsTheAccount() {
    emulator.credentials().assign("AKIDOTHER", "999988887777");
    emulator.region("999988887777", REGION).instance("theirs").create();

    try (var theirs = client(AwsBasicCredentials.create("AKIDOTHER", "s"))) {
      assertThat(theirs.getInstances().instances()).hasSize(1);
    }
    assertThat(client.getInstances().instances()).isEmpty();
    assertThat(emulator.calls())
        .extracting(call -> call.accessKeyId() + " " + call.account() + " " + call.region())
        .containsExactly(
            "AKIDOTHER 999988887777 eu-central-1", "AKIDEXAMPLE 111122223333 eu-central-1");
  }

  @Test
  void aRefusedKeyIsNotRecognized() {
    emulator.credentials().refuse("AKIDEXAMPLE");

    assertThatThrownBy(() -> client.getInstances()).satisfies(code("UnrecognizedClientException"));
  }

  @Test
  void aSessionTokenThatWasNotIssuedHereIsNotRecognizedUnlessSaidOtherwise() {
    var session = AwsSessionCredentials.create("AKIDEXAMPLE", "s", "token");
    try (var foreign = client(session)) {
      assertThatThrownBy(foreign::getInstances).satisfies(code("UnrecognizedClientException"));

      behavior.set(Switches.UNKNOWN_SESSION_TOKENS, Strictness.ACCEPT);
      assertThat(foreign.getInstances().instances()).isEmpty();
    }
  }

  @Test
  void aSessionEndsWithItsTime() {
    var credentials = emulator.credentials();
    credentials.addSession(
        "ASIA1", "token", "999988887777", clock.instant().plus(Duration.ofMinutes(15)));
    try (var session = client(AwsSessionCredentials.create("ASIA1", "s", "token"));
        var stolen = client(AwsSessionCredentials.create("ASIA1", "s", "guessed"))) {
      assertThat(session.getInstances().instances()).isEmpty();
      assertThatThrownBy(stolen::getInstances).satisfies(code("UnrecognizedClientException"));

      clock.advance(Duration.ofMinutes(15));
      assertThatThrownBy(session::getInstances).satisfies(code("ExpiredTokenException"));
      assertThat(emulator.calls().getLast().account()).isEqualTo("999988887777");
    }
  }

  private LightsailClient client(AwsCredentials who) {
    return Clients.lightsail(emulator.uri(), REGION, who);
  }

  private static ThrowingConsumer<Throwable> code(String wanted) {
    return error ->
        assertThat(((LightsailException) error).awsErrorDetails().errorCode()).isEqualTo(wanted);
  }
}
