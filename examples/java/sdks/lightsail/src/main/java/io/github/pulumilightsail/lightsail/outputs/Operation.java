// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import java.util.Optional;
import javax.annotation.Nullable;

/** A write as Lightsail carries it out. */
@CustomType
public final class Operation {
  private @Nullable String id;
  private @Nullable String operationType;
  private @Nullable String status;
  private @Nullable String createdAt;
  private @Nullable String statusChangedAt;
  private @Nullable String errorCode;
  private @Nullable String errorDetails;

  private Operation() {}

  /** The id of the operation. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** The type of the operation. */
  public Optional<String> operationType() {
    return Optional.ofNullable(operationType);
  }

  /** How far it is: {@code Succeeded} and {@code Completed} are both success. */
  public Optional<String> status() {
    return Optional.ofNullable(status);
  }

  /** When it was started: ISO 8601, UTC. */
  public Optional<String> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /** When its status changed last: ISO 8601, UTC. */
  public Optional<String> statusChangedAt() {
    return Optional.ofNullable(statusChangedAt);
  }

  /** What kind of failure it was, if it failed. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /** What the failure was, if it failed. */
  public Optional<String> errorDetails() {
    return Optional.ofNullable(errorDetails);
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final Operation made = new Operation();

    @CustomType.Setter
    public Builder id(@Nullable String value) {
      made.id = value;
      return this;
    }

    @CustomType.Setter
    public Builder operationType(@Nullable String value) {
      made.operationType = value;
      return this;
    }

    @CustomType.Setter
    public Builder status(@Nullable String value) {
      made.status = value;
      return this;
    }

    @CustomType.Setter
    public Builder createdAt(@Nullable String value) {
      made.createdAt = value;
      return this;
    }

    @CustomType.Setter
    public Builder statusChangedAt(@Nullable String value) {
      made.statusChangedAt = value;
      return this;
    }

    @CustomType.Setter
    public Builder errorCode(@Nullable String value) {
      made.errorCode = value;
      return this;
    }

    @CustomType.Setter
    public Builder errorDetails(@Nullable String value) {
      made.errorDetails = value;
      return this;
    }

    public Operation build() {
      return made;
    }
  }
}
