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
import io.github.pulumilightsail.lightsail.inputs.InstanceSelectorArgs;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The options of the instance metadata service of a whole fleet: every Amazon Lightsail instance
 * that a selector means, in one resource. Instances that are launched later are brought into line
 * by the next {@code pulumi up}.
 */
public final class InstanceMetadataBaselineArgs extends ResourceArgs {
  public static final InstanceMetadataBaselineArgs Empty = new InstanceMetadataBaselineArgs();

  @Import(name = "selector", required = true)
  private @Nullable Output<InstanceSelectorArgs> selector;

  @Import(name = "regions")
  private @Nullable Output<List<String>> regions;

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

  @Import(name = "maxParallel")
  private @Nullable Output<Integer> maxParallel;

  public Output<InstanceSelectorArgs> selector() {
    return selector;
  }

  public Optional<Output<List<String>>> regions() {
    return Optional.ofNullable(regions);
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

  public Optional<Output<Integer>> maxParallel() {
    return Optional.ofNullable(maxParallel);
  }

  private InstanceMetadataBaselineArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final InstanceMetadataBaselineArgs made = new InstanceMetadataBaselineArgs();

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

    /**
     * How many writes may be under way at once, 1 or more. Default: 32. Where AWS throttles, fewer
     * are sent by itself.
     */
    public Builder maxParallel(@Nullable Output<Integer> value) {
      made.maxParallel = value;
      return this;
    }

    public Builder maxParallel(Integer value) {
      return maxParallel(Output.of(value));
    }

    public InstanceMetadataBaselineArgs build() {
      if (made.selector == null) {
        throw new MissingRequiredPropertyException("InstanceMetadataBaselineArgs", "selector");
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
