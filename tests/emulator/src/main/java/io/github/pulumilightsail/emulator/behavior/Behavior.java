package io.github.pulumilightsail.emulator.behavior;

import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the emulator acts now. Changes take effect with the next call. */
public final class Behavior {
  private final Map<Switch<?>, Object> set = new ConcurrentHashMap<>();
  private final Map<String, EmulatedOptions> blueprintDefaults = new ConcurrentHashMap<>();

  public Behavior() {
    reset();
  }

  public <T> T get(Switch<T> key) {
    // Only set(Switch<T>, T) puts values in, so a key's value has its type.
    @SuppressWarnings("unchecked")
    var value = (T) set.getOrDefault(key, key.initial());
    return value;
  }

  public <T> Behavior set(Switch<T> key, T value) {
    set.put(key, value);
    return this;
  }

  /**
   * Sets a switch by name, from its text form.
   *
   * @throws IllegalArgumentException saying which names or values there are
   */
  public Behavior set(String name, String value) {
    var key =
        Switches.ALL.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no switch "
                        + name
                        + "; there are "
                        + Switches.ALL.stream().map(Switch::name).toList()));
    setParsed(key, value);
    return this;
  }

  private <T> void setParsed(Switch<T> key, String value) {
    set(key, key.parsed(value));
  }

  /** All switches as they are, by name, in text form. */
  public Map<String, String> describe() {
    var all = new LinkedHashMap<String, String>();
    for (var key : Switches.ALL) {
      all.put(key.name(), print(key));
    }
    return all;
  }

  private <T> String print(Switch<T> key) {
    return key.codec().print(get(key));
  }

  /** New instances of this blueprint start with these options. */
  public Behavior blueprintDefaults(String blueprintId, EmulatedOptions options) {
    blueprintDefaults.put(blueprintId, options);
    return this;
  }

  /** What a new instance of this blueprint has. */
  public EmulatedOptions defaultsOf(String blueprintId) {
    return blueprintDefaults.getOrDefault(blueprintId, EmulatedOptions.serviceDefaults());
  }

  public void reset() {
    set.clear();
    blueprintDefaults.clear();
    // Its machine image is registered with imds-support v2.0 on EC2: tokens required, two hops.
    blueprintDefaults(
        "amazon_linux_2023",
        EmulatedOptions.serviceDefaults().with(OptionsPatch.none().tokens("required").hopLimit(2)));
  }
}
