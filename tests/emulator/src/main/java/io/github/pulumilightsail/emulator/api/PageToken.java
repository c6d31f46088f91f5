package io.github.pulumilightsail.emulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pulumilightsail.emulator.world.PageTokens;
import io.github.pulumilightsail.emulator.world.PageTokens.Stamp;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Page tokens: opaque to the caller, and refused when they are not ours or have expired. */
final class PageToken {
  private static final Pattern SHAPE = Pattern.compile("emulated:(\\d{1,18}):(\\d{1,15}):(.*)");

  private PageToken() {}

  static String after(String position, PageTokens tokens) {
    var stamp = tokens.stamp();
    var text =
        "emulated:%d:%d:%s".formatted(stamp.generation(), stamp.at().toEpochMilli(), position);
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** The position a token stands for; {@code first} without one. */
  static String position(@Nullable String token, String first, PageTokens tokens) {
    if (token == null) {
      return first;
    }
    var match = SHAPE.matcher(decoded(token));
    if (!match.matches()) {
      throw ApiError.invalidInput("The page token is not valid: " + token);
    }
    var stamp =
        new Stamp(
            Long.parseLong(match.group(1)), Instant.ofEpochMilli(Long.parseLong(match.group(2))));
    if (tokens.expired(stamp)) {
      throw ApiError.invalidInput("The page token has expired: " + token);
    }
    return match.group(3);
  }

  /** Empty, which is no token, where it is not Base64. */
  private static String decoded(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
