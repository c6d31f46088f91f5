package io.github.pulumilightsail.aws;

import static io.github.pulumilightsail.testing.Values.fields;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a variable or a key of a profile, be it nothing that anybody would write: it
 * is never taken for a mistake of the plugin. All that is called is a port at which nobody listens;
 * a call to AWS would go through a proxy there.
 */
class WrongEnvironmentsTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  private static final List<String> ODD =
      List.of(
          "x y",
          "a\nb",
          "a\r\nX-Header: b",
          "\u00E9",
          "\uD83D\uDE00",
          "a\0b",
          "-1",
          "0x10",
          "1.5",
          "99999999999999999999",
          "true",
          "{}",
          "[",
          "]",
          "\"",
          "'",
          "`",
          "${",
          "$HOME",
          "~",
          "~x",
          "/",
          "/dev/null",
          ".",
          "..",
          "127.0.0.1:1",
          "[::1]:1",
          "[::1",
          "::1",
          "http://",
          "http://[",
          "http://127.0.0.1:1/?a#b",
          "http://127.0.0.1:1/%zz",
          "https://me@127.0.0.1:1",
          "file:///etc/passwd",
          "arn:aws:iam::1:role/x",
          "a".repeat(5_000));

  @TempDir private Path home;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> variables = new HashMap<>();

  @AfterEach
  void close() {
    executor.close();
  }

  private void around() {
    variables.putAll(
        Map.of(
            "HOME",
            home.toString(),
            "AWS_REGION",
            "eu-central-1",
            "AWS_ENDPOINT_URL",
            NOBODY,
            "AWS_MAX_ATTEMPTS",
            "1",
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "HTTPS_PROXY",
            NOBODY,
            "HTTP_PROXY",
            NOBODY));
  }

  private void keys() {
    variables.put("AWS_ACCESS_KEY_ID", "AKIA");
    variables.put("AWS_SECRET_ACCESS_KEY", "example");
  }

  private Throwable failure() {
    var config = ProviderConfig.of(fields(Map.of("maxRetries", 0)));
    var regions = new AwsRegions(config, executor, Variables.of(variables));
    var call =
        new Call(new FakeTicker(), Duration.ofMinutes(10), new Cancellation(), new RecordedLog());
    return catchThrowable(
        () -> regions.in(regions.defaultRegion().orElse("eu-central-1")).find("web-1", call));
  }

  private static void isTold(SoftAssertions all, String what, Throwable problem) {
    all.assertThat(problem).as(what).isInstanceOf(FailureException.class);
    if (problem instanceof FailureException told) {
      all.assertThat(told.failure()).as(what).isNotInstanceOf(Failure.Bug.class);
      all.assertThat(told.getMessage())
          .as(what)
          .doesNotContainIgnoringCase("report this")
          .doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_PROFILE",
        "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SECURITY_TOKEN",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_LIGHTSAIL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_MAX_ATTEMPTS",
        "AWS_RETRY_MODE",
        "AWS_DEFAULTS_MODE",
        "AWS_CA_BUNDLE",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NO_PROXY",
        "HOME",
      })
  void aVariableThatIsOddIsToldAsTheUsers(String variable) {
    var all = new SoftAssertions();
    for (var odd : ODD) {
      variables.clear();
      around();
      keys();
      if (variable.startsWith("SSL_") || variable.endsWith("_BUNDLE")) {
        variables.put("AWS_ENDPOINT_URL", "https://127.0.0.1:1");
      }
      variables.put(variable, odd);
      isTold(all, variable + " = " + odd, failure());
    }
    all.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE"})
  void aWebIdentityThatIsOddIsToldAsTheUsers(String variable) throws IOException {
    var token = Files.writeString(home.resolve("token"), "a.web.token");
    var all = new SoftAssertions();
    for (var odd : ODD) {
      variables.clear();
      around();
      variables.put("AWS_ROLE_ARN", "arn:aws:iam::444455556666:role/web");
      variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
      variables.put(variable, odd);
      isTold(all, variable + " = " + odd, failure());
    }
    all.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_EC2_METADATA_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
        "AWS_METADATA_SERVICE_TIMEOUT",
        "AWS_EC2_METADATA_V1_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT"
      })
  void aMetadataServiceThatIsOddIsToldAsTheUsers(String variable) {
    var all = new SoftAssertions();
    for (var odd : ODD) {
      variables.clear();
      around();
      variables.put("AWS_EC2_METADATA_DISABLED", "false");
      variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", NOBODY);
      variables.put(variable, odd);
      isTold(all, variable + " = " + odd, failure());
    }
    all.assertAll();
  }

  /** What is no proxy at all must be told; hosts of odd names would be looked up. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void aProxyThatIsOddIsToldAsTheUsers(String variable) {
    var all = new SoftAssertions();
    var odd =
        Stream.of(
            "x y",
            "a\nb",
            "\u00E9",
            "a\0b",
            "{}",
            "[",
            "\"",
            "/",
            "[::1",
            "http://",
            "http://[",
            "127.0.0.1:1",
            "127.0.0.1:x",
            "[::1]:1",
            "127.0.0.1:1/?a#b",
            "https://me:hunter2@127.0.0.1:1",
            "https://me:hunter2@127.0.0.1:70000",
            "socks5://a");
    odd.forEach(value -> {
      variables.clear();
      around();
      keys();
      variables.put("AWS_ENDPOINT_URL", "https://10.255.255.1:1");
      variables.put(variable, value);
      isTold(all, variable + " = " + value, failure());
    });
    all.assertAll();
  }

  private static final Map<String, String> PROFILES =
      Map.of(
          "keys", "aws_access_key_id = AKIA\naws_secret_access_key = example\n",
          "a role",
              """
              role_arn = arn:aws:iam::444455556666:role/one
              source_profile = base
              [profile base]
              aws_access_key_id = AKIA
              aws_secret_access_key = example
              """,
          "single sign-on",
              """
              sso_account_id = 111122223333
              sso_role_name = Admin
              sso_region = eu-central-1
              sso_start_url = https://corp.awsapps.com/start
              """,
          "nothing", "");

  @ParameterizedTest
  @CsvSource({
    "keys, aws_access_key_id",
    "keys, aws_secret_access_key",
    "keys, aws_session_token",
    "keys, region",
    "keys, endpoint_url",
    "keys, services",
    "keys, use_fips_endpoint",
    "keys, max_attempts",
    "keys, retry_mode",
    "keys, defaults_mode",
    "keys, ca_bundle",
    "a role, role_arn",
    "a role, source_profile",
    "a role, credential_source",
    "a role, role_session_name",
    "a role, external_id",
    "a role, duration_seconds",
    "a role, mfa_serial",
    "single sign-on, sso_account_id",
    "single sign-on, sso_role_name",
    "single sign-on, sso_region",
    "single sign-on, sso_start_url",
    "single sign-on, sso_session",
    "nothing, login_session",
    "nothing, web_identity_token_file",
    "nothing, what is this",
  })
  void aKeyThatIsOddIsToldAsTheUsers(String profile, String key) throws IOException {
    var all = new SoftAssertions();
    var config = Files.createDirectories(home.resolve(".aws")).resolve("config");
    var others =
        Objects.requireNonNull(PROFILES.get(profile))
            .lines()
            .filter(line -> !line.startsWith(key + " "))
            .toList();
    login(home.resolve(".aws/sso/cache"));
    for (var odd : ODD) {
      variables.clear();
      around();
      List.of("AWS_REGION", "AWS_ENDPOINT_URL", "AWS_MAX_ATTEMPTS").forEach(variables::remove);
      Files.writeString(
          config, "[default]\n" + key + " = " + odd + "\n" + String.join("\n", others) + "\n");
      isTold(all, profile + ", " + key + " = " + odd, failure());
    }
    all.assertAll();
  }

  /** One that has not ended, of the address above. */
  private static void login(Path cache) throws IOException {
    Files.createDirectories(cache);
    Files.writeString(
        cache.resolve("a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"),
        "{\"accessToken\": \"t\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}");
  }
}
