package io.github.pulumilightsail.aws.environment;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a problem says of itself. */
final class Reasons {
  private Reasons() {}

  static String of(Throwable problem) {
    return switch (problem) {
      case NoSuchFileException _ -> "it is not there";
      case AccessDeniedException _ -> "it may not be read by whom this runs as";
      default ->
          problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    };
  }
}
