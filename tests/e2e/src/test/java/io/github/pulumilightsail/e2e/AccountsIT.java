package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials as CI systems give them, and what a user sees of those that do not serve. */
final class AccountsIT {
  private static final String ACCOUNT = "999988887777";

  /** Minutes of retries would take longer, a loaded machine does not. */
  private static final Duration SECONDS = Duration.ofSeconds(60);

  @RegisterExtension final Stage stage = new Stage();

  private void withoutKeys() {
    stage.environment("AWS_ACCESS_KEY_ID", "").environment("AWS_SECRET_ACCESS_KEY", "");
  }

  @Test
  void theVariablesOfACiSystemTakeOnItsRole() {
    withoutKeys();
    stage
        .environment("AWS_REGION", Stage.REGION)
        .environment("AWS_ROLE_ARN", "arn:aws:iam::" + ACCOUNT + ":role/ci")
        .environment("AWS_ROLE_SESSION_NAME", "build-42")
        .environment(
            "AWS_WEB_IDENTITY_TOKEN_FILE", stage.folder().write("token", "the.jwt").toString())
        .environment("AWS_ENDPOINT_URL_STS", stage.emulator().uri().toString());
    var region = stage.emulator().region(ACCOUNT, Stage.REGION);
    region.instance("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");

    stage.up();

    assertThat(region.get("web-1").httpTokens()).isEqualTo("required");
    assertThat(stage.emulator().calls("AssumeRoleWithWebIdentity"))
        .isNotEmpty()
        .allSatisfy(call -> {
          assertThat(call.request().get("RoleSessionName").getAsString()).isEqualTo("build-42");
          assertThat(call.request().get("WebIdentityToken").getAsString()).isEqualTo("the.jwt");
        });
    assertThat(stage.emulator().calls("GetInstance"))
        .allMatch(call -> call.account().equals(ACCOUNT));
  }

  private Run soon(Supplier<Run> command) {
    var begun = Instant.now();
    var run = command.get();
    assertThat(Duration.between(begun, Instant.now())).isLessThan(SECONDS);
    return run;
  }

  private Run refused() {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    var run = soon(stage::failedUp);
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
    assertThat(stage.resources()).isEmpty();
    return run;
  }

  @Test
  void missingCredentialsAreToldAtOnce() {
    withoutKeys();

    assertThat(refused().text()).contains("there are no AWS credentials", "aws sso login");
    assertThat(stage.emulator().calls()).isEmpty();
  }

  @Test
  void wrongCredentialsAreToldAtOnce() {
    stage.emulator().credentials().refuse("AKIAEXAMPLE");

    assertThat(refused().text())
        .contains("AWS does not accept the credentials", "security token included");
  }

  @Test
  void expiredCredentialsAreToldAtOnce() {
    stage
        .emulator()
        .credentials()
        .addSession("ASIAOLD", "old-token", "111122223333", Instant.EPOCH);
    stage.environment("AWS_ACCESS_KEY_ID", "ASIAOLD").environment("AWS_SESSION_TOKEN", "old-token");

    assertThat(refused().text()).contains("expired", "Renew them").doesNotContain("old-token");
  }
}
