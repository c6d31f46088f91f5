package io.github.pulumilightsail.emulator.model;

/**
 * The metadata options of one instance at one moment. The values are the API's own words, kept as
 * text so that a test can also plant one that no SDK knows yet.
 *
 * @param httpProtocolIpv6 kept for every instance, though Lightsail reports it only in eu-north-1
 */
public record EmulatedOptions(
    OptionsState state,
    String httpTokens,
    String httpEndpoint,
    int httpPutResponseHopLimit,
    String httpProtocolIpv6) {

  /** What the developer guide calls the defaults. A blueprint may have others. */
  public static EmulatedOptions serviceDefaults() {
    return new EmulatedOptions(OptionsState.APPLIED, "optional", "enabled", 1, "disabled");
  }

  public EmulatedOptions with(OptionsPatch patch) {
    return new EmulatedOptions(
        state,
        patch.httpTokens() == null ? httpTokens : patch.httpTokens(),
        patch.httpEndpoint() == null ? httpEndpoint : patch.httpEndpoint(),
        patch.httpPutResponseHopLimit() == null
            ? httpPutResponseHopLimit
            : patch.httpPutResponseHopLimit(),
        patch.httpProtocolIpv6() == null ? httpProtocolIpv6 : patch.httpProtocolIpv6());
  }

  public EmulatedOptions with(OptionsState newState) {
    return new EmulatedOptions(
        newState, httpTokens, httpEndpoint, httpPutResponseHopLimit, httpProtocolIpv6);
  }

  /** The same four values, whatever the state. */
  public boolean sameValues(EmulatedOptions other) {
    return with(other.state).equals(other);
  }
}
