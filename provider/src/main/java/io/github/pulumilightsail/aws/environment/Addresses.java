package io.github.pulumilightsail.aws.environment;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses and ranges of them, without ever asking the DNS. */
final class Addresses {
  private Addresses() {}

  /** The address that a text is, if it is one. */
  static Optional<InetAddress> of(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static boolean isLoopback(InetAddress address) {
    return address.isLoopbackAddress();
  }

  /** Whether it is the address, or in the range {@code address/bits}, that a text is. */
  static boolean isIn(InetAddress address, String text) {
    var slash = text.indexOf('/');
    var other = of(slash < 0 ? text : text.substring(0, slash));
    if (other.isEmpty()) {
      return false;
    }
    var these = address.getAddress();
    var those = other.orElseThrow().getAddress();
    var bits = slash < 0 ? those.length * 8 : bits(text.substring(slash + 1));
    if (these.length != those.length || bits < 0 || bits > those.length * 8) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      if (((these[bit / 8] ^ those[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }
}
