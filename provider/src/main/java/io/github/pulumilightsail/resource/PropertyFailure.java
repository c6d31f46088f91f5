package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyPath;

/**
 * What is wrong with one property of the program.
 *
 * @param reason the value, what is allowed, and a way out; without the value if it is secret
 * @param secret the value is secret. The engine prints the value that stands under the path of a
 *     failure, so such a failure is told without its path.
 */
public record PropertyFailure(PropertyPath path, String reason, boolean secret) {

  public static PropertyFailure of(PropertyPath path, String reason) {
    return new PropertyFailure(path, reason, false);
  }

  public static PropertyFailure of(String property, String reason) {
    return of(PropertyPath.of(property), reason);
  }

  /** The path to report; empty for a secret. */
  public String reportedPath() {
    return secret ? "" : path.toString();
  }

  /** The reason to report; it names the property where the path may not. */
  public String reportedReason() {
    return secret ? path + ": " + reason : reason;
  }

  @Override
  public String toString() {
    return path + ": " + reason;
  }
}
