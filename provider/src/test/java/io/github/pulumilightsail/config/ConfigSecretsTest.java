package io.github.pulumilightsail.config;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.testing.Values;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSecretsTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";

  private static void assertHidden(Map<String, ?> given, Map<String, ?> hidden) {
    assertThat(ConfigSecrets.hide(fields(given))).isEqualTo(fields(hidden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accessKey", "secretKey", "token"})
  void aKeyInClearBecomesASecret(String name) {
    assertHidden(
        Map.of(name, "it", "region", "eu-west-1"),
        Map.of(name, secret("it"), "region", "eu-west-1"));
  }

  @Test
  void whatIsASecretAlreadyStaysAsItIs() {
    assertHidden(Map.of("secretKey", secret("it")), Map.of("secretKey", secret("it")));
  }

  @Test
  void whatIsNoSecretStaysInClear() {
    var given =
        Map.of(
            "region",
            "eu-west-1",
            "maxRetries",
            3,
            "assumeRole",
            Map.of("roleArn", ROLE, "externalId", "it"),
            "version",
            "0.1.0");

    assertHidden(given, given);
  }

  @Test
  void aTokenInsideAnObjectIsWrappedByItself() {
    assertHidden(
        Map.of("assumeRoleWithWebIdentity", Map.of("roleArn", ROLE, "webIdentityToken", "it")),
        Map.of(
            "assumeRoleWithWebIdentity",
            Map.of("roleArn", ROLE, "webIdentityToken", secret("it"))));
  }

  @Test
  void anObjectAsATextIsWrappedAsAWhole() {
    var text = "{\"roleArn\": \"%s\", \"webIdentityToken\": \"it\"}".formatted(ROLE);

    assertHidden(
        Map.of("assumeRoleWithWebIdentity", text),
        Map.of("assumeRoleWithWebIdentity", secret(text)));
  }

  @Test
  void whatIsNotKnownYetStaysSo() {
    var given = Map.of("secretKey", Values.UNKNOWN);

    assertHidden(given, given);
    assertHidden(
        Map.of(
            "assumeRoleWithWebIdentity",
            Map.of("roleArn", Values.UNKNOWN, "webIdentityToken", "it")),
        Map.of(
            "assumeRoleWithWebIdentity",
            Map.of("roleArn", Values.UNKNOWN, "webIdentityToken", secret("it"))));
  }
}
