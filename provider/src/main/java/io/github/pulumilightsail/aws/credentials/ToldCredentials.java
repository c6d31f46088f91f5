package io.github.pulumilightsail.aws.credentials;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import io.github.pulumilightsail.aws.environment.Reasons;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials whose failure is told for people: what it was, in its own words, and the way out. */
final class ToldCredentials implements AwsCredentialsProvider {
  private final AwsCredentialsProvider source;
  private final String what;
  private final String wayOut;

  /**
   * @param what says that there are none, and of whom
   * @param wayOut a sentence without its full stop
   */
  ToldCredentials(AwsCredentialsProvider source, String what, String wayOut) {
    this.source = source;
    this.what = what;
    this.wayOut = wayOut;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return source.resolveCredentials();
    } catch (RuntimeException problem) {
      Reasons.cause(problem, EnvironmentException.class)
          .filter(known -> known.subject() != EnvironmentException.Subject.CREDENTIALS)
          .ifPresent(known -> {
            throw known;
          });
      throw EnvironmentException.credentials(
          "%s: %s. %s".formatted(what, Reasons.of(problem), wayOut), problem);
    }
  }
}
