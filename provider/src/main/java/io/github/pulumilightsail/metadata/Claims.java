package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which instances the program of this run wants, and by which resource. The engine asks Check about
 * every resource of the program, changed or not, and about nothing else; so what a Check names is
 * wanted, and so is what a baseline finds that Check was asked about. Two that want one instance
 * would undo each other's work; and no deletion, of whatever run it is left over, may change an
 * instance that is wanted.
 */
public final class Claims {
  private final Set<String> program = new HashSet<>();
  private final Map<InstanceId, String> holders = new HashMap<>();
  private final Set<InstanceId> spared = new HashSet<>();

  /** Notes that the resource is part of this run's program. */
  public synchronized void addToProgram(String urn) {
    program.add(urn);
  }

  /** Whether Check was asked about the resource in this run. */
  public synchronized boolean isInProgram(String urn) {
    return program.contains(urn);
  }

  /**
   * Notes that a baseline that is new in this run's program leaves these as they are. It may be the
   * new half of a rename, so that the deletion of another baseline does not touch them either.
   */
  public synchronized void spare(Collection<InstanceId> ids) {
    spared.addAll(ids);
  }

  public synchronized boolean isSpared(InstanceId id) {
    return spared.contains(id);
  }

  /**
   * Claims these instances for the resource, and gives up what it claimed so far. One that Check
   * was not asked about, as {@code pulumi do} has it, is no part of a program and holds nothing.
   *
   * @return those that another resource holds already, with its URN; they stay with it
   */
  public synchronized Map<InstanceId, String> claim(String urn, Collection<InstanceId> ids) {
    holders.values().removeIf(urn::equals);
    var taken = new TreeMap<InstanceId, String>();
    for (var id : ids) {
      var holder = program.contains(urn) ? holders.putIfAbsent(id, urn) : holders.get(id);
      if (holder != null) {
        taken.put(id, holder);
      }
    }
    return taken;
  }

  /** Claims these instances, or fails if another resource wants one of them. */
  public void claimOrFail(String urn, Collection<InstanceId> ids) {
    var taken = claim(urn, ids);
    if (!taken.isEmpty()) {
      throw new FailureException(new Failure.Conflict(conflict(taken)));
    }
  }

  /** The text of a conflict: who wants the same instances. */
  public static String conflict(Map<InstanceId, String> taken) {
    return "another resource of this program manages the metadata options of the same instance already: %s. Keep one of the two; a baseline leaves an instance to another resource by selector.exclude or, for a while, by exceptions. This resource has written nothing; the other may have."
        .formatted(
            FirstFew.of(
                taken.entrySet().stream()
                    .map(each -> each.getKey() + " by " + each.getValue())
                    .toList()));
  }

  /** The resource of the program that wants the instance, if there is one. */
  public synchronized Optional<String> holder(InstanceId id) {
    return Optional.ofNullable(holders.get(id));
  }
}
