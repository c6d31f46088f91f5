package io.github.pulumilightsail.bundler;

/**
 * Leaves out what is never used: whole classes and, in two places where it is worth it, parts of
 * them. What each place is worth is in docs/performance.md; what is worth less is left alone.
 */
final class Slimming {
  private Slimming() {}

  static Ingredients of(Ingredients all) {
    return Reachability.from(SlimServices.slim(SlimClient.slim(all))).used();
  }
}
