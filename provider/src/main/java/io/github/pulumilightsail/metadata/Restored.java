package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the endings of this run have put back. Two resources that are left over may have managed one
 * instance, the later one having found what the earlier one had made; the engine ends them in any
 * order, and what was there before both is what counts.
 */
public final class Restored {
  /**
   * One ending of an instance.
   *
   * @param number names it among those of the run
   * @param made what the resource had made of the options that it managed
   * @param previous what it had found before
   */
  record Ended(int number, MetadataOptions made, MetadataOptions previous) {}

  private final Map<InstanceId, List<Ended>> endings = new HashMap<>();
  private int count;

  synchronized Ended next(MetadataOptions made, MetadataOptions previous) {
    return new Ended(count++, made, previous);
  }

  /** Notes that an instance is put back now; once, however often that is tried. */
  synchronized void note(InstanceId id, Ended ended) {
    var all = endings.computeIfAbsent(id, _ -> new ArrayList<>());
    if (!all.contains(ended)) {
      all.add(ended);
    }
  }

  /** The options in which another ending has put back already what was there before both. */
  synchronized Set<Option> alreadyBy(InstanceId id, Ended later) {
    var already = EnumSet.noneOf(Option.class);
    for (var earlier : endings.getOrDefault(id, List.of())) {
      if (!earlier.equals(later)) {
        var found = sameIn(earlier.made(), later.previous());
        // Each has found what the other had made: which was the first cannot be told.
        found.removeAll(sameIn(later.made(), earlier.previous()));
        already.addAll(found);
      }
    }
    return already;
  }

  /** Whether another ending of the instance has begun since. */
  synchronized boolean isFollowed(InstanceId id, Ended ended) {
    var all = endings.getOrDefault(id, List.of());
    return !all.isEmpty() && !all.getLast().equals(ended);
  }

  private static Set<Option> sameIn(MetadataOptions some, MetadataOptions others) {
    var same = some.given();
    same.removeAll(some.differingFrom(others));
    return same;
  }
}
