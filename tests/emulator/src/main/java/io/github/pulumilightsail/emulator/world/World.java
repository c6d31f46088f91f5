package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All accounts and regions of one emulator. One lock guards everything, so that calls and changes
 * have one order that a test can rely on.
 */
public final class World {
  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Behavior behavior;
  private final Map<RegionKey, RegionStore> stores = new HashMap<>();
  private final CallLog calls = new CallLog();
  private final PageTokens pageTokens = new PageTokens(this);
  private long sequence;

  public World(InstantSource clock, Behavior behavior) {
    this.clock = clock;
    this.behavior = behavior;
  }

  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  public void run(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** Only while locked. */
  public RegionStore store(RegionKey key) {
    return stores.computeIfAbsent(key, missing -> new RegionStore(missing, this));
  }

  public InstantSource clock() {
    return clock;
  }

  public Behavior behavior() {
    return behavior;
  }

  public PageTokens pageTokens() {
    return pageTokens;
  }

  public CallLog calls() {
    return calls;
  }

  /** Only while locked. */
  public long nextSequence() {
    return ++sequence;
  }

  public Map<RegionKey, RegionStore> stores() {
    return Map.copyOf(stores);
  }

  /** Forgets all instances, operations and calls. */
  public void reset() {
    run(() -> {
      stores.clear();
      calls.clear();
    });
  }
}
