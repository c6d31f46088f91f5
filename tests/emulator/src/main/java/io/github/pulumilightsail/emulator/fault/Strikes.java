package io.github.pulumilightsail.emulator.fault;

import java.util.List;
import java.util.Optional;

/** Everything that goes wrong with one call, in the order the rules were made. */
public record Strikes(List<Strike> all) {
  public static final Strikes NONE = new Strikes(List.of());

  public Strikes {
    all = List.copyOf(all);
  }

  public List<Strike> in(Phase phase) {
    return all.stream().filter(strike -> strike.phase() == phase).toList();
  }

  /** The first strike of this kind, whatever its phase. */
  public <F extends Fault> Optional<F> first(Class<F> kind) {
    return all.stream().map(Strike::fault).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  public boolean has(Class<? extends Fault> kind) {
    return first(kind).isPresent();
  }

  /** Whether a fault of this kind strikes in this phase. */
  public boolean has(Class<? extends Fault> kind, Phase phase) {
    return in(phase).stream().anyMatch(strike -> kind.isInstance(strike.fault()));
  }
}
