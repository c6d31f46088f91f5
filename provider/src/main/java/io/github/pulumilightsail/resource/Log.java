package io.github.pulumilightsail.resource;

/** Tells the user things while an operation goes on. Never fails, never given a secret. */
public interface Log {
  /** Shown with {@code --debug} only. */
  void debug(String message);

  /** Shown among the diagnostics. */
  void info(String message);

  /** Shown among the diagnostics, as a warning. */
  void warning(String message);

  /** What is going on right now; shown beside the resource until the next one. */
  void status(String message);
}
