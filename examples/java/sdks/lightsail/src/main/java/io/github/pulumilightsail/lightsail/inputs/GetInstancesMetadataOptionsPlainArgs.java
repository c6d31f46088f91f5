// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.InvokeArgs;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The audit: the options of many Lightsail instances, in several regions at once, held against a
 * baseline. What could not be read is an error, never a clean bill.
 */
public final class GetInstancesMetadataOptionsPlainArgs extends InvokeArgs {

  @Import(name = "selector", required = true)
  private @Nullable InstanceSelector selector;

  @Import(name = "regions")
  private @Nullable List<String> regions;

  @Import(name = "baseline")
  private @Nullable BaselineOptions baseline;

  public InstanceSelector selector() {
    return selector;
  }

  public Optional<List<String>> regions() {
    return Optional.ofNullable(regions);
  }

  public Optional<BaselineOptions> baseline() {
    return Optional.ofNullable(baseline);
  }

  private GetInstancesMetadataOptionsPlainArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetInstancesMetadataOptionsPlainArgs made = new GetInstancesMetadataOptionsPlainArgs();

    /** Which instances are meant: those that all given parts match. */
    public Builder selector(@Nullable InstanceSelector value) {
      made.selector = value;
      return this;
    }

    /** The regions to look in. Default: the provider's region. */
    public Builder regions(@Nullable List<String> value) {
      made.regions = value;
      return this;
    }

    public Builder regions(String... values) {
      return regions(List.of(values));
    }

    /** What a compliant instance has. Default: {@code httpTokens: required}. */
    public Builder baseline(@Nullable BaselineOptions value) {
      made.baseline = value;
      return this;
    }

    public GetInstancesMetadataOptionsPlainArgs build() {
      if (made.selector == null) {
        throw new MissingRequiredPropertyException("GetInstancesMetadataOptionsPlainArgs", "selector");
      }
      return made;
    }
  }
}
