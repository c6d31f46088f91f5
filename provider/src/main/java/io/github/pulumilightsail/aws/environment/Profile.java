package io.github.pulumilightsail.aws.environment;

import io.github.pulumilightsail.aws.environment.Environment.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A profile, or another section, of the shared configuration files. Never print its values: they
 * may be keys.
 *
 * @param name its name
 * @param title its kind and name, for messages
 * @param values by key; of both files, and where both have a key, that of the credentials file
 * @param keysInCredentialsFile whether the credentials file has a key of it, which then comes first
 * @param origin the files and lines where it stands, for messages
 */
public record Profile(
    String name,
    String title,
    Map<String, Value> values,
    boolean keysInCredentialsFile,
    String origin) {

  /**
   * A value, be it blank.
   *
   * @param place its file and line
   */
  record Value(String text, String place) {}

  public Set<String> keys() {
    return values.keySet();
  }

  /** A value that is not blank. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key)).map(Value::text).filter(text -> !text.isBlank());
  }

  /** A value that is not blank, with where it stands. */
  public Optional<Setting> setting(String key) {
    return get(key).map(value -> new Setting(value, place(key)));
  }

  public boolean has(String key) {
    return get(key).isPresent();
  }

  /** Whether a key is there without its value. */
  public boolean isEmpty(String key) {
    return values.containsKey(key) && !has(key);
  }

  /** Where a key of it stands, or would stand, for messages. */
  public String place(String key) {
    var value = values.get(key);
    return value == null
        ? key + " of " + this
        : "%s of %s in %s".formatted(key, title, value.place());
  }

  @Override
  public String toString() {
    return title + " in " + origin;
  }
}
