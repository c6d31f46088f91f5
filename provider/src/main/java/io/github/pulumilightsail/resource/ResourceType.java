package io.github.pulumilightsail.resource;

/** A custom resource: what it takes and gives, and what can be done with it. */
public interface ResourceType extends Checks, Diffs, Creates, Reads, Updates, Deletes {
  ResourceSchema schema();

  /** Whether the engine is to read it again before it plans an update. */
  default boolean refreshesBeforeUpdate() {
    return false;
  }
}
