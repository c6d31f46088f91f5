package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Items;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What can be wrong with inputs beyond their single fields, whatever resource they are of. */
public final class OptionRules {
  /** The only region that offers IPv6. Source: the API reference of the call. */
  private static final String IPV6_REGION = "eu-north-1";

  private OptionRules() {}

  /** At least one option must be given; one failure tells it, on the option that most want. */
  public static Optional<PropertyFailure> nothingManaged(Fields inputs) {
    return OptionFields.managed(inputs).isEmpty()
        ? Optional.of(
            PropertyFailure.of(
                Option.HTTP_TOKENS.property(),
                "and every other option is missing, so there is nothing to manage: set at least one"
                    + " of httpTokens, httpEndpoint, httpPutResponseHopLimit, httpProtocolIpv6"))
        : Optional.empty();
  }

  /** IPv6 is refused where Lightsail does not offer it. */
  public static Optional<PropertyFailure> ipv6Elsewhere(
      Fields inputs, Collection<String> meant, Regions regions) {
    if (inputs.get(Option.HTTP_PROTOCOL_IPV6.property()).isAbsent()
        || regions.skipRegionValidation()) {
      return Optional.empty();
    }
    return meant.stream()
        .filter(region -> !region.equals(IPV6_REGION))
        .findFirst()
        .map(region ->
            PropertyFailure.of(
                Option.HTTP_PROTOCOL_IPV6.property(),
                "cannot be set in "
                    + (region.equals("all") ? "all regions" : region)
                    + ": Lightsail offers it in "
                    + IPV6_REGION
                    + " only, and elsewhere may refuse even \"disabled\"; leave it out, or set"
                    + " lightsail:skipRegionValidation if AWS has changed this"));
  }

  /** What ends up in an id or in a key cannot be secret, since Pulumi stores those in clear. */
  public static List<PropertyFailure> secrets(Fields inputs, String... names) {
    var failures = new ArrayList<PropertyFailure>();
    for (var name : names) {
      secrets(PropertyPath.of(name), inputs.get(name), failures);
    }
    return failures;
  }

  private static void secrets(
      PropertyPath path, PropertyValue value, List<PropertyFailure> failures) {
    switch (value) {
      case PropertyValue.Secret _ ->
          failures.add(
              new PropertyFailure(
                  path,
                  "is a secret, but names and regions are part of the resource's id and of the keys"
                      + " of its outputs, which Pulumi stores in clear; take the secret off it",
                  true));
      case Fields(var fields) ->
          fields.forEach((key, inner) -> secrets(path.key(key), inner, failures));
      case Items(var items) -> {
        for (var i = 0; i < items.size(); i++) {
          secrets(path.index(i), items.get(i), failures);
        }
      }
      default -> {}
    }
  }
}
