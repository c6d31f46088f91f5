package io.github.pulumilightsail.aws;

import static io.github.pulumilightsail.testing.Values.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.testing.Cloud;
import io.github.pulumilightsail.testing.Stack;
import io.github.pulumilightsail.testing.Stack.Done;
import io.github.pulumilightsail.testing.Stack.Step;
import io.github.pulumilightsail.testing.Values;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As whom the provider calls AWS, told by whom the local STS and Lightsail were called. */
class AccountsTest {
  private static final String FLEET_ACCOUNT = "999988887777";
  private static final String ROLE = "arn:aws:iam::" + FLEET_ACCOUNT + ":role/ops/fleet";
  private static final Map<String, Object> PROGRAM =
      Map.of(
          "instanceName",
          "web-1",
          "httpTokens",
          "required",
          "imdsV1UsageCheck",
          "off",
          "onDelete",
          "restore");

  private final Cloud cloud = Cloud.start();
  private final Stack stack = cloud.stack();

  @BeforeEach
  void instances() {
    cloud.region().instance("web-1").create();
    cloud.emulator().region(FLEET_ACCOUNT, Cloud.REGION).instance("web-1").create();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private Step up() {
    return stack.up(PROGRAM);
  }

  private List<RecordedCall> calls(String operation) {
    return cloud.emulator().calls(operation);
  }

  private String tokens(String account) {
    return cloud.emulator().region(account, Cloud.REGION).get("web-1").httpTokens();
  }

  private void assumes(Map<String, ?> more) {
    cloud.configure(Map.of("assumeRole", Values.with(Map.of("roleArn", ROLE), more)));
  }

  private void byToken(Map<String, ?> more) {
    cloud.configure(
        Map.of(
            "accessKey", "",
            "secretKey", "",
            "assumeRoleWithWebIdentity", Values.with(Map.of("roleArn", ROLE), more)));
  }

  // ---- roles

  @Test
  void theKeysGivenAreThoseThatCall() {
    up();

    assertThat(cloud.emulator().calls())
        .allMatch(call -> call.accessKeyId().equals("AKIAEXAMPLE"))
        .noneMatch(call -> call.operation().startsWith("Assume"));
  }

  @Test
  void aRoleIsTakenOnOnceForAllCalls() {
    cloud.emulator().credentials().requireExternalId(ROLE, "external-1");
    assumes(Map.of("sessionName", "deploy-7", "externalId", "external-1", "durationSeconds", 1800));

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("AssumeRole"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.accessKeyId()).isEqualTo("AKIAEXAMPLE");
          assertThat(call.request().get("RoleArn").getAsString()).isEqualTo(ROLE);
          assertThat(call.request().get("RoleSessionName").getAsString()).isEqualTo("deploy-7");
          assertThat(call.request().get("ExternalId").getAsString()).isEqualTo("external-1");
          assertThat(call.request().get("DurationSeconds").getAsString()).isEqualTo("1800");
        });
    assertThat(calls("GetInstance"))
        .isNotEmpty()
        .allMatch(call -> call.account().equals(FLEET_ACCOUNT));
    assertThat(tokens(FLEET_ACCOUNT)).isEqualTo("required");
    assertThat(tokens("111122223333")).isEqualTo("optional");
    assertThat(String.valueOf(stack.state().out().get("instanceArn"))).contains(FLEET_ACCOUNT);
  }

  @Test
  void aRoleHasASessionNameAndAnHourByDefault() {
    assumes(Map.of());

    up();

    assertThat(calls("AssumeRole"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.request().get("RoleSessionName").getAsString())
              .isEqualTo("pulumi-lightsail");
          assertThat(call.request().get("DurationSeconds").getAsString()).isEqualTo("3600");
          assertThat(call.request().has("ExternalId")).isFalse();
        });
  }

  @Test
  void aTokenTakesOnARoleWithoutAnyKeys() {
    byToken(Map.of("webIdentityToken", secret("the.jwt"), "sessionName", "ci-42"));

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("AssumeRoleWithWebIdentity"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.accessKeyId()).isEmpty();
          assertThat(call.request().get("WebIdentityToken").getAsString()).isEqualTo("the.jwt");
          assertThat(call.request().get("RoleSessionName").getAsString()).isEqualTo("ci-42");
        });
    assertThat(tokens(FLEET_ACCOUNT)).isEqualTo("required");
  }

  /**
   * What a CI system writes into the file is renewed there, so the file is read at each renewal.
   */
  @Test
  void aTokenFileIsReadAgainAtEachRenewal(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("token"), "first.jwt\n");
    byToken(Map.of("webIdentityTokenFile", file.toString()));
    up();
    Files.writeString(file, "second.jwt\n");
    cloud.emulator().credentials().expireSessions();

    assertThat(stack.apply(Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2))).done())
        .isEqualTo(Done.UPDATED);

    assertThat(calls("AssumeRoleWithWebIdentity"))
        .extracting(call -> call.request().get("WebIdentityToken").getAsString())
        .containsExactly("first.jwt", "second.jwt");
  }

  @Test
  void aTokenCanLeadToAnotherRole() {
    var first = "arn:aws:iam::111122223333:role/ci";
    cloud.configure(
        Map.of(
            "accessKey",
            "",
            "secretKey",
            "",
            "assumeRole",
            Map.of("roleArn", ROLE),
            "assumeRoleWithWebIdentity",
            Map.of("roleArn", first, "webIdentityToken", "the.jwt")));

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("AssumeRole"))
        .singleElement()
        .satisfies(call -> assertThat(call.accessKeyId()).startsWith("ASIA"));
    assertThat(tokens(FLEET_ACCOUNT)).isEqualTo("required");
  }

  // ---- allowed accounts

  /** {@code pulumi config set --path} stores an id of digits only as a number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[111122223333]",
        "[\"111122223333\"]",
        "[\"012345678901\", 111122223333]",
      })
  void anAllowedAccountPassesWithoutAnotherCall(String allowed) {
    cloud.configure(Map.of("allowedAccountIds", allowed));

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("GetCallerIdentity")).isEmpty();
    assertThat(calls("GetInstance")).isNotEmpty();
  }

  @Test
  void anAccountThatIsNotAllowedIsNeverWrittenTo() {
    up();
    cloud.configure(Map.of("allowedAccountIds", "[\"999988887777\"]"));
    cloud.emulator().clearCalls();

    var update = stack.up(Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));
    var destroy = stack.destroy();

    for (var step : List.of(update, destroy)) {
      assertThat(step.code()).isEqualTo(Code.FAILED_PRECONDITION);
      assertThat(step.message()).contains("111122223333", "allowedAccountIds", "999988887777");
    }
    assertThat(cloud.writes()).isEmpty();
    assertThat(stack.exists()).isTrue();
  }

  // ---- expiry in the middle of a run

  @Test
  void aSessionThatExpiresInTheMiddleIsRenewedAndTheCallRepeated() {
    assumes(Map.of());
    up();
    cloud.emulator().credentials().expireSessions();
    cloud.emulator().clearCalls();

    var step = stack.apply(Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));

    assertThat(step.done()).isEqualTo(Done.UPDATED);
    assertThat(calls("AssumeRole")).hasSize(1);
    assertThat(cloud.writes()).hasSize(1);
  }

  /**
   * A login that is over, a role that was taken away: what the sessions came from gives no more.
   */
  @Test
  void aSessionThatCannotBeRenewedIsToldByWhatIsInTheWay() {
    assumes(Map.of());
    up();
    cloud.emulator().credentials().expireSessions();
    cloud.emulator().credentials().denyRole(ROLE);

    var step = stack.up(Values.with(PROGRAM, Map.of("httpPutResponseHopLimit", 2)));

    assertThat(step.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(step.message()).contains("sts:AssumeRole", ROLE);
  }

  /** Between the read and the write, so that it is the write that is repeated. */
  @Test
  void aSessionThatExpiresBeforeTheWriteIsRenewedToo() {
    assumes(Map.of());
    cloud
        .emulator()
        .faults()
        .error("UpdateInstanceMetadataOptions", "ExpiredTokenException")
        .once();

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("AssumeRole")).hasSize(2);
    assertThat(cloud.writes()).hasSize(2);
    assertThat(tokens(FLEET_ACCOUNT)).isEqualTo("required");
  }

  @Test
  void aSessionThatIsRefusedAgainIsNotRenewedForEver() {
    assumes(Map.of());
    cloud.emulator().faults().error("GetInstance", "ExpiredTokenException");

    var step = up();

    assertThat(step.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(calls("AssumeRole")).hasSize(2);
    assertThat(calls("GetInstance")).hasSize(2);
  }

  @Test
  void shortLivedSessionsAreRenewedAsLongAsTheyAreUsed() {
    cloud.emulator().behavior().set(Switches.SESSION_LIFETIME, Duration.ofSeconds(40));
    assumes(Map.of());

    assertThat(up().done()).isEqualTo(Done.CREATED);

    assertThat(calls("AssumeRole").size()).isGreaterThan(1);
    assertThat(cloud.emulator().calls()).allMatch(call -> call.outcome().isAnswered());
  }

  // ---- what goes wrong is told at once, even where calls would be repeated ten times

  private Step refusedAtOnce() {
    var step = up();
    assertThat(step.done()).isEqualTo(Done.FAILED);
    assertThat(cloud.emulator().calls().size()).isLessThanOrEqualTo(1);
    assertThat(cloud.ticker().pauses()).isEmpty();
    assertThat(stack.exists()).isFalse();
    return step;
  }

  @Test
  void wrongKeysAreToldAtOnce() {
    cloud.emulator().credentials().refuse("AKIAEXAMPLE");
    cloud.configure(Map.of("maxRetries", ""));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(step.message())
        .contains(
            "AWS does not accept the credentials",
            "The security token included in the request is invalid",
            "aws sso login",
            "lightsail:profile");
  }

  @Test
  void expiredKeysAreToldAtOnce() {
    cloud
        .emulator()
        .credentials()
        .addSession("ASIAOLD", "old-token", "111122223333", Instant.EPOCH);
    cloud.configure(
        Map.of(
            "maxRetries",
            "",
            "accessKey",
            "ASIAOLD",
            "secretKey",
            secret("example"),
            "token",
            secret("old-token")));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(step.message()).contains("expired", "Renew them").doesNotContain("old-token");
  }

  @Test
  void missingKeysAreToldAtOnce() {
    cloud.configure(Map.of("maxRetries", "", "accessKey", "", "secretKey", ""));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(step.message())
        .contains("there are no AWS credentials", "AWS_ACCESS_KEY_ID", "aws sso login")
        .hasSizeLessThan(600);
  }

  @Test
  void aProfileThatIsNotThereIsToldByItsName() {
    cloud.configure(
        Map.of("maxRetries", "", "accessKey", "", "secretKey", "", "profile", "there-is-no-such"));

    var step = refusedAtOnce();

    assertThat(step.code()).isIn(Code.UNAUTHENTICATED, Code.FAILED_PRECONDITION);
    assertThat(step.message())
        .contains("there is no profile there-is-no-such", "lightsail:profile names it");
  }

  @Test
  void aRoleThatMayNotBeTakenOnIsToldAsSuch() {
    cloud.emulator().credentials().denyRole(ROLE);
    assumes(Map.of());
    cloud.configure(Map.of("maxRetries", "", "assumeRole", Map.of("roleArn", ROLE)));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(step.message())
        .contains("sts:AssumeRole", ROLE, "externalId", "trust policy")
        .doesNotContain("Allow the IAM action lightsail");
  }

  @ParameterizedTest
  @CsvSource({
    "ExpiredTokenException,UNAUTHENTICATED",
    "InvalidIdentityToken,UNAUTHENTICATED",
    "IDPRejectedClaim,UNAUTHENTICATED"
  })
  void aRefusedTokenIsToldWithoutTheToken(String type, Code code) {
    cloud.emulator().credentials().refuseWebIdentityToken("the.jwt", type);
    byToken(Map.of("webIdentityToken", secret("the.jwt")));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(code);
    assertThat(step.message())
        .contains("gave no credentials for the role", "Renew the token")
        .doesNotContain("the.jwt");
  }

  @Test
  void aTokenFileThatIsNotThereIsToldByItsName(@TempDir Path folder) {
    byToken(Map.of("webIdentityTokenFile", folder.resolve("nowhere").toString()));

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(step.message())
        .contains("the token in", "nowhere", "webIdentityTokenFile names, cannot be read");
  }

  @Test
  void aRoleThatIsNoneIsRefused() {
    cloud.configure(
        Map.of("assumeRole", Map.of("roleArn", ROLE, "sessionName", "x", "durationSeconds", 900)));
    cloud.emulator().faults().error("AssumeRole", "ValidationError", 400, "no such role");

    var step = refusedAtOnce();

    assertThat(step.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(step.message()).contains("no such role", "roleArn");
  }
}
