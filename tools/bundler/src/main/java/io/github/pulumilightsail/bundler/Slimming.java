package io.github.pulumilightsail.bundler;

/**
 * Leaves out what is never used, whole classes and, where a few classes hold very much, parts of
 * them: every class and method in the cache costs some microseconds at each start.
 */
final class Slimming {
  private Slimming() {}

  static Ingredients of(Ingredients all) {
    return Reachability.from(SlimServices.slim(SlimClient.slim(Desugaring.of(all)))).used();
  }
}
