package io.github.pulumilightsail.property;

/**
 * The keys and marks by which the wire tells Pulumi's special values from plain JSON. Source:
 * {@code sdk/go/common/resource/sig} and {@code pkg/resource/plugin/rpc.go} of pulumi/pulumi.
 */
final class Signature {
  static final String KEY = "4dabf18193072939515e22adb298388d";
  static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
  static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
  static final String RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
  static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";
  static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
  static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

  private static final String UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private Signature() {}

  /** The text to send for an unknown; the engine accepts the one of texts for any type. */
  static String unknown() {
    return UNKNOWN_TEXT;
  }

  static boolean isUnknown(String text) {
    return switch (text) {
      case UNKNOWN_TEXT,
          "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
          "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
          "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
          "030794c1-ac77-496b-92df-f27374a8bd58",
          "e48ece36-62e2-4504-bad9-02848725956a",
          "dd056dcd-154b-4c76-9bd3-c8f88648b5ff" ->
          true;
      default -> false;
    };
  }
}
