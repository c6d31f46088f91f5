package io.github.pulumilightsail.aws.port;

import org.jspecify.annotations.Nullable;

/**
 * A write that Lightsail carries out in its own time.
 *
 * @param status AWS's own word
 * @param createdAt ISO 8601, UTC
 * @param statusChangedAt ISO 8601, UTC
 */
public record Operation(
    String id,
    @Nullable String operationType,
    String status,
    Progress progress,
    @Nullable String createdAt,
    @Nullable String statusChangedAt,
    @Nullable String errorCode,
    @Nullable String errorDetails) {

  /** How far an operation is; both {@code Completed} and {@code Succeeded} are success. */
  public enum Progress {
    UNDER_WAY,
    SUCCEEDED,
    FAILED
  }
}
