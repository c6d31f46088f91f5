package io.github.pulumilightsail.emulator.model;

import java.time.Instant;
import java.util.Map;

/** An instance as it is at one moment. Looking at it does not count as a read of the API. */
public record EmulatedInstance(
    String name,
    String arn,
    String supportCode,
    Instant createdAt,
    String account,
    String region,
    String availabilityZone,
    InstanceState state,
    String blueprintId,
    String bundleId,
    String ipAddressType,
    Map<String, String> tags,
    EmulatedOptions options) {

  public EmulatedInstance {
    tags = Map.copyOf(tags);
  }

  /** The same instance with other options. */
  public EmulatedInstance with(EmulatedOptions other) {
    return new EmulatedInstance(
        name,
        arn,
        supportCode,
        createdAt,
        account,
        region,
        availabilityZone,
        state,
        blueprintId,
        bundleId,
        ipAddressType,
        tags,
        other);
  }

  public String httpTokens() {
    return options.httpTokens();
  }

  public String httpEndpoint() {
    return options.httpEndpoint();
  }

  public int httpPutResponseHopLimit() {
    return options.httpPutResponseHopLimit();
  }

  public String httpProtocolIpv6() {
    return options.httpProtocolIpv6();
  }
}
