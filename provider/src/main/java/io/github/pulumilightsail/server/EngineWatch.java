package io.github.pulumilightsail.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the plugin when the engine is gone without having said so: a CLI that is killed leaves its
 * plugins behind. A connection is held open, so that the end shows at once and without polling; the
 * engine closes an idle one from time to time, which a new connection tells from its end.
 */
public final class EngineWatch {
  private static final Logger LOG = Logger.getLogger(EngineWatch.class.getName());
  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final int TRIES = 3;

  private final InetSocketAddress engine;
  private final Runnable whenGone;

  private EngineWatch(InetSocketAddress engine, Runnable whenGone) {
    this.engine = engine;
    this.whenGone = whenGone;
  }

  /** Watches the engine at {@code host:port}; an address of another form is not watched. */
  public static void start(String address, Runnable whenGone) {
    var colon = address.lastIndexOf(':');
    if (colon < 0 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
      return;
    }
    var port = Integer.parseInt(address.substring(colon + 1));
    var watch = new EngineWatch(new InetSocketAddress(address.substring(0, colon), port), whenGone);
    Thread.ofPlatform().daemon().name("engine-watch").start(watch::run);
  }

  private void run() {
    try {
      for (var failed = 0; failed < TRIES; ) {
        failed = hold() ? 0 : failed + 1;
        Thread.sleep(failed == 0 ? QUIET : GRACE.dividedBy(TRIES));
      }
      LOG.log(Level.FINE, "the engine is gone");
      whenGone.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Holds a connection until the other side closes it; whether there was one. */
  private boolean hold() {
    try (var socket = new Socket()) {
      socket.connect(engine, CONNECT_MILLIS);
      try (var in = socket.getInputStream()) {
        while (in.read() >= 0) {
          // The engine greets; what it says does not matter.
        }
      } catch (IOException _) {
        // A connection that breaks was one.
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
