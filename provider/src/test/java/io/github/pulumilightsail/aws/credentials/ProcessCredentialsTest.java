package io.github.pulumilightsail.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.emulator.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Programs that print credentials, or do not. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are those of a shell")
class ProcessCredentialsTest {
  private static final String KEYS =
      "\"Version\": 1, \"AccessKeyId\": \"AKIDPROCESS\", \"SecretAccessKey\": \"example\"";

  @TempDir Path folder;
  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-26T12:00:00Z"));

  private ProcessCredentials of(String command) {
    return new ProcessCredentials(command, CompletableFuture::get, clock);
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
    var endless =
        new ProcessCredentials(
            "sleep 600",
            _ -> {
              throw new TimeoutException();
            },
            clock);

    assertThatThrownBy(endless::resolveCredentials)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("has not ended");
  }

  /** A pipe that both know tells the ids of a program and of what it leaves behind. */
  @Test
  void whatKeepsTheOutputOpenIsNotWaitedForWithoutEnd() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var left = new CompletableFuture<Long>();
    var process =
        new ProcessCredentials(
            "sleep 600 & echo \"$$ $!\" > '%s'; %s".formatted(pipe, printing("")),
            _ -> {
              var ids = told(pipe);
              left.complete(ids.getLast());
              // Its onExit can miss an end that the process's own one has seen.
              while (ProcessHandle.of(ids.getFirst()).filter(ProcessHandle::isAlive).isPresent()) {
                Thread.onSpinWait();
              }
              throw new TimeoutException();
            },
            clock);

    assertThatThrownBy(process::resolveCredentials)
        .hasMessage("it, or something that it has started, has not ended after 60 s");
    ProcessHandle.of(left.join()).orElseThrow().destroyForcibly();
  }

  private static List<Long> told(Path pipe) {
    try {
      return Stream.of(Files.readString(pipe).strip().split(" ")).map(Long::valueOf).toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
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
