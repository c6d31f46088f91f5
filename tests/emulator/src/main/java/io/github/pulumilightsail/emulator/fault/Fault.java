package io.github.pulumilightsail.emulator.fault;

import java.time.Duration;

/** One way in which a call goes wrong. */
public sealed interface Fault {

  /**
   * An error answer.
   *
   * @param type the exception's name, such as {@code ServiceException}
   */
  record Reject(String type, int status, String message) implements Fault {}

  /** The caller's policies lack the operation. */
  record DenyAccess() implements Fault {}

  /** The connection is closed without an answer. */
  record Drop() implements Fault {}

  /** The connection is closed in the middle of the answer's body. */
  record CutAnswer() implements Fault {}

  /** A whole answer that is not JSON. */
  record GarbleAnswer() implements Fault {}

  record Delay(Duration time) implements Fault {}

  /** No answer until {@link Faults#release()}. */
  record Hang() implements Fault {}

  /**
   * The call succeeds; the operation that it starts fails. Before the work: nothing changes; after
   * it: the change happens all the same.
   */
  record FailOperation(String errorCode, String errorDetails) implements Fault {}

  /** The options stay {@code pending}. */
  record NeverApply() implements Fault {}

  /** The operation is never over. */
  record NeverEnd() implements Fault {}

  /** Page tokens that have been given out count no longer. */
  record ExpirePageTokens() implements Fault {}

  record Disturb(Disturbance disturbance) implements Fault {}
}
