package io.github.pulumilightsail.aws.environment;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a problem says of itself. */
public final class Reasons {
  /** The JDK tells the value that a header may not have, and that may be a token. */
  private static final Pattern HEADER =
      Pattern.compile("(Illegal character\\(s\\) in message header value):.*", Pattern.DOTALL);

  private Reasons() {}

  /** What the innermost problem says, for what the SDK puts around it says less. */
  public static String of(Throwable problem) {
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

  /** What of this kind has caused a problem. */
  public static <T extends Throwable> Optional<T> cause(Throwable problem, Class<T> kind) {
    for (var cause = problem; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return Optional.of(kind.cast(cause));
      }
    }
    return Optional.empty();
  }
}
