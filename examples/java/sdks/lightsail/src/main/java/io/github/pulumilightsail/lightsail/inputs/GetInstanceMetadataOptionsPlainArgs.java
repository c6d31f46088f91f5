// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.InvokeArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/** The options of the instance metadata service of one Lightsail instance, as they are now. */
public final class GetInstanceMetadataOptionsPlainArgs extends InvokeArgs {

  @Import(name = "instanceName", required = true)
  private @Nullable String instanceName;

  @Import(name = "region")
  private @Nullable String region;

  public String instanceName() {
    return instanceName;
  }

  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  private GetInstanceMetadataOptionsPlainArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetInstanceMetadataOptionsPlainArgs made = new GetInstanceMetadataOptionsPlainArgs();

    /** The name of the instance, as the Lightsail console shows it. */
    public Builder instanceName(@Nullable String value) {
      made.instanceName = value;
      return this;
    }

    /** The region of the instance. Default: the provider's region. */
    public Builder region(@Nullable String value) {
      made.region = value;
      return this;
    }

    public GetInstanceMetadataOptionsPlainArgs build() {
      if (made.instanceName == null) {
        throw new MissingRequiredPropertyException("GetInstanceMetadataOptionsPlainArgs", "instanceName");
      }
      return made;
    }
  }
}
