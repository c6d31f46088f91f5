// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.InvokeArgs;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * How many IMDSv1 calls a Lightsail instance has answered: the metric {@code MetadataNoToken}.
 * Bring it to zero before {@code httpTokens} becomes {@code required}.
 */
public final class GetImdsV1UsageArgs extends InvokeArgs {
  public static final GetImdsV1UsageArgs Empty = new GetImdsV1UsageArgs();

  @Import(name = "instanceName", required = true)
  private @Nullable Output<String> instanceName;

  @Import(name = "region")
  private @Nullable Output<String> region;

  @Import(name = "days")
  private @Nullable Output<Integer> days;

  public Output<String> instanceName() {
    return instanceName;
  }

  public Optional<Output<String>> region() {
    return Optional.ofNullable(region);
  }

  public Optional<Output<Integer>> days() {
    return Optional.ofNullable(days);
  }

  private GetImdsV1UsageArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final GetImdsV1UsageArgs made = new GetImdsV1UsageArgs();

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

    /** How many days to look back, today among them, 1 to 14. Default: 7. */
    public Builder days(@Nullable Output<Integer> value) {
      made.days = value;
      return this;
    }

    public Builder days(Integer value) {
      return days(Output.of(value));
    }

    public GetImdsV1UsageArgs build() {
      if (made.instanceName == null) {
        throw new MissingRequiredPropertyException("GetImdsV1UsageArgs", "instanceName");
      }
      return made;
    }
  }
}
