package io.github.pulumilightsail.aws.port;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** One of the four options of an instance's metadata service. */
public enum Option {
  HTTP_TOKENS("httpTokens"),
  HTTP_ENDPOINT("httpEndpoint"),
  HTTP_PUT_RESPONSE_HOP_LIMIT("httpPutResponseHopLimit"),
  HTTP_PROTOCOL_IPV6("httpProtocolIpv6");

  private final String property;

  Option(String property) {
    this.property = property;
  }

  /** Those of these names. */
  public static Set<Option> named(Collection<String> properties) {
    var named = EnumSet.allOf(Option.class);
    named.removeIf(option -> !properties.contains(option.property));
    return named;
  }

  /** Its name in programs, in the API and in every tool. */
  public String property() {
    return property;
  }
}
