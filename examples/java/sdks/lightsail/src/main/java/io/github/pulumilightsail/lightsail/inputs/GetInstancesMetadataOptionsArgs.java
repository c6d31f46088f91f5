// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
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
public final class GetInstancesMetadataOptionsArgs extends InvokeArgs {
  public static final GetInstancesMetadataOptionsArgs Empty = new GetInstancesMetadataOptionsArgs();

  @Import(name = "selector", required = true)
  private @Nullable Output<InstanceSelectorArgs> selector;

  @Import(name = "regions")
  private @Nullable Output<List<String>> regions;

  @Import(name = "baseline")
  private @Nullable Output<BaselineOptionsArgs> baseline;

  public Output<InstanceSelectorArgs> selector() {
    return selector;
  }

  public Optional<Output<List<String>>> regions() {
    return Optional.ofNullable(regions);
  }

  public Optional<Output<BaselineOptionsArgs>> baseline() {
    return Optional.ofNullable(baseline);
  }

  private GetInstancesMetadataOptionsArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetInstancesMetadataOptionsArgs made = new GetInstancesMetadataOptionsArgs();

    /** Which instances are meant: those that all given parts match. */
    public Builder selector(@Nullable Output<InstanceSelectorArgs> value) {
      made.selector = value;
      return this;
    }

    public Builder selector(InstanceSelectorArgs value) {
      return selector(Output.of(value));
    }

    /** The regions to look in. Default: the provider's region. */
    public Builder regions(@Nullable Output<List<String>> value) {
      made.regions = value;
      return this;
    }

    public Builder regions(List<String> value) {
      return regions(Output.of(value));
    }

    public Builder regions(String... values) {
      return regions(List.of(values));
    }

    /** What a compliant instance has. Default: {@code httpTokens: required}. */
    public Builder baseline(@Nullable Output<BaselineOptionsArgs> value) {
      made.baseline = value;
      return this;
    }

    public Builder baseline(BaselineOptionsArgs value) {
      return baseline(Output.of(value));
    }

    public GetInstancesMetadataOptionsArgs build() {
      if (made.selector == null) {
        throw new MissingRequiredPropertyException("GetInstancesMetadataOptionsArgs", "selector");
      }
      return made;
    }
  }
}
