package io.github.pulumilightsail.aws;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends the calls to AWS whose time is over. One for the whole process: by default each client of
 * the SDK has threads of its own for it, and those of every configuration that a plugin has ever
 * got would stay.
 */
final class CallTimer {
  static final ScheduledExecutorService SHARED = start();

  private CallTimer() {}

  private static ScheduledExecutorService start() {
    var timer =
        new ScheduledThreadPoolExecutor(
            2,
            work -> {
              var thread = new Thread(work, "call timer");
              thread.setDaemon(true);
              return thread;
            });
    // Most calls end in time, and what would have ended them need not wait for its own.
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(30, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }
}
