package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

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
  private final Set<InstanceId> ended = new HashSet<>();
  private final Set<InstanceId> spared = new HashSet<>();
  private final Map<String, Map<InstanceId, String>> givingUp = new HashMap<>();
  private final Map<String, Predicate<InstanceId>> unseen = new HashMap<>();
  private final Set<InstanceId> notTaken = new HashSet<>();

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
    unseen.remove(urn);
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
    givenUp(urn, ids)
        .ifPresent(text -> {
          noteFailure(urn);
          throw new FailureException(new Failure.Conflict(text));
        });
  }

  /**
   * Notes what the plan of a resource gives up and writes to thereby, or fails if another resource
   * wants it in the same run. Which of the two the engine takes first may be another in the update
   * than in the preview, and then the instance would be as neither wants it for a while.
   *
   * @param putBack what that does to each
   */
  public synchronized void giveUpOrFail(String urn, Map<InstanceId, String> putBack) {
    var taken = new TreeMap<InstanceId, String>();
    putBack.forEach((id, how) -> {
      var holder = holders.get(id);
      if (holder != null && !holder.equals(urn)) {
        taken.put(id, "%s (%s) by %s".formatted(id, how, holder));
      }
    });
    if (!taken.isEmpty()) {
      throw new FailureException(
          new Failure.Conflict(
              "another resource of this program wants what this one gives up in the same run, and would write to, since its onDelete says to put back: %s. Set onDelete of this one to keep in this run, so that it writes nothing. This resource has written nothing."
                  .formatted(FirstFew.of(List.copyOf(taken.values())))));
    }
    givingUp.put(urn, putBack);
  }

  /** The plan is carried out now: what comes after it finds the instances as they are. */
  public synchronized void carryOut(String urn) {
    givingUp.remove(urn);
  }

  /** What is wrong if the plan of another resource gives up one of these and writes to it. */
  public synchronized Optional<String> givenUp(String urn, Collection<InstanceId> ids) {
    return givingUp.entrySet().stream()
        .filter(each -> !each.getKey().equals(urn))
        .filter(each -> !Collections.disjoint(each.getValue().keySet(), ids))
        .findFirst()
        .map(each -> {
          var both = new TreeMap<>(each.getValue());
          both.keySet().retainAll(ids);
          return "this resource wants what %s gives up in the same run, and would write to, since its onDelete says to put back: %s. Set onDelete of that one to keep in this run, so that it writes nothing; or let it give them up in a run before. This resource has written nothing."
              .formatted(each.getKey(), FirstFew.of(both));
        });
  }

  /**
   * Notes that a resource of the program could not see what it wants.
   *
   * @param mayWant what it may be, by name and region
   */
  public synchronized void couldNotSee(String urn, Predicate<InstanceId> mayWant) {
    if (program.contains(urn)) {
      unseen.put(urn, mayWant);
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

  /** Notes that a resource has failed, and has no record of what it has claimed. */
  public synchronized void noteFailure(String urn) {
    holders.forEach((id, holder) -> {
      if (holder.equals(urn)) {
        notTaken.add(id);
      }
    });
  }

  /** Notes that whoever wants the instance has failed there, and has no record of it. */
  public synchronized void wasNotTaken(InstanceId id) {
    notTaken.add(id);
  }

  /** Whether who wants the instance has failed in this run, and may never come. */
  public synchronized boolean isNotTaken(InstanceId id) {
    return notTaken.contains(id);
  }

  /**
   * Fails if another resource was to take the instance over: what is known may not be lost then.
   */
  public void requireTaken(InstanceId id, String urn) {
    holder(id)
        .filter(holder -> !holder.equals(urn) && isNotTaken(id))
        .ifPresent(holder -> {
          throw new FailureException(
              new Failure.Conflict(
                  "instance %s is to be taken over by %s, which has failed in this run. Nothing was written, and what the instance was before is kept. Run `pulumi up` again."
                      .formatted(id, holder)));
        });
  }

  /** What the plans of other resources give up and write to, with what that does to each. */
  public synchronized Map<InstanceId, String> givenUpByOthers(String urn) {
    var all = new TreeMap<InstanceId, String>();
    givingUp.forEach((other, putBack) -> {
      if (!other.equals(urn)) {
        putBack.forEach((id, how) -> all.put(id, "%s by %s".formatted(how, other)));
      }
    });
    return all;
  }

  /**
   * Notes that the management of an instance ends now, unless a resource of the program wants it.
   * Who claims it later has to look anew.
   *
   * @return the resource that wants it
   */
  public synchronized Optional<String> end(InstanceId id) {
    var holder = holder(id);
    if (holder.isEmpty()) {
      ended.add(id);
    }
    return holder;
  }

  /** Those whose management has ended in this run. */
  public synchronized Set<InstanceId> ended(Collection<InstanceId> among) {
    var both = new HashSet<>(ended);
    both.retainAll(among);
    return both;
  }

  /** Another resource that could not see what it wants, if there is one. */
  public synchronized Optional<String> unseenBeside(String urn) {
    return unseen.keySet().stream().filter(other -> !other.equals(urn)).findFirst();
  }

  /** The resource of the program that wants the instance, if there is one. */
  public synchronized Optional<String> holder(InstanceId id) {
    return Optional.ofNullable(holders.get(id));
  }

  /** The same, or one that could not be seen to want it, and may. */
  public synchronized Optional<String> mayHold(InstanceId id) {
    return holder(id)
        .or(() ->
            unseen.entrySet().stream()
                .filter(each -> each.getValue().test(id))
                .map(Map.Entry::getKey)
                .findFirst());
  }
}
