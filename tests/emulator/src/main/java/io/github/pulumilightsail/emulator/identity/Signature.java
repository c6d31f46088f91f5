package io.github.pulumilightsail.emulator.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** The part of a SigV4 {@code Authorization} header that says who calls where. */
public record Signature(String accessKeyId, String region, String service) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)/([^/,\\s]+)/aws4_request,"
              + "\\s*SignedHeaders=[^,\\s]+,\\s*Signature=[0-9a-f]{64}");

  public static Optional<Signature> parse(String header) {
    var match = SHAPE.matcher(header);
    return match.matches()
        ? Optional.of(new Signature(match.group(1), match.group(3), match.group(4)))
        : Optional.empty();
  }
}
