package io.github.pulumilightsail.aws;

import java.io.IOException;

/** Nobody has answered a call, told with who it was and what to look at. Repeating it may help. */
final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1;

  NoAnswer(String message, IOException cause) {
    super(message, cause);
  }
}
