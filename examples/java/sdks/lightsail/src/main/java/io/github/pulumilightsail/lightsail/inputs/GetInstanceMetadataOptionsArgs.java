// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.InvokeArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/** The options of the instance metadata service of one Lightsail instance, as they are now. */
public final class GetInstanceMetadataOptionsArgs extends InvokeArgs {
  public static final GetInstanceMetadataOptionsArgs Empty = new GetInstanceMetadataOptionsArgs();

  @Import(name = "instanceName", required = true)
  private @Nullable Output<String> instanceName;

  @Import(name = "region")
  private @Nullable Output<String> region;

  public Output<String> instanceName() {
    return instanceName;
  }

  public Optional<Output<String>> region() {
    return Optional.ofNullable(region);
  }

  private GetInstanceMetadataOptionsArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetInstanceMetadataOptionsArgs made = new GetInstanceMetadataOptionsArgs();

    /** The name of the instance, as the Lightsail console shows it. */
    public Builder instanceName(@Nullable Output<String> value) {
      made.instanceName = value;
      return this;
    }

    public Builder instanceName(String value) {
      return instanceName(Output.of(value));
    }

    /** The region of the instance. Default: the provider's region. */
    public Builder region(@Nullable Output<String> value) {
      made.region = value;
      return this;
    }

    public Builder region(String value) {
      return region(Output.of(value));
    }

    public GetInstanceMetadataOptionsArgs build() {
      if (made.instanceName == null) {
        throw new MissingRequiredPropertyException("GetInstanceMetadataOptionsArgs", "instanceName");
      }
      return made;
    }
  }
}
