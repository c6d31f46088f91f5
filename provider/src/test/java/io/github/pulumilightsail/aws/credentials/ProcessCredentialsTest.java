package io.github.pulumilightsail.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.emulator.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Programs that print credentials, or do not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are those of a shell")
class ProcessCredentialsTest {
  private static final String KEYS =
      "\"Version\": 1, \"AccessKeyId\": \"AKIDPROCESS\", \"SecretAccessKey\": \"example\"";

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-26T12:00:00Z"));

  private ProcessCredentials of(String command) {
    return new ProcessCredentials(command, Duration.ofSeconds(30), clock);
  }

  private static String printing(String more) {
    return "echo '{" + KEYS + more + "}'";
  }

  @Test
  void keysAreTakenAsTheyAre() {
    var keys = of(printing("")).resolveCredentials();

    assertThat(keys.accessKeyId()).isEqualTo("AKIDPROCESS");
    assertThat(keys).isNotInstanceOf(AwsSessionCredentials.class);
    assertThat(of(printing(", \"SessionToken\": \"\"")).resolveCredentials())
        .isNotInstanceOf(AwsSessionCredentials.class);
    assertThat(of(printing(", \"SessionToken\": \"t\"")).resolveCredentials())
        .isInstanceOf(AwsSessionCredentials.class);
  }

  @Test
  void whatSaysMuchOrReadsItsInputEndsAllTheSame() {
    var loud = "head -c 300000 /dev/zero | tr '\\0' x >&2; " + printing("");

    assertThat(of(loud).resolveCredentials().accessKeyId()).isEqualTo("AKIDPROCESS");
    assertThat(of("read answer; " + printing("")).resolveCredentials().accessKeyId())
        .isEqualTo("AKIDPROCESS");
  }

  @Test
  void whatDoesNotEndIsEnded() {
    var endless = new ProcessCredentials("sleep 600", Duration.ofMillis(1), clock);

    assertThatThrownBy(endless::resolveCredentials)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("it has not ended");
  }

  @Test
  void whatEndsIsFetchedAnewBeforeThat() throws Exception {
    var runs = folder.resolve("runs");
    var process =
        of(
            "echo run >> '%s'; ".formatted(runs)
                + printing(", \"Expiration\": \"2026-11-26T13:00:00Z\""));

    process.resolveCredentials();
    process.resolveCredentials();
    assertThat(Files.readAllLines(runs)).hasSize(1);
    clock.advance(Duration.ofMinutes(59));
    process.resolveCredentials();
    assertThat(Files.readAllLines(runs)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true | it printed nothing
          echo hello | what it printed is no JSON object
          echo '[]' | what it printed is no JSON object
          echo '{}' | the Version of what it printed is not 1
          echo '{"Version": 2}' | the Version of what it printed is not 1
          echo '{"Version": 1}' | what it printed has no AccessKeyId
          echo '{"Version": 1, "AccessKeyId": "A"}' | what it printed has no SecretAccessKey
          echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "soon"}' | the Expiration of what it printed, "soon", is no ISO 8601 time
          echo the vault is sealed >&2; exit 3 | it ended with status 3: the vault is sealed
          """)
  void whatIsWrongIsToldWithoutWhatItPrinted(String command, String told) {
    assertThatThrownBy(() -> of(command).resolveCredentials())
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(told);
  }
}
