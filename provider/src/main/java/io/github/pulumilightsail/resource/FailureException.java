package io.github.pulumilightsail.resource;

/** Carries a {@link Failure} across layers. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public FailureException(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
