package io.github.pulumilightsail.emulator.fault;

import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls go wrong. Each method puts a rule in force for an operation ({@link FaultRule#ANY}:
 * for all) and hands it out to be narrowed: {@code faults.throttle("GetInstance").times(3)}.
 */
public final class Faults {
  private final InstantSource clock;
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final AtomicLong ids = new AtomicLong();
  private volatile CountDownLatch gate = new CountDownLatch(1);
  private volatile @Nullable RateLimit rateLimit;

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** 400 {@code ThrottlingException}. */
  public FaultRule throttle(String operation) {
    return error(operation, "ThrottlingException");
  }

  /** 500 {@code InternalFailure}. */
  public FaultRule internalFailure(String operation) {
    return error(operation, "InternalFailure");
  }

  /** 503 {@code ServiceUnavailable}. */
  public FaultRule serviceUnavailable(String operation) {
    return error(operation, "ServiceUnavailable");
  }

  /** An exception by name, with the status and a message as the service would give. */
  public FaultRule error(String operation, String type) {
    var known = KnownErrors.of(type);
    return error(operation, type, known.status(), known.message());
  }

  public FaultRule error(String operation, String type, int status, String message) {
    return add(operation, new Fault.Reject(type, status, message));
  }

  /** 403 {@code AccessDeniedException}, in IAM's words, naming caller, action and resource. */
  public FaultRule denyAccess(String operation) {
    return add(operation, new Fault.DenyAccess());
  }

  /** Closes the connection without an answer. */
  public FaultRule reset(String operation) {
    return add(operation, new Fault.Drop());
  }

  /** Half of the answer's body, then the connection is closed. The work is done. */
  public FaultRule cutAnswer(String operation) {
    return add(operation, new Fault.CutAnswer(), Phase.AFTER);
  }

  /** An answer of status 200 that is not JSON. The work is done. */
  public FaultRule garbleAnswer(String operation) {
    return add(operation, new Fault.GarbleAnswer(), Phase.AFTER);
  }

  /** The call takes this much longer, in real time. */
  public FaultRule slow(String operation, Duration time) {
    return add(operation, new Fault.Delay(time));
  }

  /** No answer until {@link #release()}. */
  public FaultRule hang(String operation) {
    return add(operation, new Fault.Hang());
  }

  /** The write's operation ends as {@code Failed}. */
  public FaultRule failOperation(String operation, String errorCode, String errorDetails) {
    return add(operation, new Fault.FailOperation(errorCode, errorDetails));
  }

  /** What is written stays {@code pending}. */
  public FaultRule pendingForever() {
    return add("UpdateInstanceMetadataOptions", new Fault.NeverApply());
  }

  /** The write's operation stays {@code Started}. */
  public FaultRule operationForever(String operation) {
    return add(operation, new Fault.NeverEnd());
  }

  /** The page tokens that were given out before this call (or, after its work, by it) expire. */
  public FaultRule expirePageTokens(String operation) {
    return add(operation, new Fault.ExpirePageTokens());
  }

  /** Somebody deletes the instance of the call (or of {@link FaultRule#onInstance}). */
  public FaultRule deleteInstance(String operation) {
    return disturb(operation, new Disturbance.Delete());
  }

  /** Somebody deletes the instance and creates another of that name. */
  public FaultRule replaceInstance(String operation) {
    return disturb(operation, new Disturbance.Replace());
  }

  /** Somebody changes the instance's options. */
  public FaultRule changeOptions(String operation, OptionsPatch patch) {
    return disturb(operation, new Disturbance.Change(patch));
  }

  /** Somebody starts or stops the instance. */
  public FaultRule enterState(String operation, InstanceState state) {
    return disturb(operation, new Disturbance.EnterState(state));
  }

  public FaultRule disturb(String operation, Disturbance disturbance) {
    return add(operation, new Fault.Disturb(disturbance));
  }

  public FaultRule add(String operation, Fault fault) {
    return add(operation, fault, Phase.BEFORE);
  }

  private FaultRule add(String operation, Fault fault, Phase phase) {
    var rule = new FaultRule(ids.incrementAndGet(), operation, fault, phase);
    rules.add(rule);
    return rule;
  }

  /**
   * All calls together: above this rate they get {@code ThrottlingException}.
   *
   * @param perSecond above 0
   * @param burst how many may come at once after a quiet time; 1 or more
   * @throws IllegalArgumentException if nothing would ever be let in
   */
  public void rateLimit(double perSecond, double burst) {
    rateLimit = new RateLimit(clock, perSecond, burst);
  }

  public void noRateLimit() {
    rateLimit = null;
  }

  /** Lets all hanging calls go on. Later ones hang again while their rule is in force. */
  public void release() {
    var old = gate;
    gate = new CountDownLatch(1);
    old.countDown();
  }

  /** Ends all rules and the rate limit, and releases what hangs. */
  public void clear() {
    rules.clear();
    noRateLimit();
    release();
  }

  public boolean remove(long id) {
    return rules.removeIf(rule -> rule.id() == id);
  }

  public List<FaultRule> rules() {
    return List.copyOf(rules);
  }

  /** Puts a rule in force together with how it is narrowed, while calls are under way. */
  public synchronized FaultRule atomically(Supplier<FaultRule> rule) {
    return rule.get();
  }

  /** What strikes this call; counts it. */
  public Strikes strike(String operation, String region, @Nullable String instance) {
    return rules.isEmpty() ? Strikes.NONE : strikeAny(operation, region, instance);
  }

  private synchronized Strikes strikeAny(
      String operation, String region, @Nullable String instance) {
    var strikes = new ArrayList<Strike>();
    for (var rule : rules) {
      if (rule.strikes(operation, region, instance)) {
        strikes.add(rule.strike());
      }
    }
    return new Strikes(strikes);
  }

  /** Whether the rate limit lets another call in. */
  public boolean admit() {
    var limit = rateLimit;
    return limit == null || limit.take();
  }

  /**
   * The release that a call which arrives now waits for if it hangs. Taken before its work: one
   * that came in between would otherwise be lost on it.
   */
  public CountDownLatch nextRelease() {
    return gate;
  }
}
