package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Switches;
import java.time.Duration;
import java.time.Instant;

/** Which page tokens still count. Use only while the world is locked. */
public final class PageTokens {
  private final World world;
  private long generation;

  PageTokens(World world) {
    this.world = world;
  }

  /** When and in which generation a token was given out. */
  public record Stamp(long generation, Instant at) {}

  public Stamp stamp() {
    return new Stamp(generation, world.clock().instant());
  }

  /** From now on no token that was given out counts. */
  public void expire() {
    generation++;
  }

  public boolean expired(Stamp stamp) {
    var lifetime = world.behavior().get(Switches.PAGE_TOKEN_LIFETIME);
    var age = Duration.between(stamp.at(), world.clock().instant());
    return stamp.generation() < generation || (!lifetime.isZero() && age.compareTo(lifetime) >= 0);
  }
}
