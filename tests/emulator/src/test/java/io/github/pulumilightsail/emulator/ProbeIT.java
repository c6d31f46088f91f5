package io.github.pulumilightsail.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code tests/aws/run}, which asks a real account what is not documented: asked of the emulator,
 * it finds the switches as they are set, and it leaves nothing behind.
 */
class ProbeIT {
  private static final Path RUN = Path.of("../aws/run").toAbsolutePath().normalize();

  @TempDir Path folder;
  private final LightsailEmulator emulator = LightsailEmulator.start();

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** Together they have every value of every switch that the probe tells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu-central-1 | whileTransitional=operation-failure safeBlueprintsHopLimit=1 firstStatus=started successWord=succeeded imdsV2Enforced=no omittedTokens=reset disabledWithOthers=accept hopLimitOutOfRange=refuse ipv6Elsewhere=refuse pageSize=2 whenStopped=at-start stoppedReads=written
          eu-central-1 | whileTransitional=invalid-input safeBlueprintsHopLimit=2 firstStatus=not-started successWord=completed omittedTokens=keep disabledWithOthers=refuse hopLimitOutOfRange=accept ipv6Reported=everywhere ipv6Elsewhere=ignore whenStopped=at-start stoppedReads=nothing
          eu-central-1 | whileTransitional=accept ipv6Reported=everywhere ipv6Elsewhere=accept whenStopped=at-start stoppedReads=pending imdsV2Enforced=access-denied
          eu-north-1   | whenStopped=as-running imdsV2Enforced=invalid-input ipv6Reported=stockholm
          eu-north-1   | ipv6Reported=nowhere
          """)
  void findsTheSwitchesAsTheyAre(String region, String wanted) throws Exception {
    var switches = wanted.split(" ", -1);
    for (var each : switches) {
      var parts = each.split("=", 2);
      emulator.behavior().set(parts[0], parts[1]);
    }
    var out = folder.resolve("switches");

    var said = ended(probe(region, "--yes", "--settle", "0.2", "--out", out.toString()), 0);

    assertThat(Files.readAllLines(out)).as(said).contains(switches);
    CommandLine.parse("--switches", out.toString()).setUp(emulator);
    assertThat(emulator.region(region).instances()).isEmpty();
  }

  @Test
  void createsNothingUnlessItIsAgreedTo() throws Exception {
    var process = probe("eu-central-1");
    try (var answer = process.outputWriter(UTF_8)) {
      answer.write("n\n");
    }

    assertThat(ended(process, 1)).contains("less than ten cents").contains("nothing was created");
    assertThat(emulator.mutations()).isEmpty();
  }

  @Test
  void deletesWhatItHasCreatedWhenItIsInterrupted() throws Exception {
    var process = stuckAtTheStop();
    emulator.faults().error("DeleteInstance", "OperationFailureException").once();

    process.toHandle().destroy();

    ended(process, 1);
    assertThat(emulator.region("eu-central-1").instances()).isEmpty();
  }

  @Test
  void deletesWhatARunThatWasKilledHasLeftAndNothingElse() throws Exception {
    emulator.region("eu-central-1").instance("web-1").create();
    var process = stuckAtTheStop();
    process.destroyForcibly().waitFor();
    assertThat(emulator.region("eu-central-1").instances()).hasSize(4);

    var second = probe("eu-central-1");
    second.outputWriter(UTF_8).close();
    ended(second, 1);

    assertThat(emulator.region("eu-central-1").instances())
        .extracting(instance -> instance.name())
        .containsExactly("web-1");
  }

  private Process stuckAtTheStop() throws IOException {
    emulator.faults().hang("StopInstance");
    var process = probe("eu-central-1", "--yes");
    while (emulator.calls("StopInstance").isEmpty() && process.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(emulator.calls("StopInstance")).hasSize(1);
    return process;
  }

  private Process probe(String region, String... more) throws IOException {
    var command = new ArrayList<>(List.of(RUN.toString(), "--region", region));
    command.addAll(List.of("--endpoint", String.valueOf(emulator.uri()), "--interval", "0.01"));
    command.addAll(Arrays.asList(more));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDPROBE");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    builder.environment().put("NO_PROXY", "127.0.0.1");
    return builder.start();
  }

  private static String ended(Process process, int status) throws Exception {
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
