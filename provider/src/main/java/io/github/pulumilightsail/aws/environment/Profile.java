package io.github.pulumilightsail.aws.environment;

import java.util.Map;
import java.util.Optional;

/**
 * A profile of the shared configuration files. Never print it: it may hold keys.
 *
 * @param name its name
 * @param values by key; of both files, and where both have a key, that of the credentials file
 * @param keysInCredentialsFile whether the credentials file has a key of it, which then comes first
 * @param origin the files that it stands in, for messages
 */
public record Profile(
    String name, Map<String, String> values, boolean keysInCredentialsFile, String origin) {

  /** A value that is not blank. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  public boolean has(String key) {
    return get(key).isPresent();
  }

  /** Where a key of it stands, for messages. */
  public String place(String key) {
    return key + " of " + this;
  }

  @Override
  public String toString() {
    return "profile " + name + " in " + origin;
  }
}
