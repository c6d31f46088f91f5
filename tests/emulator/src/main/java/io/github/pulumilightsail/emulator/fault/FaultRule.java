package io.github.pulumilightsail.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault with the calls it strikes. In force as soon as {@link Faults} hands it out; by default it
 * strikes every call of its operation, before the work is done.
 */
public final class FaultRule {
  /** Stands for every operation. */
  public static final String ANY = "*";

  private final long id;
  private final String operation;
  private final Fault fault;
  private @Nullable String instance;
  private @Nullable String region;
  private Phase phase;
  private long skip;
  private long left = Long.MAX_VALUE;
  private long hits;

  FaultRule(long id, String operation, Fault fault, Phase phase) {
    this.id = id;
    this.operation = operation;
    this.fault = fault;
    this.phase = phase;
  }

  /**
   * Only calls that are about this instance: they have its name, or the id of one of its
   * operations. Calls that name none, such as GetInstances, are struck if the rule was made for
   * their operation, or is about what somebody else does to the instance.
   */
  public synchronized FaultRule onInstance(String name) {
    instance = name;
    return this;
  }

  public synchronized FaultRule inRegion(String name) {
    region = name;
    return this;
  }

  /** Strikes this many calls, then never again. */
  public synchronized FaultRule times(long count) {
    left = count;
    return this;
  }

  public FaultRule once() {
    return times(1);
  }

  /** Lets this many matching calls pass first. */
  public synchronized FaultRule after(long calls) {
    skip = calls;
    return this;
  }

  /**
   * Strikes when the call's work is done, so that its effect stays though the caller may not know.
   */
  public synchronized FaultRule afterWork() {
    phase = Phase.AFTER;
    return this;
  }

  /** How many calls it has struck. */
  public synchronized long hits() {
    return hits;
  }

  public synchronized void stop() {
    left = 0;
  }

  public long id() {
    return id;
  }

  public String operation() {
    return operation;
  }

  public Fault fault() {
    return fault;
  }

  synchronized boolean strikes(String calledOperation, String calledRegion, @Nullable String name) {
    if (left <= 0
        || !(operation.equals(ANY) || operation.equals(calledOperation))
        || !aimsAt(name)
        || (region != null && !region.equals(calledRegion))) {
      return false;
    }
    if (skip > 0) {
      skip--;
      return false;
    }
    left--;
    hits++;
    return true;
  }

  private boolean aimsAt(@Nullable String name) {
    return instance == null
        || instance.equals(name)
        || (name == null && (fault instanceof Fault.Disturb || !operation.equals(ANY)));
  }

  synchronized Strike strike() {
    return new Strike(fault, phase, instance);
  }

  /** What is in force, for the listing under {@code /_emulator/faults}. */
  public synchronized Description describe() {
    return new Description(
        id,
        operation,
        fault.getClass().getSimpleName(),
        phase,
        instance,
        region,
        skip,
        left == Long.MAX_VALUE ? null : left,
        hits);
  }

  /**
   * A rule as it stands.
   *
   * @param left how often it will still strike; null: for ever
   */
  public record Description(
      long id,
      String operation,
      String fault,
      Phase phase,
      @Nullable String instance,
      @Nullable String region,
      long after,
      @Nullable Long left,
      long hits) {}
}
