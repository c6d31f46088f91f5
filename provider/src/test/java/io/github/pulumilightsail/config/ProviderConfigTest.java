package io.github.pulumilightsail.config;

import static io.github.pulumilightsail.testing.Values.fields;
import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.testing.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderConfigTest {
  private static final String DEPLOY = "arn:aws:iam::111122223333:role/deploy";
  private static final String SECRET_TEXT =
      "{\"%s\":\"%s\",\"value\":%%s}".formatted(Values.SIGNATURE, Values.SECRET);

  /** Values as a program in YAML gives them. */
  private static final Map<String, Object> TYPED =
      Map.ofEntries(
          Map.entry("region", "eu-north-1"),
          Map.entry("profile", "dev"),
          Map.entry("accessKey", secret("AKIDEXAMPLE")),
          Map.entry("secretKey", secret("hunter2")),
          Map.entry("token", secret("hunter3")),
          Map.entry(
              "assumeRole",
              Map.of(
                  "roleArn",
                  DEPLOY,
                  "sessionName",
                  "me",
                  "externalId",
                  "42",
                  "durationSeconds",
                  900)),
          Map.entry(
              "assumeRoleWithWebIdentity",
              Map.of(
                  "roleArn",
                  DEPLOY,
                  "webIdentityToken",
                  secret("hunter4"),
                  "webIdentityTokenFile",
                  "/token",
                  "sessionName",
                  "ci")),
          Map.entry("allowedAccountIds", List.of("111122223333", "012345678901")),
          Map.entry("endpoint", "http://127.0.0.1:4566"),
          Map.entry("stsEndpoint", "http://127.0.0.1:4567"),
          Map.entry("maxRetries", 3),
          Map.entry("retryMode", "adaptive"),
          Map.entry("skipRegionValidation", true));

  /** The same as an SDK that was generated gives them, with secrets inside the JSON text. */
  private static final Map<String, Object> JSON_TEXT =
      Values.with(
          TYPED,
          Map.of(
              "assumeRole",
              """
              {"roleArn":"%s","sessionName":"me","externalId":"42","durationSeconds":900}\
              """
                  .formatted(DEPLOY),
              "assumeRoleWithWebIdentity",
              """
              {"roleArn":"%s","webIdentityToken":%s,"webIdentityTokenFile":"/token","sessionName":"ci"}\
              """
                  .formatted(DEPLOY, SECRET_TEXT.formatted("\"hunter4\"")),
              "allowedAccountIds",
              "[\"111122223333\",\"012345678901\"]",
              "maxRetries",
              "3",
              "retryMode",
              "\"adaptive\"",
              "skipRegionValidation",
              "true"));

  private static final ProviderConfig EXPECTED =
      new ProviderConfig(
          Optional.of("eu-north-1"),
          Optional.of("dev"),
          Optional.of(new ProviderConfig.Keys("AKIDEXAMPLE", "hunter2", Optional.of("hunter3"))),
          Optional.of(
              new ProviderConfig.Role(
                  DEPLOY, Optional.of("me"), Optional.of("42"), OptionalInt.of(900))),
          Optional.of(
              new ProviderConfig.WebIdentityRole(
                  DEPLOY, Optional.of("hunter4"), Optional.of("/token"), Optional.of("ci"))),
          List.of("111122223333", "012345678901"),
          Optional.of("http://127.0.0.1:4566"),
          Optional.of("http://127.0.0.1:4567"),
          OptionalInt.of(3),
          Optional.of("adaptive"),
          true);

  @Test
  void typedValuesAreRead() {
    assertThat(problems(TYPED)).isEmpty();
    assertThat(config(TYPED)).isEqualTo(EXPECTED);
  }

  @Test
  void valuesInJsonTextAreRead() {
    assertThat(problems(JSON_TEXT)).isEmpty();
    assertThat(config(JSON_TEXT)).isEqualTo(EXPECTED);
  }

  @Test
  void bothEncodingsAreTheSameConfiguration() {
    assertThat(ProviderConfig.diff(fields(TYPED), fields(JSON_TEXT))).isEmpty();
    assertThat(ProviderConfig.diff(fields(JSON_TEXT), fields(TYPED))).isEmpty();
  }

  @Test
  void aSecretAsAWholeIsRead() {
    var values =
        Map.of(
            "maxRetries", secret("3"),
            "allowedAccountIds", secret(List.of("111122223333")),
            "assumeRole", SECRET_TEXT.formatted("{\"roleArn\":\"" + DEPLOY + "\"}"),
            "retryMode", SECRET_TEXT.formatted("\"adaptive\""),
            "skipRegionValidation", SECRET_TEXT.formatted("\"true\""));

    assertThat(problems(values)).isEmpty();
    var config = config(values);
    assertThat(config.maxRetries()).hasValue(3);
    assertThat(config.allowedAccountIds()).containsExactly("111122223333");
    assertThat(config.assumeRole()).map(ProviderConfig.Role::roleArn).contains(DEPLOY);
    assertThat(config.retryMode()).contains("adaptive");
    assertThat(config.skipRegionValidation()).isTrue();
  }

  @Test
  void nothingGivenIsLeftToTheSdk() {
    assertThat(problems(Map.of())).isEmpty();
    assertThat(config(Map.of()))
        .isEqualTo(
            new ProviderConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void anAccountIdMayComeAsANumber() {
    var values = Map.of("allowedAccountIds", List.of(111122223333L, 12345678901L));

    assertThat(problems(values)).isEmpty();
    assertThat(config(values).allowedAccountIds()).containsExactly("111122223333", "012345678901");
    assertThat(config(Map.of("allowedAccountIds", "[111122223333]")).allowedAccountIds())
        .containsExactly("111122223333");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e13, 1.5, -1})
  void aNumberThatIsNoAccountIdIsRefused(double number) {
    assertThat(problems(Map.of("allowedAccountIds", List.of(number)))).hasSize(1);
  }

  @Test
  void aTextOfDigitsStaysATextWhereATextIsMeant() {
    var values =
        Map.of(
            "profile", "012",
            "accessKey", "00000000000000000042",
            "secretKey", "true",
            "assumeRole", "{\"roleArn\":\"" + DEPLOY + "\",\"externalId\":\"007\"}");

    assertThat(problems(values)).isEmpty();
    var config = config(values);
    assertThat(config.profile()).contains("012");
    assertThat(config.keys())
        .contains(new ProviderConfig.Keys("00000000000000000042", "true", Optional.empty()));
    assertThat(config.assumeRole().orElseThrow().externalId()).contains("007");
  }

  @Test
  void whatTheEngineAddsIsIgnored() {
    var values =
        Map.of("version", "1.2.3", "pluginDownloadURL", "x", "__internal", Map.of("a", "b"));

    assertThat(problems(values)).isEmpty();
    assertThat(ProviderConfig.diff(fields(Map.of("version", "1.0.0")), fields(values))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region               | Europe             | \"Europe\" is not allowed: it must be the code"
            + " of an AWS region, such as \"eu-central-1\"",
        "endpoint             | localhost:4566     | \"localhost:4566\" is not allowed: it must be"
            + " a URL that begins with https:// or http://, with a host whose name has letters,"
            + " digits and hyphens, and no underscore",
        "stsEndpoint          | http://my_host     | \"http://my_host\" is not allowed: it must be"
            + " a URL that begins with https:// or http://, with a host whose name has letters,"
            + " digits and hyphens, and no underscore",
        "maxRetries           | -1                 | -1 is not allowed: it must be a whole number"
            + " from 0 to 100",
        "maxRetries           | 2.5                | 2.5 is not allowed: it must be a whole number"
            + " from 0 to 100",
        "maxRetries           | many               | \"many\" is not allowed: it must be a whole"
            + " number from 0 to 100",
        "retryMode            | Adaptive           | \"Adaptive\" is not allowed: it must be one of"
            + " \"standard\", \"adaptive\"; did you mean \"adaptive\"?",
        "retryMode            | \"fast\"             | \"fast\" is not allowed: it must be one of"
            + " \"standard\", \"adaptive\"",
        "retryMode            | true               | \"true\" is not allowed: it must be one of"
            + " \"standard\", \"adaptive\"",
        "skipRegionValidation | yes                | \"yes\" is not allowed: it must be true or"
            + " false",
        "allowedAccountIds    | 111122223333       | 111122223333 is not allowed: it must be a"
            + " list",
        "allowedAccountIds    | [\"1111\"]         | \"1111\" is not allowed: it must be an AWS"
            + " account id of 12 digits",
        "assumeRole           | {\"roleArn\":\"x\"} | \"x\" is not allowed: it must be the ARN of"
            + " an IAM role, such as \"arn:aws:iam::111122223333:role/deploy\"",
        "assumeRole           | {}                 | is required and missing: it must be the ARN of"
            + " an IAM role, such as \"arn:aws:iam::111122223333:role/deploy\""
      })
  void aWrongValueIsToldWithWhatIsAllowed(String name, String text, String reason) {
    assertThat(ProviderConfig.check(fields(Map.of(name, text))))
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.reportedPath()).startsWith(name);
          assertThat(failure.reportedReason()).isEqualTo(reason);
        });
  }

  @Test
  void everyWrongValueIsToldAtOnce() {
    assertThat(
            problems(
                Map.of(
                    "region", "Europe",
                    "maxRetries", List.of(),
                    "retryMode", "fast",
                    "regoin", "eu-central-1")))
        .hasSize(4);
  }

  @Test
  void keysComeInPairs() {
    assertThat(problems(Map.of("accessKey", "AKIDEXAMPLE")))
        .containsExactly("secretKey: is required where accessKey is given");
    assertThat(problems(Map.of("secretKey", "hunter2")))
        .containsExactly("accessKey: is required where secretKey is given");
    assertThat(problems(Map.of("token", "hunter3")))
        .containsExactly("accessKey: is required where token is given");
    assertThat(problems(Map.of("accessKey", Values.UNKNOWN, "secretKey", Values.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void aWebIdentityNeedsAToken() {
    assertThat(problems(Map.of("assumeRoleWithWebIdentity", Map.of("roleArn", DEPLOY))))
        .containsExactly(
            "assumeRoleWithWebIdentity: has no token: give webIdentityToken or"
                + " webIdentityTokenFile");
    assertThat(
            problems(
                Map.of(
                    "assumeRoleWithWebIdentity",
                    Map.of("roleArn", DEPLOY, "webIdentityToken", Values.UNKNOWN))))
        .isEmpty();
  }

  @Test
  void unknownsPassInBothEncodings() {
    assertThat(
            problems(
                Map.of(
                    "region",
                    Values.UNKNOWN,
                    "assumeRole",
                    "{\"roleArn\":\"" + Values.UNKNOWN + "\"}",
                    "allowedAccountIds",
                    List.of(Values.UNKNOWN),
                    "retryMode",
                    "\"" + Values.UNKNOWN + "\"",
                    "maxRetries",
                    Values.UNKNOWN)))
        .isEmpty();
  }

  @Test
  void noFailureShowsASecret() {
    for (var wrong :
        List.<Map<String, ?>>of(
            Map.of("accessKey", "", "secretKey", List.of("hunter2")),
            Map.of("secretkey", "hunter2"),
            Map.of("aws_secret_access_key", "hunter2"),
            Map.of("region", secret("hunter2")),
            Map.of("endpoint", secret("hunter2")),
            Map.of("assumeRoleWithWebIdentity", "{\"webIdentityToken\":\"hunter2\""),
            Map.of("assumeRoleWithWebIdentity", "hunter2"),
            Map.of(
                "assumeRoleWithWebIdentity",
                Map.of("roleArn", DEPLOY, "webIdentityTokn", "hunter2")),
            Map.of("maxRetries", SECRET_TEXT.formatted("\"hunter2\"")))) {
      assertThat(ProviderConfig.check(fields(wrong)))
          .isNotEmpty()
          .allSatisfy(failure -> assertThat(failure.reportedReason()).doesNotContain("hunter2"))
          .anySatisfy(failure -> assertThat(failure.reportedPath()).isEmpty());
    }
  }

  @Test
  void printingAConfigurationShowsNoSecret() {
    assertThat(config(TYPED).toString()).doesNotContain("hunter");
  }

  @Test
  void aChangeIsToldByItsPath() {
    assertThat(
            ProviderConfig.diff(
                fields(TYPED),
                fields(
                    Values.with(
                        TYPED,
                        Map.of(
                            "region",
                            "eu-west-1",
                            "assumeRole",
                            "{\"roleArn\":\"" + DEPLOY + "2\"}")))))
        .extracting(change -> change.path() + " " + change.kind())
        .containsExactlyInAnyOrder(
            "region UPDATE",
            "assumeRole.roleArn UPDATE",
            "assumeRole.sessionName DELETE",
            "assumeRole.externalId DELETE",
            "assumeRole.durationSeconds DELETE");
  }

  private static List<String> problems(Map<String, ?> values) {
    return ProviderConfig.check(fields(values)).stream().map(PropertyFailure::toString).toList();
  }

  private static ProviderConfig config(Map<String, ?> values) {
    return ProviderConfig.of(fields(values));
  }
}
