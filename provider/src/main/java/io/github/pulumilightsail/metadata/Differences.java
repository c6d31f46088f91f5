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

  /**
   * The same, less what another write would not change: a stopped instance may show what was
   * written only once it is started, and beside a disabled endpoint AWS may take no other option.
   * There, what is shown as it was after the last write is no difference.
   *
   * @param known the options as they were after the last write
   * @param knownPending whether they were not in force then
   */
  public static Set<Option> of(
      MetadataOptions wanted, Instance live, MetadataOptions known, boolean knownPending) {
    var differing = of(wanted, live);
    var off = wanted.isEndpointDisabled() && live.options().isEndpointDisabled();
    if (off || (live.isStopped() && knownPending)) {
      var changedSince = known.differingFrom(live.options());
      differing.removeIf(option -> known.has(option) && !changedSince.contains(option));
    }
    return differing;
  }

  /** The options as they count: unreported IPv6 as disabled. */
  public static MetadataOptions shown(Instance live) {
    return live.options().orElse(new MetadataOptions(null, null, null, "disabled"));
  }

  /**
   * The differences with old and new values: {@code httpTokens optional → required}.
   *
   * @param inputs which may mark the value of an option as secret
   */
  public static String told(
      Collection<Option> differing, Instance live, MetadataOptions wanted, Fields inputs) {
    return differing.stream()
        .map(option ->
            inputs.get(option.property()).hasSecrets()
                ? option.property()
                : "%s %s → %s"
                    .formatted(option.property(), shown(live).get(option), wanted.get(option)))
        .collect(joining(", "));
  }
}
