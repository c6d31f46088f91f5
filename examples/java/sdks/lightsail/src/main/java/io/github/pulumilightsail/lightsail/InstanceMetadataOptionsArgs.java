// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.exceptions.MissingRequiredPropertyException;
import com.pulumi.resources.ResourceArgs;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.enums.ImdsV1UsageCheck;
import io.github.pulumilightsail.lightsail.enums.OnDelete;
import java.util.Optional;
import javax.annotation.Nullable;

/** The options of the instance metadata service (IMDS) of one Amazon Lightsail instance. */
public final class InstanceMetadataOptionsArgs extends ResourceArgs {
  public static final InstanceMetadataOptionsArgs Empty = new InstanceMetadataOptionsArgs();

  @Import(name = "instanceName", required = true)
  private @Nullable Output<String> instanceName;

  @Import(name = "instanceArn")
  private @Nullable Output<String> instanceArn;

  @Import(name = "region")
  private @Nullable Output<String> region;

  @Import(name = "httpTokens")
  private @Nullable Output<HttpTokens> httpTokens;

  @Import(name = "httpEndpoint")
  private @Nullable Output<EndpointState> httpEndpoint;

  @Import(name = "httpPutResponseHopLimit")
  private @Nullable Output<Integer> httpPutResponseHopLimit;

  @Import(name = "httpProtocolIpv6")
  private @Nullable Output<EndpointState> httpProtocolIpv6;

  @Import(name = "onDelete")
  private @Nullable Output<OnDelete> onDelete;

  @Import(name = "imdsV1UsageCheck")
  private @Nullable Output<ImdsV1UsageCheck> imdsV1UsageCheck;

  public Output<String> instanceName() {
    return instanceName;
  }

  public Optional<Output<String>> instanceArn() {
    return Optional.ofNullable(instanceArn);
  }

  public Optional<Output<String>> region() {
    return Optional.ofNullable(region);
  }

  public Optional<Output<HttpTokens>> httpTokens() {
    return Optional.ofNullable(httpTokens);
  }

  public Optional<Output<EndpointState>> httpEndpoint() {
    return Optional.ofNullable(httpEndpoint);
  }

  public Optional<Output<Integer>> httpPutResponseHopLimit() {
    return Optional.ofNullable(httpPutResponseHopLimit);
  }

  public Optional<Output<EndpointState>> httpProtocolIpv6() {
    return Optional.ofNullable(httpProtocolIpv6);
  }

  public Optional<Output<OnDelete>> onDelete() {
    return Optional.ofNullable(onDelete);
  }

  public Optional<Output<ImdsV1UsageCheck>> imdsV1UsageCheck() {
    return Optional.ofNullable(imdsV1UsageCheck);
  }

  private InstanceMetadataOptionsArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final InstanceMetadataOptionsArgs made = new InstanceMetadataOptionsArgs();

    /** The name of the instance, as the Lightsail console shows it. */
    public Builder instanceName(@Nullable Output<String> value) {
      made.instanceName = value;
      return this;
    }

    public Builder instanceName(String value) {
      return instanceName(Output.of(value));
    }

    /**
     * The ARN of the instance. It names one incarnation: where a program creates the instance,
     * giving its ARN here ties the options to it, so that they follow when it is replaced.
     */
    public Builder instanceArn(@Nullable Output<String> value) {
      made.instanceArn = value;
      return this;
    }

    public Builder instanceArn(String value) {
      return instanceArn(Output.of(value));
    }

    /** The region of the instance. Default: the provider's region. */
    public Builder region(@Nullable Output<String> value) {
      made.region = value;
      return this;
    }

    public Builder region(String value) {
      return region(Output.of(value));
    }

    /** Whether requests need a session token: {@code required} shuts IMDSv1. */
    public Builder httpTokens(@Nullable Output<HttpTokens> value) {
      made.httpTokens = value;
      return this;
    }

    public Builder httpTokens(HttpTokens value) {
      return httpTokens(Output.of(value));
    }

    /**
     * Whether the instance metadata service answers at all. While it is {@code disabled}, software
     * on the instance gets neither metadata nor credentials, and cloud-init of a first boot gets no
     * SSH key.
     */
    public Builder httpEndpoint(@Nullable Output<EndpointState> value) {
      made.httpEndpoint = value;
      return this;
    }

    public Builder httpEndpoint(EndpointState value) {
      return httpEndpoint(Output.of(value));
    }

    /**
     * How many network hops the answer with a session token may travel, 1 to 64. Containers on the
     * instance need 2, nested ones 3.
     */
    public Builder httpPutResponseHopLimit(@Nullable Output<Integer> value) {
      made.httpPutResponseHopLimit = value;
      return this;
    }

    public Builder httpPutResponseHopLimit(Integer value) {
      return httpPutResponseHopLimit(Output.of(value));
    }

    /**
     * Whether the instance metadata service answers on its IPv6 address too. Lightsail offers this
     * in eu-north-1 only.
     */
    public Builder httpProtocolIpv6(@Nullable Output<EndpointState> value) {
      made.httpProtocolIpv6 = value;
      return this;
    }

    public Builder httpProtocolIpv6(EndpointState value) {
      return httpProtocolIpv6(Output.of(value));
    }

    /**
     * What becomes of the managed options when the resource is deleted, and of an option that the
     * program no longer sets.
     */
    public Builder onDelete(@Nullable Output<OnDelete> value) {
      made.onDelete = value;
      return this;
    }

    public Builder onDelete(OnDelete value) {
      return onDelete(Output.of(value));
    }

    /** What to do when {@code httpTokens} goes to {@code required} while IMDSv1 is still in use. */
    public Builder imdsV1UsageCheck(@Nullable Output<ImdsV1UsageCheck> value) {
      made.imdsV1UsageCheck = value;
      return this;
    }

    public Builder imdsV1UsageCheck(ImdsV1UsageCheck value) {
      return imdsV1UsageCheck(Output.of(value));
    }

    public InstanceMetadataOptionsArgs build() {
      if (made.instanceName == null) {
        throw new MissingRequiredPropertyException("InstanceMetadataOptionsArgs", "instanceName");
      }
      if (made.onDelete == null) {
        made.onDelete = Output.of(OnDelete.Restore);
      }
      if (made.imdsV1UsageCheck == null) {
        made.imdsV1UsageCheck = Output.of(ImdsV1UsageCheck.Warn);
      }
      return made;
    }
  }
}
