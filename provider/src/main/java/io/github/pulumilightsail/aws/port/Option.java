package io.github.pulumilightsail.aws.port;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

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

  /** Those of which that holds. */
  public static Set<Option> where(Predicate<Option> holds) {
    var options = EnumSet.allOf(Option.class);
    options.removeIf(holds.negate());
    return options;
  }

  /** Its name in programs, in the API and in every tool. */
  public String property() {
    return property;
  }
}
