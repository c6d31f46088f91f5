// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail.outputs;

import com.pulumi.core.annotations.CustomType;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.enums.OptionsState;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/** An instance and its options as they are. */
@CustomType
public final class InstanceCompliance {
  private String instanceName;
  private String region;
  private String instanceArn;
  private @Nullable String blueprintId;
  private @Nullable OptionsState state;
  private @Nullable HttpTokens httpTokens;
  private @Nullable EndpointState httpEndpoint;
  private @Nullable Integer httpPutResponseHopLimit;
  private @Nullable EndpointState httpProtocolIpv6;
  private Boolean compliant;

  private InstanceCompliance() {}

  /** The name of the instance. */
  public String instanceName() {
    return instanceName;
  }

  /** The region of the instance. */
  public String region() {
    return region;
  }

  /** The ARN of the instance. */
  public String instanceArn() {
    return instanceArn;
  }

  /** The blueprint that the instance was made from. */
  public Optional<String> blueprintId() {
    return Optional.ofNullable(blueprintId);
  }

  /** Whether the options are in force. */
  public Optional<OptionsState> state() {
    return Optional.ofNullable(state);
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

  /** Whether the options have the baseline's values and are in force. */
  public Boolean compliant() {
    return compliant;
  }

  public static Builder builder() {
    return new Builder();
  }

  @CustomType.Builder
  public static final class Builder {
    private final InstanceCompliance made = new InstanceCompliance();

    @CustomType.Setter
    public Builder instanceName(String value) {
      made.instanceName = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder region(String value) {
      made.region = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder instanceArn(String value) {
      made.instanceArn = Objects.requireNonNull(value);
      return this;
    }

    @CustomType.Setter
    public Builder blueprintId(@Nullable String value) {
      made.blueprintId = value;
      return this;
    }

    @CustomType.Setter
    public Builder state(@Nullable OptionsState value) {
      made.state = value;
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

    @CustomType.Setter
    public Builder compliant(Boolean value) {
      made.compliant = Objects.requireNonNull(value);
      return this;
    }

    public InstanceCompliance build() {
      return made;
    }
  }
}
