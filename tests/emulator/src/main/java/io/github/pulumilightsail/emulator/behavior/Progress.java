package io.github.pulumilightsail.emulator.behavior;

import java.time.Duration;

/** When something that takes time in Lightsail is done here. */
public sealed interface Progress {

  /**
   * The first {@code count} reads still see it under way, the next sees it done. Needs no clock.
   */
  record Reads(int count) implements Progress {}

  /** Done when the emulator's clock has moved on by {@code time}. */
  record Elapsed(Duration time) implements Progress {}

  /** Never done. */
  record Never() implements Progress {}

  static Progress reads(int count) {
    return new Reads(count);
  }

  static Progress elapsed(Duration time) {
    return new Elapsed(time);
  }

  static Progress never() {
    return new Never();
  }

  static Progress atOnce() {
    return new Reads(0);
  }
}
