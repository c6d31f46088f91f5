// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.inputs;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.InvokeArgs;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import java.util.Optional;
import javax.annotation.Nullable;

/** The values that a compliant instance has; an option that is left out is not looked at. */
public final class BaselineOptions extends InvokeArgs {

  @Import(name = "httpTokens")
  private @Nullable HttpTokens httpTokens;

  @Import(name = "httpEndpoint")
  private @Nullable EndpointState httpEndpoint;

  @Import(name = "httpPutResponseHopLimit")
  private @Nullable Integer httpPutResponseHopLimit;

  @Import(name = "httpProtocolIpv6")
  private @Nullable EndpointState httpProtocolIpv6;

  public Optional<HttpTokens> httpTokens() {
    return Optional.ofNullable(httpTokens);
  }

  public Optional<EndpointState> httpEndpoint() {
    return Optional.ofNullable(httpEndpoint);
  }

  public Optional<Integer> httpPutResponseHopLimit() {
    return Optional.ofNullable(httpPutResponseHopLimit);
  }

  public Optional<EndpointState> httpProtocolIpv6() {
    return Optional.ofNullable(httpProtocolIpv6);
  }

  private BaselineOptions() {}

  public static Builder builder() {
    return new Builder();
  }

  public static final class Builder {
    private final BaselineOptions made = new BaselineOptions();

    /** Whether requests need a session token: {@code required} shuts IMDSv1. */
    public Builder httpTokens(@Nullable HttpTokens value) {
      made.httpTokens = value;
      return this;
    }

    /**
     * Whether the instance metadata service answers at all. While it is {@code disabled}, software
     * on the instance gets neither metadata nor credentials, and cloud-init of a first boot gets no
     * SSH key.
     */
    public Builder httpEndpoint(@Nullable EndpointState value) {
      made.httpEndpoint = value;
      return this;
    }

    /**
     * How many network hops the answer with a session token may travel, 1 to 64. Containers on the
     * instance need 2, nested ones 3.
     */
    public Builder httpPutResponseHopLimit(@Nullable Integer value) {
      made.httpPutResponseHopLimit = value;
      return this;
    }

    /**
     * Whether the instance metadata service answers on its IPv6 address too. Lightsail offers this
     * in eu-north-1 only.
     */
    public Builder httpProtocolIpv6(@Nullable EndpointState value) {
      made.httpProtocolIpv6 = value;
      return this;
    }

    public BaselineOptions build() {
      return made;
    }
  }
}
