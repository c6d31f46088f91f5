package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.model.Outcome;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every call in the order of arrival. */
public final class CallLog {
  private final TreeMap<Long, RecordedCall> calls = new TreeMap<>();

  public synchronized void arrived(RecordedCall call) {
    calls.put(call.sequence(), call);
  }

  public synchronized void ended(long sequence, Outcome outcome) {
    calls.computeIfPresent(sequence, (_, call) -> call.with(outcome));
  }

  public synchronized List<RecordedCall> where(Predicate<RecordedCall> wanted) {
    Collection<RecordedCall> all = calls.values();
    return all.stream().filter(wanted).toList();
  }

  public synchronized void clear() {
    calls.clear();
  }
}
