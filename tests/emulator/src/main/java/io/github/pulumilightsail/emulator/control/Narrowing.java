package io.github.pulumilightsail.emulator.control;

import io.github.pulumilightsail.emulator.fault.FaultRule;
import java.util.Optional;

/** Which calls a fault is to strike. */
record Narrowing(
    Optional<String> instance,
    Optional<String> region,
    Optional<Integer> times,
    Optional<Integer> after,
    boolean afterWork) {

  static Narrowing of(Body body) {
    return new Narrowing(
        body.text("instance"),
        body.text("region"),
        body.integer("times", 1, Integer.MAX_VALUE),
        body.integer("after", 0, Integer.MAX_VALUE),
        body.flag("afterWork"));
  }

  FaultRule narrow(FaultRule rule) {
    instance.ifPresent(rule::onInstance);
    region.ifPresent(rule::inRegion);
    times.ifPresent(rule::times);
    after.ifPresent(rule::after);
    return afterWork ? rule.afterWork() : rule;
  }
}
