package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One at a time for each instance, from the read to the write: what is written rests on what was
 * read, and nothing of this process comes between.
 */
public final class InstanceLocks {
  /** How soon one who waits for the lock notices that its call is over. */
  private static final Duration NOTICE = Duration.ofMillis(200);

  private final Map<InstanceId, Semaphore> locks = new ConcurrentHashMap<>();

  /**
   * Does the work alone.
   *
   * @throws FailureException if the call is over before it is its turn
   */
  public <T> T holding(InstanceId id, Call call, Supplier<T> work) {
    var lock = locks.computeIfAbsent(id, _ -> new Semaphore(1, true));
    acquire(lock, call, "waiting for another write to " + id);
    try {
      return work.get();
    } finally {
      lock.release();
    }
  }

  /** Waits until what is under way on these instances is sent. */
  public void await(Collection<InstanceId> ids, Call call) {
    ids.forEach(id -> holding(id, call, () -> id));
  }

  /** Waits for a permit, no longer than the call lasts. */
  static void acquire(Semaphore permits, Call call, String doing) {
    try {
      do {
        call.proceed(doing);
      } while (!permits.tryAcquire(NOTICE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      call.cancellation().cancel();
      call.proceed(doing);
    }
  }
}
