// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The audit: the options of many Lightsail instances, in several regions at once, held against a
 * baseline. What could not be read is an error, never a clean bill.
 */
@CustomType
public final class GetInstancesMetadataOptionsResult {
  private Map<String, InstanceCompliance> instances;
  private Integer compliantCount;
  private List<String> nonCompliant;

  private GetInstancesMetadataOptionsResult() {}

  /** The selected instances, by {@code name@region}. */
  public Map<String, InstanceCompliance> instances() {
    return instances;
  }

  /** How many of them are compliant. */
  public Integer compliantCount() {
    return compliantCount;
  }

  /** Those that are not, as {@code name@region}. */
  public List<String> nonCompliant() {
    return nonCompliant;
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final GetInstancesMetadataOptionsResult made = new GetInstancesMetadataOptionsResult();

    @CustomType.Setter
    public Builder instances(Map<String, InstanceCompliance> value) {
      made.instances = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder compliantCount(Integer value) {
      made.compliantCount = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder nonCompliant(List<String> value) {
      made.nonCompliant = Objects.requireNonNull(value);
      return this;
    }

    public Builder nonCompliant(String... values) {
      return nonCompliant(List.of(values));
    }

    public GetInstancesMetadataOptionsResult build() {
      return made;
    }
  }
}
