package io.github.pulumilightsail.resource;

import io.github.pulumilightsail.property.PropertyPath;

/**
 * One difference between what is and what the program wants.
 *
 * @param ofInput the old value is to be shown from the old inputs, else from the old outputs
 */
public record Change(PropertyPath path, Kind kind, boolean replaces, boolean ofInput) {

  /** What becomes of the property. */
  public enum Kind {
    ADD,
    DELETE,
    UPDATE
  }

  public static Change of(PropertyPath path, Kind kind) {
    return new Change(path, kind, false, true);
  }

  public Change replacing() {
    return new Change(path, kind, true, ofInput);
  }
}
