package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Instances that one resource leaves to another of the program which has not changed. A hand-over
 * that is taken back ends so: what was to take an instance over has written to it, and goes again,
 * and no plan looks at the instance for the one that keeps it.
 */
public final class HandedBack {
  /**
   * What an unchanged resource wants.
   *
   * @param wanted the options that it sets and does not ignore
   */
  record Wish(String urn, MetadataOptions wanted) {}

  private final Map<InstanceId, Wish> unchanged = new HashMap<>();
  private final Set<InstanceId> left = new HashSet<>();

  /** Notes that the plan of a resource has found nothing to change, and has not looked. */
  public synchronized void unchanged(String urn, InstanceId id, MetadataOptions wanted) {
    unchanged.put(id, new Wish(urn, wanted));
  }

  /** What an unchanged resource wants of the instance, if its plan came before this. */
  synchronized Optional<Wish> wish(InstanceId id) {
    return Optional.ofNullable(unchanged.get(id));
  }

  /** Notes that the instance is left to another resource. */
  public synchronized void leave(InstanceId id) {
    left.add(id);
  }

  /** Whether another resource has left the instance in this run. */
  public synchronized boolean isLeft(InstanceId id) {
    return left.contains(id);
  }
}
