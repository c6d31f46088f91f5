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

  /** The same, in the order in which it is told, and heard before the call is answered. */
  default void progress(String message) {
    status(message);
  }

  /** This log, but for what is going on right now. */
  default Log withoutStatus() {
    var log = this;
    return new Log() {
      @Override
      public void debug(String message) {
        log.debug(message);
      }

      @Override
      public void info(String message) {
        log.info(message);
      }

      @Override
      public void warning(String message) {
        log.warning(message);
      }

      @Override
      public void status(String message) {}
    };
  }
}
