package io.github.pulumilightsail.aws.clients;

import java.io.IOException;

/** Nobody has answered a call, told with who it was and what to look at. Repeating it may help. */
public final class NoAnswer extends IOException {
  private static final long serialVersionUID = 1;

  public NoAnswer(String message, IOException cause) {
    super(message, cause);
  }
}
