package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.fault.Phase;
import io.github.pulumilightsail.emulator.fault.Strikes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Makes slow and hanging calls wait. */
record Stall(CountDownLatch release) {

  void in(Phase phase, Strikes strikes) throws InterruptedException {
    for (var strike : strikes.in(phase)) {
      if (strike.fault() instanceof Fault.Delay(var time)) {
        pause(time);
      } else if (strike.fault() instanceof Fault.Hang) {
        release.await();
      }
    }
  }

  static void pause(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      Thread.sleep(time);
    }
  }
}
