package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes to many instances side by side. One that fails never holds up the others. */
final class BaselineWork implements AutoCloseable {
  private static final int NAMED = 20;
  private static final Duration WHEN_THROTTLED = Duration.ofSeconds(2);

  private final Regions regions;
  private final Call call;
  private final Semaphore permits;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<InstanceId, Instance> seen = new ConcurrentHashMap<>();
  private final Map<InstanceId, Failure> failures = new ConcurrentHashMap<>();
  private Optional<Failure> listing = Optional.empty();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  BaselineWork(Regions regions, int parallel, Call call) {
    this.regions = regions;
    this.call = call;
    this.permits = new Semaphore(parallel);
  }

  /** Begins to bring the instance to the wanted values. */
  void begin(Instance live, MetadataOptions wanted) {
    begun.incrementAndGet();
    executor.execute(() -> write(live, wanted));
  }

  /**
   * Begins to end the management of an instance. One that is gone, or is another by now, needs
   * nothing.
   *
   * @param onFound is given the instance if there is something to end
   */
  void beginEnd(InstanceId id, BaselinePlan plan, Consumer<Instance> onFound) {
    begun.incrementAndGet();
    executor.execute(() -> end(id, plan, onFound));
  }

  private void end(InstanceId id, BaselinePlan plan, Consumer<Instance> onFound) {
    try {
      var live =
          regions.in(id.region()).find(id.name(), call).filter(i -> !plan.ended(i).isEmpty());
      if (live.isPresent()) {
        onFound.accept(live.orElseThrow());
        write(live.orElseThrow(), plan.ended(live.orElseThrow()));
      } else {
        done.incrementAndGet();
      }
    } catch (FailureException problem) {
      failures.put(id, problem.failure());
    } catch (RuntimeException | Error mistake) {
      failures.put(id, bug(mistake));
    }
  }

  private static Failure bug(Throwable mistake) {
    return new Failure.Bug(
        "failed unexpectedly: %s. Please report this to the authors of the lightsail provider."
            .formatted(mistake));
  }

  private void write(Instance live, MetadataOptions wanted) {
    var id = Fleet.id(live);
    try {
      allowed(live);
      var lightsail = new LimitedWrites(regions.in(live.region()), permits);
      var written = patiently(lightsail, live, wanted);
      seen.put(id, written.after());
      if (written instanceof Written.Unfinished(var _, var _, var _, var failure)) {
        failures.put(id, failure);
      }
    } catch (FailureException problem) {
      failures.put(id, problem.failure());
    } catch (RuntimeException | Error mistake) {
      failures.put(id, bug(mistake));
    } finally {
      tellProgress(done.incrementAndGet(), begun.get());
    }
  }

  /** Some fifty messages at the most, however many instances there are. */
  private void tellProgress(int finished, int all) {
    if (finished == all || finished % (all / 50 + 1) == 0) {
      call.log().status("%d/%d applied".formatted(finished, all));
    }
  }

  /** A throttled write has not happened, and among many there is time to try it again later. */
  private Written patiently(Lightsail lightsail, Instance live, MetadataOptions wanted) {
    while (true) {
      try {
        return new OptionsWriter(lightsail, call).write(live, wanted);
      } catch (FailureException problem) {
        if (!(problem.failure() instanceof Failure.Throttled)
            || call.remaining().compareTo(WHEN_THROTTLED) < 0) {
          throw problem;
        }
        call.ticker().pass(WHEN_THROTTLED, call.cancellation());
        call.proceed("waiting for AWS to admit the write to " + OptionsWriter.subject(live));
      }
    }
  }

  private void allowed(Instance live) {
    var accounts = regions.allowedAccountIds();
    if (!accounts.isEmpty() && !accounts.contains(live.account())) {
      throw new FailureException(
          new Failure.Conflict(
              "the account %s is not among lightsail:allowedAccountIds".formatted(live.account())));
    }
  }

  /** Waits for all that was begun. */
  @Override
  public void close() {
    executor.close();
  }

  /** The instances as last seen, of those that were begun. */
  Map<InstanceId, Instance> seen() {
    return seen;
  }

  void fail(InstanceId id, Failure failure) {
    failures.put(id, failure);
  }

  /** Not all instances could be read. */
  void failListing(Failure failure) {
    listing = Optional.of(failure);
  }

  /** Whether all instances could be read. */
  boolean listed() {
    return listing.isEmpty();
  }

  boolean hasFailures() {
    return !failures.isEmpty() || !listed();
  }

  /** The failures as one, with the instances by name. */
  Failure failure() {
    var ordered = new TreeMap<InstanceId, Failure>(InstanceId.ORDER);
    ordered.putAll(failures);
    var named =
        ordered.entrySet().stream()
            .limit(NAMED)
            .map(each -> each.getKey() + ": " + each.getValue().message())
            .collect(Collectors.joining("\n  "));
    var more = ordered.size() > NAMED ? "\n  and " + (ordered.size() - NAMED) + " more" : "";
    var unread =
        listing
            .map(failure -> "Not all instances could be read: " + failure.message() + "\n")
            .orElse("");
    var text =
        "%s%d of %d instances are not as wanted:\n  %s%s\nAll others are done; the next `pulumi up` goes on with these."
            .formatted(unread, ordered.size(), begun.get(), named, more);
    return listed() && ordered.values().stream().allMatch(Failure.Cancelled.class::isInstance)
        ? new Failure.Cancelled(text)
        : new Failure.OperationFailed(text);
  }
}
