package io.github.pulumilightsail.emulator.behavior;

import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the emulator acts now. Changes take effect with the next call. */
public final class Behavior {
  /**
   * Launched with IMDSv2 required, as the Lightsail guide on the instance metadata service says.
   * Their hop limit is documented nowhere: the guide names 1 for all, and EC2's images of this kind
   * have 2.
   */
  private static final Set<String> SAFE_BLUEPRINTS = Set.of("amazon_linux_2023", "ubuntu_24_04");

  private final Map<Switch<?>, Object> set = new ConcurrentHashMap<>();
  private final Map<String, EmulatedOptions> blueprintDefaults = new ConcurrentHashMap<>();

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
    var told = blueprintDefaults.get(blueprintId);
    if (told != null) {
      return told;
    }
    var defaults = EmulatedOptions.serviceDefaults();
    return SAFE_BLUEPRINTS.contains(blueprintId)
        ? defaults.with(
            OptionsPatch.none()
                .tokens("required")
                .hopLimit(get(Switches.SAFE_BLUEPRINTS_HOP_LIMIT)))
        : defaults;
  }

  public void reset() {
    set.clear();
    blueprintDefaults.clear();
  }
}
