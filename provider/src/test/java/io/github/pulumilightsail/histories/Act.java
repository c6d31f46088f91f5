package io.github.pulumilightsail.histories;

import io.github.pulumilightsail.emulator.behavior.Choices.StoppedReads;
import io.github.pulumilightsail.emulator.behavior.Choices.Strictness;
import java.util.List;

/**
 * One thing that happens in a history. It holds all that it needs, so a history can be replayed.
 */
sealed interface Act {
  /** Somebody edits the program. */
  record Edits(List<Declared> program) implements Act {}

  /** Somebody changes an instance behind Pulumi's back. */
  record Meddles(String instance, String how) implements Act {}

  /** What reads of a stopped instance show of a write, from here on. */
  record Shows(StoppedReads position) implements Act {}

  /** Whether AWS takes other options beside a disabled endpoint, from here on. */
  record Takes(Strictness besideDisabled) implements Act {}

  /** Another default region is configured. */
  record Moves(String region) implements Act {}

  /** A command of the CLI, preceded by its preview. */
  record Runs(Command command, int where) implements Act {}

  /** An {@code up} in which somebody does that between a Diff and its Update. */
  record IsOvertaken(Meddles by) implements Act {}

  /** What is run, and what cuts it short. */
  enum Command {
    UP,
    /** Something else of the program fails, so that nothing is deleted. */
    UP_BESIDE_A_FAILURE,
    /** The engine is killed after some steps. */
    UP_KILLED,
    UP_TARGET,
    UP_REPLACE,
    REFRESH,
    /** With the credentials of an account that has instances of the same names. */
    UP_ELSEWHERE,
    DESTROY
  }
}
