package io.github.pulumilightsail.emulator.control;

/** A control request that cannot be carried out; the caller gets the message. */
final class ControlError extends RuntimeException {
  private final int status;

  ControlError(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static ControlError bad(String message) {
    return new ControlError(400, message);
  }

  int status() {
    return status;
  }
}
