package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Progress;
import java.time.Duration;
import java.time.Instant;

/** Something under way: knows when it is done. Guarded by the world's lock. */
final class Due {
  private final Progress progress;
  private final Instant since;
  private int reads;

  Due(Progress progress, Instant since) {
    this.progress = progress;
    this.since = since;
  }

  void countRead() {
    reads++;
  }

  boolean isDone(Instant now) {
    return switch (progress) {
      case Progress.Reads(var count) -> reads >= count;
      case Progress.Elapsed(var time) -> Duration.between(since, now).compareTo(time) >= 0;
      case Progress.Never() -> false;
    };
  }
}
