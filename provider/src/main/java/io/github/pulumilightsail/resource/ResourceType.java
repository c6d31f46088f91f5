package io.github.pulumilightsail.resource;

/** A custom resource: what it takes and gives, and what can be done with it. */
public interface ResourceType extends Checks, Diffs, Creates, Reads, Updates, Deletes {
  ResourceSchema schema();
}
