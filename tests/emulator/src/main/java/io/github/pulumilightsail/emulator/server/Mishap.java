package io.github.pulumilightsail.emulator.server;

/** A failure of the emulator's own. */
final class Mishap {
  private Mishap() {}

  /** Writes where it happened to the standard error, and tells what the caller is to read. */
  static String told(Throwable problem) {
    problem.printStackTrace();
    return "The emulator failed, which is a mistake of the emulator's: " + problem;
  }
}
