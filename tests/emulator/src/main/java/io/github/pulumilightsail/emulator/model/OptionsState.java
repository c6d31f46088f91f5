package io.github.pulumilightsail.emulator.model;

import java.util.Locale;

/** Whether an instance already answers as its options say. */
public enum OptionsState {
  PENDING,
  APPLIED;

  /** The word the API uses. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
