// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import java.util.Optional;
import javax.annotation.Nullable;

/** The values that a compliant instance has; an option that is left out is not looked at. */
public final class BaselineOptionsArgs extends ResourceArgs {
  public static final BaselineOptionsArgs Empty = new BaselineOptionsArgs();

  @Import(name = "httpTokens")
  private @Nullable Output<HttpTokens> httpTokens;

  @Import(name = "httpEndpoint")
  private @Nullable Output<EndpointState> httpEndpoint;

  @Import(name = "httpPutResponseHopLimit")
  private @Nullable Output<Integer> httpPutResponseHopLimit;

  @Import(name = "httpProtocolIpv6")
  private @Nullable Output<EndpointState> httpProtocolIpv6;

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

  private BaselineOptionsArgs() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final BaselineOptionsArgs made = new BaselineOptionsArgs();

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

    public BaselineOptionsArgs build() {
      return made;
    }
  }
}
