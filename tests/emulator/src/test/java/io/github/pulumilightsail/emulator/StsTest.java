package io.github.pulumilightsail.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.emulator.behavior.Switches;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

class StsTest extends EmulatorTestBase {
  private static final String ROLE = "arn:aws:iam::999988887777:role/ops/fleet";

  private final StsClient sts = Clients.sts(emulator, Clients.KEY);

  @AfterEach
  void closeSts() {
    sts.close();
  }

  @Test
  void theCallerIsTheKeysUser() {
    var caller = sts.getCallerIdentity();

    assertThat(caller.account()).isEqualTo("111122223333");
    assertThat(caller.arn()).isEqualTo("arn:aws:iam::111122223333:user/dev");
  }

  @Test
  void anAssumedRoleWorksInItsOwnAccount() {
    emulator.region("999988887777", REGION).instance("theirs").create();

    var assumed = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("deploy"));

    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::999988887777:assumed-role/fleet/deploy");
    assertThat(assumed.credentials().expiration())
        .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    try (var role = client(assumed.credentials())) {
      assertThat(role.getInstances().instances()).hasSize(1);
    }
    assertThat(emulator.calls("GetInstances").getFirst().accessKeyId())
        .isEqualTo(assumed.credentials().accessKeyId());
  }

  @Test
  void credentialsLiveAsLongAsAskedOrAsTheSwitchSays() {
    var asked = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d").durationSeconds(900));
    assertThat(asked.credentials().expiration())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));

    behavior.set(Switches.SESSION_LIFETIME, Duration.ofSeconds(5));
    var set = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d"));
    assertThat(set.credentials().expiration()).isEqualTo(clock.instant().plusSeconds(5));
  }

  @Test
  void allSessionsCanBeMadeToExpire() {
    var old = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d")).credentials();

    emulator.credentials().expireSessions();

    try (var role = client(old)) {
      assertThatThrownBy(role::getInstances).hasMessageContaining("is expired");
    }
    var fresh = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d")).credentials();
    try (var role = client(fresh)) {
      assertThat(role.getInstances().instances()).isEmpty();
    }
  }

  @Test
  void aRoleCanBeDeniedOrNeedAnExternalId() {
    emulator.credentials().requireExternalId(ROLE, "tenant-7");
    assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d")))
        .isInstanceOf(StsException.class)
        .hasMessageContaining("not authorized to perform: sts:AssumeRole on resource: " + ROLE);
    sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d").externalId("tenant-7"));

    emulator.credentials().denyRole(ROLE);
    assertThatThrownBy(
            () -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("d").externalId("tenant-7")))
        .isInstanceOf(StsException.class);
  }

  @Test
  void aWebIdentityNeedsNoSignature() {
    var assumed =
        sts.assumeRoleWithWebIdentity(
            r -> r.roleArn(ROLE).roleSessionName("ci").webIdentityToken("jwt"));

    assertThat(assumed.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::999988887777:assumed-role/fleet/ci");
    assertThat(emulator.calls().getFirst().accessKeyId()).isEmpty();
    try (var role = client(assumed.credentials())) {
      assertThat(role.getInstances().instances()).isEmpty();
    }
  }

  @Test
  void aWebIdentityCanBeRefused() {
    emulator.credentials().refuseWebIdentityToken("bad", "InvalidIdentityToken");
    emulator.credentials().refuseWebIdentityToken("old", "ExpiredTokenException");

    assertThatThrownBy(() -> withToken("bad")).isInstanceOf(InvalidIdentityTokenException.class);
    assertThatThrownBy(() -> withToken("old")).isInstanceOf(ExpiredTokenException.class);
    emulator.credentials().denyRole(ROLE);
    assertThatThrownBy(() -> withToken("good")).hasMessageContaining("Not authorized");
  }

  @ParameterizedTest
  @CsvSource({"arn:aws:iam::12:role/x, 3600", "arn:aws:iam::999988887777:role/x, 10"})
  void wrongInputIsRefused(String role, int seconds) {
    assertThatThrownBy(() ->
            sts.assumeRole(r -> r.roleArn(role).roleSessionName("d").durationSeconds(seconds)))
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
  }

  @Test
  void faultsStrikeStsToo() {
    faults.throttle("GetCallerIdentity").once();
    assertThatThrownBy(sts::getCallerIdentity)
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling"));

    emulator.credentials().refuse("AKIDEXAMPLE");
    assertThatThrownBy(sts::getCallerIdentity)
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
  }

  private void withToken(String token) {
    sts.assumeRoleWithWebIdentity(
        r -> r.roleArn(ROLE).roleSessionName("ci").webIdentityToken(token));
  }

  private LightsailClient client(Credentials from) {
    return Clients.lightsail(
        emulator.uri(),
        REGION,
        AwsSessionCredentials.create(
            from.accessKeyId(), from.secretAccessKey(), from.sessionToken()));
  }
}
