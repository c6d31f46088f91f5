package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.environment.EnvironmentException;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials whose failure is told for people: what it was, in its own words, and the way out. */
final class ToldCredentials implements AwsCredentialsProvider {
  /** The JDK tells the value that a header may not have, and that may be a token. */
  private static final Pattern HEADER =
      Pattern.compile("(Illegal character\\(s\\) in message header value):.*", Pattern.DOTALL);

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
      AwsErrors.cause(problem, EnvironmentException.class)
          .filter(known -> known.subject() != EnvironmentException.Subject.CREDENTIALS)
          .ifPresent(known -> {
            throw known;
          });
      throw EnvironmentException.credentials(
          "%s: %s. %s".formatted(what, words(problem), wayOut), problem);
    }
  }

  /** What the innermost problem says, for what the SDK puts around it says less. */
  static String words(Throwable problem) {
    var words = problem.getClass().getSimpleName();
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
        return "the file is not there";
      }
      if (cause instanceof AccessDeniedException) {
        return "the file may not be read by whom this runs as";
      }
      if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        words = HEADER.matcher(cause.getMessage().strip()).replaceAll("$1");
      }
    }
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }
}
