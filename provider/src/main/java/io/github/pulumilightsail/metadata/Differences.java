package io.github.pulumilightsail.metadata;

import static java.util.stream.Collectors.joining;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import java.util.Collection;
import java.util.Set;

/** In which options an instance is not as it is wanted, and how that is told. */
public final class Differences {
  private Differences() {}

  /**
   * The options whose live value is not the wanted one; unreported IPv6 is the same as disabled.
   */
  public static Set<Option> of(MetadataOptions wanted, Instance live) {
    return wanted.differingFrom(shown(live));
  }

  /** The options as they count: unreported IPv6 as disabled. */
  public static MetadataOptions shown(Instance live) {
    return live.options().orElse(new MetadataOptions(null, null, null, "disabled"));
  }

  /** Tells that only the outputs are behind. */
  public static String inForceSince(String what) {
    return "in force by now, which the state does not tell yet: %s. This writes nothing there."
        .formatted(what);
  }

  /**
   * Some of a step's options with old and new values: {@code httpTokens optional → required}.
   *
   * @param inputs which may mark the value of an option as secret
   */
  public static String told(Step step, Collection<Option> options, Fields inputs) {
    var before = step.before();
    var unknown = step.unknown();
    return options.stream()
        .map(option ->
            inputs.get(option.property()).hasSecrets()
                ? option.property()
                : "%s %s → %s"
                    .formatted(
                        option.property(),
                        unknown.contains(option) ? "not known" : before.get(option),
                        step.target().get(option)))
        .collect(joining(", "));
  }
}
