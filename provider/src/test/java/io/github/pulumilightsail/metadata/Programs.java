package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.testing.Values;
import java.util.Map;

/** Inputs of programs, and values to compare with. */
final class Programs {
  static final MetadataOptions DEFAULTS = new MetadataOptions("optional", "enabled", 1, null);

  private Programs() {}

  /**
   * A program that sets these properties of the resource, for the instance {@code web-1}, and that
   * puts back what there was before unless they say otherwise.
   */
  static Map<String, Object> web(Map<String, ?> properties) {
    return Values.with(Map.of("instanceName", "web-1", "onDelete", "restore"), properties);
  }

  /** A baseline of all instances, with tokens required and hop limit 2, that puts back. */
  static Map<String, Object> shutFleet() {
    return Map.of(
        "selector",
        Map.of("all", true),
        "httpTokens",
        "required",
        "httpPutResponseHopLimit",
        2,
        "onDelete",
        "restore",
        "imdsV1UsageCheck",
        "off");
  }

  /** A baseline of all instances, with tokens required and the endpoint off, that puts back. */
  static Map<String, Object> offFleet() {
    return Values.with(
        Values.without(shutFleet(), "httpPutResponseHopLimit"), Map.of("httpEndpoint", "disabled"));
  }

  static Map<String, Object> requiring(String tokens) {
    return web(Map.of("httpTokens", tokens));
  }

  static Map<String, Object> hopLimit(int limit) {
    return web(Map.of("httpPutResponseHopLimit", limit));
  }

  static MetadataOptions tokens(String value) {
    return new MetadataOptions(value, null, null, null);
  }

  static MetadataOptions tokensAndHopLimit(String tokens, int hopLimit) {
    return new MetadataOptions(tokens, null, hopLimit, null);
  }
}
