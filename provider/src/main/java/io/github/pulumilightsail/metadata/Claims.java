package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which resource of this run manages which instance. Two that claim one instance would undo each
 * other's work, and the deletion of an old resource must not undo what a new one has just done to
 * the same instance.
 */
final class Claims {
  private record Claim(String urn, Optional<PropertyValue> state) {}

  private final Map<InstanceId, Claim> claims = new ConcurrentHashMap<>();

  /** Claims the instance; a resource may claim its own again, as a replacement of it does. */
  void claim(InstanceId id, String urn) {
    var holder =
        claims.compute(
            id,
            (_, held) ->
                held != null && !held.urn().equals(urn) ? held : new Claim(urn, Optional.empty()));
    if (!holder.urn().equals(urn)) {
      throw new FailureException(
          new Failure.Conflict(
              "the metadata options of instance %s are managed by another resource of this program already: %s. Keep one of the two."
                  .formatted(id, holder.urn())));
    }
  }

  /** Notes the state that the engine now has of the resource, if it holds a claim. */
  void note(InstanceId id, String urn, Fields state) {
    claims.computeIfPresent(
        id,
        (_, held) -> held.urn().equals(urn) ? new Claim(urn, Optional.of(state.revealed())) : held);
  }

  /**
   * Whether the instance belongs to a resource of this run other than the one in that state. The
   * state tells a resource from its own replacement, since both have one URN.
   */
  boolean heldByAnother(InstanceId id, Fields state) {
    var held = claims.get(id);
    return held != null && !held.state().equals(Optional.of(state.revealed()));
  }

  void release(InstanceId id) {
    claims.remove(id);
  }
}
