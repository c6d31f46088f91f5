package io.github.pulumilightsail.emulator.model;

/** How a call ended, as the caller saw it. */
public sealed interface Outcome {

  /** Not answered yet: slow or hanging. */
  record InFlight() implements Outcome {}

  record Answered() implements Outcome {}

  /**
   * An error answer.
   *
   * @param type the exception's name, such as {@code ThrottlingException}
   */
  record Refused(int status, String type, String message) implements Outcome {}

  /**
   * The caller got nothing usable: the connection closed, or the answer was cut or garbled.
   *
   * @param workDone whether the call had its effect all the same
   */
  record Lost(String how, boolean workDone) implements Outcome {}

  default boolean isAnswered() {
    return this instanceof Answered;
  }

  /** One word for logs and JSON. */
  default String word() {
    return switch (this) {
      case InFlight() -> "in-flight";
      case Answered() -> "answered";
      case Refused(_, var type, _) -> type;
      case Lost(var how, _) -> how;
    };
  }
}
