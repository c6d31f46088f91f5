package io.github.pulumilightsail.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.e2e.harness.Vitals;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One plugin process lives through command after command while AWS fails every fifth time: it grows
 * neither larger nor slower, and leaves no thread behind. The number of operations is the property
 * {@code soak.operations}, the seed {@code soak.seed}; the seed is printed.
 */
final class SoakIT {
  private static final int PEOPLE = 8;

  /** Commands of the CLI at the least, each of which configures anew. */
  private static final int COMMANDS = 20;

  /** Operations of one person in one command at the most. */
  private static final int EACH = 25;

  private static final long MEGABYTE = 1 << 20;

  private final LightsailEmulator emulator = LightsailEmulator.start();
  private final PluginProcess plugin = PluginProcess.start();
  private final ConcurrentSkipListMap<Code, Integer> codes = new ConcurrentSkipListMap<>();

  @AfterEach
  void end() {
    plugin.close();
    emulator.close();
  }

  @Test
  void aLongLifeLeavesNothingBehind() throws Exception {
    var operations = Integer.getInteger("soak.operations", 480);
    var seed = Long.getLong("soak.seed", System.nanoTime());
    System.out.printf("soak: %d operations, -Dsoak.seed=%d%n", operations, seed);
    emulator.behavior().set(Switches.APPLIED, Progress.atOnce());
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
    var config =
        "{\"endpoint\": \"%s\", \"region\": \"%s\", \"maxRetries\": 1}"
            .formatted(emulator.uri(), Stage.REGION);
    plugin.configured(config);
    // What somebody else has changed in the middle of a wait would be waited for in vain.
    plugin.timeout(3);
    var people =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> new SoakPerson("web-" + i, emulator, plugin, new Random(seed + i)))
            .toList();

    var rounds = Math.max(COMMANDS, operations / PEOPLE / EACH);
    var each = operations / PEOPLE / rounds;
    var times = new ArrayList<List<Duration>>();
    var warm = Vitals.of(plugin);
    for (var round = 0; round < rounds; round++) {
      plugin.newRun(config);
      times.add(round(people, each));
      emulator.clearCalls();
      if (round == rounds / 10) {
        warm = Vitals.of(plugin);
      }
    }
    people.forEach(SoakPerson::settle);
    assertThat(people).allSatisfy(person -> hasTokens(person, "required"));
    // A destroy is a command of its own: nothing of the program's checks is known to it.
    plugin.newRun(config);
    assertThat(people).allSatisfy(person -> hasTokens(person, person.giveUp()));
    var cold = idle(warm.workers());

    System.out.printf("soak: %s%n", codes);
    System.out.printf("soak: after a tenth %s%nsoak: at the end %s%n", warm, cold);
    System.out.printf("soak: an undisturbed operation, by tenths of the run: %s%n", tenths(times));
    assertThat(codes).containsKey(Code.OK).doesNotContainKeys(Code.UNKNOWN, Code.INTERNAL);
    assertThat(cold.heap()).isLessThan(warm.heap() + 4 * MEGABYTE);
    assertThat(cold.resident()).isLessThan(warm.resident() + 24 * MEGABYTE);
    assertThat(cold.threads()).isLessThanOrEqualTo(warm.threads() + 2);
    assertThat(cold.workers()).isLessThanOrEqualTo(warm.workers());
  }

  private void hasTokens(SoakPerson person, String tokens) {
    assertThat(emulator.region(Stage.REGION).get(person.instance()).httpTokens()).isEqualTo(tokens);
  }

  private List<Duration> round(List<SoakPerson> people, int operations)
      throws InterruptedException, ExecutionException {
    var times = new ArrayList<Duration>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var rounds =
          people.stream()
              .<Future<List<Duration>>>map(
                  person -> executor.submit(() -> person.work(operations, codes)))
              .toList();
      for (var done : rounds) {
        times.addAll(done.get());
      }
    }
    return times;
  }

  /** The process once its threads have had time to see that there is nothing to do any more. */
  private Vitals idle(int workers) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    var vitals = Vitals.of(plugin);
    while (vitals.workers() > workers && System.nanoTime() < end) {
      vitals = Vitals.of(plugin);
    }
    return vitals;
  }

  /** The middle time and, which the machine's other work changes less, that of the quick ones. */
  private static List<String> tenths(List<List<Duration>> rounds) {
    return IntStream.range(0, 10)
        .mapToObj(tenth ->
            rounds.subList(tenth * rounds.size() / 10, (tenth + 1) * rounds.size() / 10).stream()
                .flatMap(List::stream)
                .sorted()
                .toList())
        .map(all ->
            "%.1f ms, quick %.1f ms"
                .formatted(millis(all, all.size() / 2), millis(all, all.size() / 5)))
        .toList();
  }

  private static double millis(List<Duration> times, int index) {
    return times.get(index).toNanos() / 1e6;
  }
}
