package io.github.pulumilightsail.property;

/** A message of the engine that does not follow the wire's rules. */
public final class MalformedValueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MalformedValueException(String message) {
    super(message);
  }
}
