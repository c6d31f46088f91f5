// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.InvokeArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * How many IMDSv1 calls a Lightsail instance has answered: the metric {@code MetadataNoToken}.
 * Bring it to zero before {@code httpTokens} becomes {@code required}.
 */
public final class GetImdsV1UsagePlainArgs extends InvokeArgs {

  @Import(name = "instanceName", required = true)
  private @Nullable String instanceName;

  @Import(name = "region")
  private @Nullable String region;

  @Import(name = "days")
  private @Nullable Integer days;

  public String instanceName() {
    return instanceName;
  }

  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  public Optional<Integer> days() {
    return Optional.ofNullable(days);
  }

  private GetImdsV1UsagePlainArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetImdsV1UsagePlainArgs made = new GetImdsV1UsagePlainArgs();

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

    /** How many days to look back, today among them, 1 to 14. Default: 7. */
    public Builder days(@Nullable Integer value) {
      made.days = value;
      return this;
    }

    public GetImdsV1UsagePlainArgs build() {
      if (made.instanceName == null) {
        throw new MissingRequiredPropertyException("GetImdsV1UsagePlainArgs", "instanceName");
      }
      return made;
    }
  }
}
