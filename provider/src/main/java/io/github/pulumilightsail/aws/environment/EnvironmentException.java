package io.github.pulumilightsail.aws.environment;

/** The user's environment is not as it has to be. Nothing was sent. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What the trouble is about. */
  public enum Subject {
    /** There are no credentials, or they cannot be fetched. */
    CREDENTIALS,
    /** A variable, a file or a key of a profile has a value that is none. */
    SETTING,
    /** What lies between here and AWS: a proxy, a host that is not there, a certificate. */
    WAY
  }

  private final Subject subject;

  private EnvironmentException(Subject subject, String message, Throwable cause) {
    super(message, cause);
    this.subject = subject;
  }

  private EnvironmentException(Subject subject, String message) {
    super(message);
    this.subject = subject;
  }

  public static EnvironmentException credentials(String message) {
    return new EnvironmentException(Subject.CREDENTIALS, message);
  }

  public static EnvironmentException credentials(String message, Throwable cause) {
    return new EnvironmentException(Subject.CREDENTIALS, message, cause);
  }

  public static EnvironmentException setting(String message) {
    return new EnvironmentException(Subject.SETTING, message);
  }

  public static EnvironmentException setting(String message, Throwable cause) {
    return new EnvironmentException(Subject.SETTING, message, cause);
  }

  public static EnvironmentException way(String message) {
    return new EnvironmentException(Subject.WAY, message);
  }

  public static EnvironmentException way(String message, Throwable cause) {
    return new EnvironmentException(Subject.WAY, message, cause);
  }

  public Subject subject() {
    return subject;
  }
}
