package io.github.pulumilightsail.histories;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Histories of some hundred acts, drawn at random: two single resources and a baseline that come,
 * go, are renamed and replaced, people who change what is behind their back, runs that are cut
 * short. Three laws hold in all of them: every write was named by the preview before it; no
 * instance that the program wants is ever weaker than what it had and what is wanted; after a run
 * that succeeded the state says what AWS has, no write of ours has left an instance otherwise than
 * the program wants it, and the next run writes nothing.
 */
class HistoriesTest {
  private static final int HISTORIES = Integer.getInteger("histories", 100);
  private static final int ACTS = 100;

  private final long seed = Long.getLong("histories.seed", 20261126);

  @Test
  void theLawsHoldWhateverTheOrderIs() {
    try (var world = new World()) {
      for (var i = 0; i < HISTORIES; i++) {
        var acts = new Dice(seed + i).history(ACTS);
        if (History.play(world, acts).isPresent()) {
          throw new AssertionError(told(world, shrunk(world, acts), seed + i));
        }
      }
    }
  }

  /** Drawn seldom: what was to take an instance over has written to it, and goes again. */
  @ParameterizedTest
  @EnumSource(names = {"UP_BESIDE_A_FAILURE", "UP_TARGET"})
  void theyHoldWhereAHandOverIsTakenBack(Act.Command cut) {
    var before = List.of(manages("one0", "required"));
    var after = List.of(manages("uno0", "optional"));
    try (var world = new World()) {
      assertThat(
              History.play(
                  world,
                  List.of(
                      new Act.Edits(before),
                      new Act.Runs(Act.Command.UP, 0),
                      new Act.Edits(after),
                      new Act.Runs(cut, 0),
                      new Act.Edits(before),
                      new Act.Runs(Act.Command.UP, 0))))
          .isEmpty();
    }
  }

  private static Declared manages(String name, String tokens) {
    return new Declared(
        false,
        name,
        Map.of("instanceName", "a-1", "httpTokens", tokens, "imdsV1UsageCheck", "off"),
        List.of());
  }

  /** Takes out what is not needed to break the law. */
  private static List<Act> shrunk(World world, List<Act> acts) {
    var least = new ArrayList<>(acts);
    for (var size = least.size() / 2; size > 0; size /= 2) {
      for (var from = 0; from < least.size(); ) {
        var without = new ArrayList<>(least);
        without.subList(from, Math.min(from + size, least.size())).clear();
        if (History.play(world, without).isPresent()) {
          least = without;
        } else {
          from += size;
        }
      }
    }
    return least;
  }

  private static String told(World world, List<Act> acts, long seed) {
    return "-Dhistories=1 -Dhistories.seed=%d: %s\nin\n%s"
        .formatted(
            seed,
            History.play(world, acts).orElse("it does not break a second time"),
            acts.stream().map(act -> "  " + act).collect(joining("\n")));
  }
}
