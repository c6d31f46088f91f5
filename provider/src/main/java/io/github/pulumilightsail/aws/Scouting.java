package io.github.pulumilightsail.aws;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Of many who wait for a write, one goes ahead to tell how long it takes, so that the others are
 * not looked at before it is worth a call.
 */
final class Scouting {
  private final UsualTime usual = new UsualTime();

  /** How long writes take, as far as it is known. */
  Optional<Duration> usual() {
    return usual.time();
  }

  /** How many to look at in one round: few pages as long as it may be too early for all of them. */
  int most() {
    return usual.isConfirmed() ? Cadence.MOST_AT_ONCE : Cadence.ENOUGH;
  }

  /** Sends one ahead, unless it is known how long writes take; whether somebody is ahead. */
  Optional<Waiter<?>> send(List<Waiter<?>> present) {
    if (usual().isPresent() || Cadence.isFew(present.size())) {
      return Optional.empty();
    }
    var ahead = present.stream().filter(Waiter::isForWrite).<Waiter<?>>map(w -> w).findFirst();
    ahead.ifPresent(scout -> {
      unseen(present)
          .filter(waiter -> waiter != scout)
          .forEach(waiter -> waiter.lookAfter(Cadence.first(present.size(), true, usual())));
      scout.lookAt(Math.min(scout.due(), scout.lastLook() + Cadence.OF_SCOUT.toNanos()));
    });
    return ahead;
  }

  /** Learns from a round. */
  void learn(Optional<Waiter<?>> ahead, List<Waiter<?>> present, Collection<Waiter<?>> looked) {
    if (ahead.isEmpty()) {
      usual.adjust(looked);
    } else if (ahead.orElseThrow().hasValues()) {
      usual.learn(ahead.orElseThrow().waited());
      unseen(present).forEach(waiter -> waiter.lookAfter(usual().orElseThrow()));
    }
  }

  private static Stream<Waiter<?>> unseen(List<Waiter<?>> present) {
    return present.stream().filter(waiter -> waiter.isForWrite() && waiter.looks() == 0);
  }
}
