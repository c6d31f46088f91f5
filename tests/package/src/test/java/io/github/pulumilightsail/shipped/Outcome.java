package io.github.pulumilightsail.shipped;

import java.util.List;

/** What comes of a call in an environment. */
sealed interface Outcome {
  /**
   * Lightsail was called.
   *
   * @param key the access key that signed
   * @param host under which name; {@code peer} stands for the address of the local peer
   * @param region the region that it was signed for
   * @param way {@code direct}, {@code tls}, {@code proxy} or {@code proxy as user:password}
   */
  record Sent(String key, String host, String region, String way) implements Outcome {}

  /**
   * Lightsail was not called.
   *
   * @param words what was said; of what is expected, what has to be in it
   */
  record Refused(List<String> words) implements Outcome {}
}
