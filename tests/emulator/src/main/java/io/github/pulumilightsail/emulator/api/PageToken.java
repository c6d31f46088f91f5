package io.github.pulumilightsail.emulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Page tokens: opaque to the caller, and refused when they are not ours. */
final class PageToken {
  private static final String MARK = "emulated:";

  private PageToken() {}

  static String after(String position) {
    return Base64.getEncoder().encodeToString((MARK + position).getBytes(UTF_8));
  }

  /** The position a token stands for; {@code first} without one. */
  static String position(@Nullable String token, String first) {
    if (token == null) {
      return first;
    }
    try {
      var text = new String(Base64.getDecoder().decode(token), UTF_8);
      if (text.startsWith(MARK)) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: refused like any other text that is not a token.
    }
    throw ApiError.invalidInput("The page token is not valid: " + token);
  }
}
