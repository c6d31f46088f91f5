package io.github.pulumilightsail.aws.port;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of some or all of the four options; an absent one is not spoken of. The values are AWS's
 * own words, so that one that this version does not know passes through unharmed.
 */
public record MetadataOptions(
    @Nullable String httpTokens,
    @Nullable String httpEndpoint,
    @Nullable Integer httpPutResponseHopLimit,
    @Nullable String httpProtocolIpv6) {

  public static final MetadataOptions NONE = new MetadataOptions(null, null, null, null);

  /**
   * The defaults of the API. Instances of some blueprints are launched with stricter ones. Source:
   * the API reference (UpdateInstanceMetadataOptions) and, of the hop limit, the Lightsail
   * developer guide on the instance metadata service.
   */
  public static final MetadataOptions SERVICE_DEFAULTS =
      new MetadataOptions("optional", "enabled", 1, "disabled");

  public @Nullable Object get(Option option) {
    return switch (option) {
      case HTTP_TOKENS -> httpTokens;
      case HTTP_ENDPOINT -> httpEndpoint;
      case HTTP_PUT_RESPONSE_HOP_LIMIT -> httpPutResponseHopLimit;
      case HTTP_PROTOCOL_IPV6 -> httpProtocolIpv6;
    };
  }

  public boolean has(Option option) {
    return get(option) != null;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Whether the endpoint answers nobody; not where it is not spoken of. */
  public boolean isEndpointDisabled() {
    return "disabled".equals(httpEndpoint);
  }

  /** The options that have a value here. */
  public Set<Option> given() {
    return Option.where(this::has);
  }

  /** The options that have a value here which is not the other's. */
  public Set<Option> differingFrom(MetadataOptions other) {
    return Option.where(option -> has(option) && !Objects.equals(get(option), other.get(option)));
  }

  /** Only the values of those options. */
  public MetadataOptions only(Collection<Option> kept) {
    return new MetadataOptions(
        kept.contains(Option.HTTP_TOKENS) ? httpTokens : null,
        kept.contains(Option.HTTP_ENDPOINT) ? httpEndpoint : null,
        kept.contains(Option.HTTP_PUT_RESPONSE_HOP_LIMIT) ? httpPutResponseHopLimit : null,
        kept.contains(Option.HTTP_PROTOCOL_IPV6) ? httpProtocolIpv6 : null);
  }

  /** All values but those of these options. */
  public MetadataOptions without(Collection<Option> dropped) {
    return only(Option.where(option -> !dropped.contains(option)));
  }

  /** These values, and the other's where there is none here. */
  public MetadataOptions orElse(MetadataOptions other) {
    return new MetadataOptions(
        httpTokens != null ? httpTokens : other.httpTokens,
        httpEndpoint != null ? httpEndpoint : other.httpEndpoint,
        httpPutResponseHopLimit != null ? httpPutResponseHopLimit : other.httpPutResponseHopLimit,
        httpProtocolIpv6 != null ? httpProtocolIpv6 : other.httpProtocolIpv6);
  }

  /** {@code httpTokens=required, httpPutResponseHopLimit=2}. */
  @Override
  public String toString() {
    return Arrays.stream(Option.values())
        .filter(this::has)
        .map(option -> option.property() + "=" + get(option))
        .collect(Collectors.joining(", "));
  }
}
