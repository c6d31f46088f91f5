package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resource of this run manages which instance. Two that claim one instance would undo each
 * other's work, and the deletion of an old resource must not undo what a new one has just done to
 * the same instance.
 */
final class Claims {
  /**
   * A claim.
   *
   * @param created whether this run has created the resource, so that a deletion under that URN is
   *     of the older one that it replaces
   * @param state the resource's newest state
   */
  private record Claim(String urn, boolean created, Optional<PropertyValue> state) {}

  private final Map<InstanceId, Claim> claims = new ConcurrentHashMap<>();

  /** Claims the instance for a resource that is being created, perhaps as its own replacement. */
  void claimToCreate(InstanceId id, String urn) {
    claim(id, urn, true);
  }

  /** Claims the instance for a resource that there was before this run. */
  void claimToUpdate(InstanceId id, String urn) {
    claim(id, urn, false);
  }

  private void claim(InstanceId id, String urn, boolean create) {
    var holder =
        claims.compute(
            id,
            (_, held) ->
                held == null
                    ? new Claim(urn, create, Optional.empty())
                    : held.urn().equals(urn)
                        ? new Claim(urn, create || held.created(), Optional.empty())
                        : held);
    if (!holder.urn().equals(urn)) {
      throw new FailureException(
          new Failure.Conflict(
              "the metadata options of instance %s are managed by another resource of this program already: %s. Keep one of the two."
                  .formatted(id, holder.urn())));
    }
  }

  /**
   * Notes that the resource was not created after all. Its claim stays, since the program wants the
   * instance as it is, but a deletion under its URN is its own.
   */
  void notCreated(InstanceId id, String urn) {
    claims.computeIfPresent(
        id, (_, held) -> held.urn().equals(urn) ? new Claim(urn, false, held.state()) : held);
  }

  /** Notes the newest state of the resource, if it holds a claim. */
  void note(InstanceId id, String urn, Fields state) {
    note(Set.of(id), urn, state);
  }

  /** Notes the newest state of a resource of many instances. */
  void note(Collection<InstanceId> ids, String urn, Fields state) {
    // One for all: the state of a fleet is as large as the fleet.
    var revealed = Optional.of(state.revealed());
    ids.forEach(id ->
        claims.computeIfPresent(
            id,
            (_, held) -> held.urn().equals(urn) ? new Claim(urn, held.created(), revealed) : held));
  }

  /**
   * Whether the instance belongs to another resource of this run than the one to delete, perhaps to
   * its own replacement. A resource that could not be created all the same keeps what it claimed:
   * the program wants the instance as it is, and the next update goes on with it.
   *
   * @param state of the one to delete; if the claim holds the same, that one itself is meant
   * @param unmistakable whether no other resource can have that state: a replacement finds the
   *     instance as it is to be, so what it has changed itself tells the one that came first
   */
  boolean heldByAnother(InstanceId id, String deleted, Fields state, boolean unmistakable) {
    var held = claims.get(id);
    return held != null
        && !(held.urn().equals(deleted)
            && (!held.created()
                || (unmistakable && held.state().equals(Optional.of(state.revealed())))));
  }

  /** Whether the instance belongs to a resource of another URN. */
  boolean heldByOther(InstanceId id, String urn) {
    var held = claims.get(id);
    return held != null && !held.urn().equals(urn);
  }

  /** Ends the claim of a resource that is deleted. */
  void release(InstanceId id, String deleted) {
    claims.computeIfPresent(id, (_, held) -> held.urn().equals(deleted) ? null : held);
  }
}
