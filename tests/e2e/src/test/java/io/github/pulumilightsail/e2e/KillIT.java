package io.github.pulumilightsail.e2e;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Run;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.model.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The plugin, the engine or both are ended at any moment; what comes after goes on from there. The
 * number of kills is the property {@code kills}, the seed {@code kills.seed}; the seed is printed.
 */
final class KillIT {
  private static final int RESOURCES = 8;

  /** An up makes at least as many calls: some reads, and a write for each resource. */
  private static final int MOMENTS = RESOURCES + 2;

  @RegisterExtension final Stage stage = new Stage();

  /** Whom the kill hits. */
  private enum Victim {
    PLUGIN,
    ENGINE,
    BOTH
  }

  @Test
  void afterAnyKillRefreshAndUpConverge() throws Exception {
    var kills = Integer.getInteger("kills", 3);
    var seed = Long.getLong("kills.seed", System.nanoTime());
    System.out.printf("kills: %d, -Dkills.seed=%d%n", kills, seed);
    var random = new Random(seed);
    stage.emulator().behavior().set(Switches.APPLIED, Progress.reads(1));
    stage.region().fleet("web", RESOURCES);
    for (var kill = 0; kill < kills; kill++) {
      var hopLimit = 2 + kill % 2;
      var victim = Victim.values()[kill % Victim.values().length];
      var which = "kill %d of seed %d: %s".formatted(kill, seed, victim);
      stage.program(program(hopLimit));
      var writesBefore = writes();
      killDuringUp(victim, random, which);
      converge(hopLimit, which);
      assertThat(IntStream.range(0, RESOURCES).map(i -> writes().get(i) - writesBefore.get(i)))
          .as(which + ": nothing is written twice")
          .allMatch(count -> count == 1);
    }
    stage.destroy();
    assertThat(stage.resources()).isEmpty();
  }

  private static String program(int hopLimit) {
    var program = new StringBuilder("resources:\n");
    for (var i = 1; i <= RESOURCES; i++) {
      program.append(
          """
            web%d:
              type: lightsail:InstanceMetadataOptions
              properties: {instanceName: %s, httpTokens: required, httpPutResponseHopLimit: %d}
          """
              .formatted(i, EmulatedRegion.fleetName("web", i), hopLimit));
    }
    return program.toString();
  }

  /** How many writes each instance has seen. */
  private List<Integer> writes() {
    return IntStream.rangeClosed(1, RESOURCES)
        .map(i ->
            (int)
                stage.region().timeline(EmulatedRegion.fleetName("web", i)).stream()
                    .filter(change -> change.cause().equals(Calls.UPDATE))
                    .count())
        .boxed()
        .toList();
  }

  /** The moment is a random one of the plugin's calls, which gets no answer before the kill. */
  private void killDuringUp(Victim victim, Random random, String which) throws Exception {
    var moment = stage.emulator().faults().hang(FaultRule.ANY).after(random.nextInt(MOMENTS));
    if (random.nextBoolean()) {
      moment.afterWork();
    }
    var up = stage.begin("up", "--yes", "--skip-preview", "--color=never");
    var family = new HashSet<ProcessHandle>();
    while (moment.hits() == 0 && !up.waitFor(5, MILLISECONDS)) {
      up.descendants().forEach(family::add);
    }
    up.descendants().forEach(family::add);
    var plugins = family.stream().filter(KillIT::isPlugin).toList();
    assertThat(plugins).as(which).isNotEmpty();
    switch (victim) {
      case PLUGIN -> plugins.forEach(ProcessHandle::destroyForcibly);
      case ENGINE -> up.destroyForcibly();
      case BOTH -> {
        up.destroyForcibly();
        plugins.forEach(ProcessHandle::destroyForcibly);
      }
    }
    moment.stop();
    stage.emulator().faults().clear();
    assertThat(up.waitFor(60, SECONDS)).as(which + ": the engine ends").isTrue();
    noneIsLeft(Set.copyOf(plugins), which);
    while (stage.emulator().calls().stream()
        .anyMatch(call -> call.outcome() instanceof Outcome.InFlight)) {
      Thread.onSpinWait();
    }
  }

  private static boolean isPlugin(ProcessHandle process) {
    return process.info().command().filter(path -> path.contains("/lightsail/")).isPresent();
  }

  private static void noneIsLeft(Set<ProcessHandle> plugins, String which)
      throws InterruptedException, ExecutionException {
    for (var plugin : plugins) {
      try {
        plugin.onExit().get(15, SECONDS);
      } catch (TimeoutException _) {
        plugin.destroyForcibly();
        throw new AssertionError(which + ": the plugin outlives the engine");
      }
    }
  }

  private void converge(int hopLimit, String which) throws IOException {
    if (stage.restoreTornCheckpoint()) {
      System.out.println(which + ": the engine left a torn checkpoint, its backup is restored");
    }
    stage.pulumi("cancel", "--yes");
    Run refresh =
        stage.pulumi(
            "refresh", "--yes", "--skip-preview", "--clear-pending-creates", "--color=never");
    assertThat(refresh.succeeded()).as(which + refresh.text()).isTrue();
    stage.up();
    for (var i = 1; i <= RESOURCES; i++) {
      var instance = stage.instance(EmulatedRegion.fleetName("web", i));
      assertThat(instance.httpTokens()).as(which).isEqualTo("required");
      assertThat(instance.httpPutResponseHopLimit()).as(which).isEqualTo(hopLimit);
    }
    assertThat(stage.resources()).as(which).hasSize(RESOURCES);
  }

  /** What becomes of an engine that is killed while it writes; the wait is too short to be hit. */
  @Test
  void aTornCheckpointIsMendedByItsBackup() throws IOException {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.up();
    stage.manages("instanceName: web-1, httpTokens: required, httpPutResponseHopLimit: 2");
    stage.up();
    stage.newCalls();
    Files.writeString(stage.checkpoint(), "");
    assertThat(stage.pulumi("preview").succeeded()).isFalse();

    assertThat(stage.restoreTornCheckpoint()).isTrue();

    assertThat(stage.restoreTornCheckpoint()).isFalse();
    stage.up();
    assertThat(Calls.writes(stage.newCalls())).isEmpty();
    assertThat(stage.outputs("web").get("httpPutResponseHopLimit").getAsInt()).isEqualTo(2);
  }

  /** Ctrl-C during the wait: what was written is in the state, and the next up goes on. */
  @Test
  void ctrlCDuringTheWaitKeepsTheState() throws Exception {
    stage.seed("web-1").create();
    stage.manages("instanceName: web-1, httpTokens: required");
    stage.emulator().behavior().set(Switches.APPLIED, Progress.never());
    var up = stage.begin("up", "--yes", "--skip-preview", "--color=never");
    while (stage.emulator().calls("GetOperation").isEmpty() && !up.waitFor(5, MILLISECONDS)) {
      // The write is done once the plugin asks after its operation.
    }

    interruptGroup(up);

    assertThat(up.waitFor(30, SECONDS)).as("the engine ends soon").isTrue();
    assertThat(stage.outputs("web").get("httpTokens").getAsString()).isEqualTo("required");
    assertThat(stage.resource("web").get("initErrors").toString()).contains("cancelled while");
    stage.emulator().behavior().set(Switches.APPLIED, Progress.atOnce());
    stage.region().apply("web-1");
    stage.newCalls();
    assertThat(stage.up().steps()).containsExactly("update web state");
    assertThat(Calls.writes(stage.newCalls())).isEmpty();
    stage.destroy();
    assertThat(stage.instance("web-1").httpTokens()).isEqualTo("optional");
  }

  @Test
  void thePluginEndsWhenItIsInterrupted() throws Exception {
    var plugin =
        new ProcessBuilder(Checkout.pluginFolder().resolve("pulumi-resource-lightsail").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = plugin.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).matches("[0-9]+");
      signal("INT", plugin.toHandle());
      assertThat(plugin.waitFor(5, SECONDS)).isTrue();
    } finally {
      plugin.destroyForcibly();
    }
  }

  /** As a terminal does: each process of the group is hit, not only the one in front. */
  private static void interruptGroup(Process leader) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-INT", "--", "-" + leader.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
