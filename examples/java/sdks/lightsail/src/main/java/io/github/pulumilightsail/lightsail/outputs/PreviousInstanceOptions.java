// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/** What the options of one instance were before they were managed. */
@CustomType
public final class PreviousInstanceOptions {
  private String instanceArn;
  private @Nullable HttpTokens httpTokens;
  private @Nullable EndpointState httpEndpoint;
  private @Nullable Integer httpPutResponseHopLimit;
  private @Nullable EndpointState httpProtocolIpv6;

  private PreviousInstanceOptions() {}

  /** The incarnation of the instance that had them. */
  public String instanceArn() {
    return instanceArn;
  }

  /** Whether requests need a session token: {@code required} shuts IMDSv1. */
  public Optional<HttpTokens> httpTokens() {
    return Optional.ofNullable(httpTokens);
  }

  /**
   * Whether the instance metadata service answers at all. While it is {@code disabled}, software on
   * the instance gets neither metadata nor credentials, and cloud-init of a first boot gets no SSH
   * key.
   */
  public Optional<EndpointState> httpEndpoint() {
    return Optional.ofNullable(httpEndpoint);
  }

  /**
   * How many network hops the answer with a session token may travel, 1 to 64. Containers on the
   * instance need 2, nested ones 3.
   */
  public Optional<Integer> httpPutResponseHopLimit() {
    return Optional.ofNullable(httpPutResponseHopLimit);
  }

  /**
   * Whether the instance metadata service answers on its IPv6 address too. Lightsail offers this in
   * eu-north-1 only.
   */
  public Optional<EndpointState> httpProtocolIpv6() {
    return Optional.ofNullable(httpProtocolIpv6);
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final PreviousInstanceOptions made = new PreviousInstanceOptions();

    @CustomType.Setter
    public Builder instanceArn(String value) {
      made.instanceArn = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder httpTokens(@Nullable HttpTokens value) {
      made.httpTokens = value;
      return this;
    }

    @CustomType.Setter
    public Builder httpEndpoint(@Nullable EndpointState value) {
      made.httpEndpoint = value;
      return this;
    }

    @CustomType.Setter
    public Builder httpPutResponseHopLimit(@Nullable Integer value) {
      made.httpPutResponseHopLimit = value;
      return this;
    }

    @CustomType.Setter
    public Builder httpProtocolIpv6(@Nullable EndpointState value) {
      made.httpProtocolIpv6 = value;
      return this;
    }

    public PreviousInstanceOptions build() {
      return made;
    }
  }
}
