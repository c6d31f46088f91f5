package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
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
   * @param created whether this run has created the resource: the engine deletes nothing that it
   *     has created in the same run, so a deletion under that URN is of an older one, which the new
   *     one replaces
   */
  private record Claim(String urn, boolean created) {}

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
                    ? new Claim(urn, create)
                    : held.urn().equals(urn) ? new Claim(urn, create || held.created()) : held);
    if (!holder.urn().equals(urn)) {
      throw new FailureException(
          new Failure.Conflict(
              "the metadata options of instance %s are managed by another resource of this program already: %s. Keep one of the two."
                  .formatted(id, holder.urn())));
    }
  }

  /** Gives up the claim of a resource that was not created after all. */
  void giveUp(InstanceId id, String urn) {
    claims.computeIfPresent(id, (_, held) -> held.urn().equals(urn) ? null : held);
  }

  /** Whether the instance belongs to another resource of this run than the one to delete. */
  boolean heldByAnother(InstanceId id, String deleted) {
    var held = claims.get(id);
    return held != null && (held.created() || !held.urn().equals(deleted));
  }

  /** Ends the claim of a resource that is deleted, if the instance is not another's by now. */
  void release(InstanceId id, String deleted) {
    claims.computeIfPresent(
        id, (_, held) -> held.created() || !held.urn().equals(deleted) ? held : null);
  }
}
