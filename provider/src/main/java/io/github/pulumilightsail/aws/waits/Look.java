package io.github.pulumilightsail.aws.waits;

import io.github.pulumilightsail.aws.reads.Answers;
import io.github.pulumilightsail.aws.reads.JointCall;
import io.github.pulumilightsail.aws.reads.PagedReads;
import io.github.pulumilightsail.resource.FailureException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** One look at things of one kind, for all who are due. */
final class Look<T> implements Answers<T> {
  private final Map<String, Set<Waiter<?>>> asking = new HashMap<>();
  private final Map<String, Optional<T>> found = new ConcurrentHashMap<>();
  private final Map<String, FailureException> failed = new ConcurrentHashMap<>();

  void add(String key, Waiter<?> waiter) {
    asking.computeIfAbsent(key, _ -> new HashSet<>()).add(waiter);
  }

  @Override
  public boolean wants(String key) {
    return asking.containsKey(key) && !found.containsKey(key) && !failed.containsKey(key);
  }

  @Override
  public void found(String key, Optional<T> value, long begun) {
    found.put(key, value);
  }

  @Override
  public void failed(String key, FailureException problem) {
    failed.put(key, problem);
  }

  /** Looks, and tells all who ask; how many calls it took. */
  int at(PagedReads<T> reads, BiConsumer<Waiter<?>, Optional<T>> tell) {
    if (asking.isEmpty()) {
      return 0;
    }
    var waiters = asking.values().stream().flatMap(Set::stream).toList();
    var call = JointCall.of(waiters.stream().map(Waiter::call).toList());
    var spent = reads.read(asking.keySet(), call, this);
    try {
      Waiting.on(spent.rest(), call, () -> "looking");
    } catch (FailureException _) {
      // The time of all is over, or they are cancelled: each of them tells that for itself.
      return spent.calls();
    }
    found.forEach((key, value) -> told(key).forEach(waiter -> tell.accept(waiter, value)));
    failed.forEach((key, problem) -> told(key).forEach(waiter -> waiter.disturbed(problem)));
    return spent.calls();
  }

  private Set<Waiter<?>> told(String key) {
    return asking.getOrDefault(key, Set.of());
  }
}
