package io.github.pulumilightsail.emulator.model;

import org.jspecify.annotations.Nullable;

/** Some of the four metadata options; null means that the option is left as it is. */
public record OptionsPatch(
    @Nullable String httpTokens,
    @Nullable String httpEndpoint,
    @Nullable Integer httpPutResponseHopLimit,
    @Nullable String httpProtocolIpv6) {

  public static OptionsPatch none() {
    return new OptionsPatch(null, null, null, null);
  }

  public OptionsPatch tokens(@Nullable String value) {
    return new OptionsPatch(value, httpEndpoint, httpPutResponseHopLimit, httpProtocolIpv6);
  }

  public OptionsPatch endpoint(@Nullable String value) {
    return new OptionsPatch(httpTokens, value, httpPutResponseHopLimit, httpProtocolIpv6);
  }

  public OptionsPatch hopLimit(@Nullable Integer value) {
    return new OptionsPatch(httpTokens, httpEndpoint, value, httpProtocolIpv6);
  }

  public OptionsPatch ipv6(@Nullable String value) {
    return new OptionsPatch(httpTokens, httpEndpoint, httpPutResponseHopLimit, value);
  }
}
