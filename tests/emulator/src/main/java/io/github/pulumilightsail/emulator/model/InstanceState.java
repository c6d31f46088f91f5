package io.github.pulumilightsail.emulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of an instance with EC2's codes, which Lightsail passes on. */
public enum InstanceState {
  PENDING(0),
  RUNNING(16),
  SHUTTING_DOWN(32),
  TERMINATED(48),
  STOPPING(64),
  STOPPED(80);

  private final int code;

  InstanceState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The word the API uses, such as {@code shutting-down}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Neither running nor stopped: on its way from one to the other, or to its end. */
  public boolean isTransitional() {
    return switch (this) {
      case RUNNING, STOPPED -> false;
      case PENDING, SHUTTING_DOWN, TERMINATED, STOPPING -> true;
    };
  }

  public static Optional<InstanceState> ofWire(String word) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(word)).findFirst();
  }
}
