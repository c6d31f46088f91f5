package io.github.pulumilightsail.metadata;

import static java.util.stream.Collectors.toSet;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyPath;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.PropertyValue.Secret;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with inputs beyond their single fields. */
final class MetadataCheck {
  /** The only region that offers IPv6. Source: the API reference of the call. */
  static final String IPV6_REGION = "eu-north-1";

  private final Regions regions;

  MetadataCheck(Regions regions) {
    this.regions = regions;
  }

  List<PropertyFailure> check(Fields raw) {
    var failures = new ArrayList<>(FieldCheck.check(InstanceMetadataOptions.INPUTS, raw));
    var wrong = failures.stream().map(failure -> failure.path().top()).collect(toSet());
    var inputs = MetadataInputs.of(raw);
    nothingManaged(raw).ifPresent(failures::add);
    // What is wrong by itself is told once; that it does not fit the rest either adds nothing.
    if (!wrong.contains("region")) {
      Stream.of(ipv6Elsewhere(inputs), arnOfAnotherRegion(inputs))
          .flatMap(Optional::stream)
          .filter(failure -> !wrong.contains(failure.path().top()))
          .forEach(failures::add);
    }
    for (var name : List.of("instanceName", "region")) {
      if (raw.get(name) instanceof Secret) {
        failures.add(
            new PropertyFailure(
                PropertyPath.of(name),
                "is a secret, but it is part of the resource's id, which Pulumi stores in clear;"
                    + " take the secret off it (`pulumi.unsecret`)",
                true));
      }
    }
    return failures;
  }

  /** At least one option must be given; one failure tells it, on the option that most want. */
  static Optional<PropertyFailure> nothingManaged(Fields raw) {
    return OptionFields.managed(raw).isEmpty()
        ? Optional.of(
            PropertyFailure.of(
                Option.HTTP_TOKENS.property(),
                "and every other option is missing, so there is nothing to manage: set at least one"
                    + " of httpTokens, httpEndpoint, httpPutResponseHopLimit, httpProtocolIpv6"))
        : Optional.empty();
  }

  private Optional<PropertyFailure> ipv6Elsewhere(MetadataInputs inputs) {
    var region = region(inputs);
    var wanted = inputs.wanted().has(Option.HTTP_PROTOCOL_IPV6);
    if (!wanted || regions.skipRegionValidation() || region.isEmpty()) {
      return Optional.empty();
    }
    return region.filter(known -> !known.equals(IPV6_REGION)).map(MetadataCheck::ipv6Failure);
  }

  static PropertyFailure ipv6Failure(String region) {
    return PropertyFailure.of(
        Option.HTTP_PROTOCOL_IPV6.property(),
        "cannot be set in "
            + region
            + ": Lightsail offers it in "
            + IPV6_REGION
            + " only, and elsewhere may refuse even \"disabled\"; leave it out, or set"
            + " lightsail:skipRegionValidation if AWS has changed this");
  }

  private Optional<PropertyFailure> arnOfAnotherRegion(MetadataInputs inputs) {
    var arn = inputs.instanceArn().map(text -> text.split(":", 6)).filter(p -> p.length == 6);
    var region = region(inputs);
    if (arn.isEmpty() || region.isEmpty() || arn.orElseThrow()[3].equals(region.orElseThrow())) {
      return Optional.empty();
    }
    return Optional.of(
        new PropertyFailure(
            PropertyPath.of("instanceArn"),
            "is of an instance in another region than "
                + region.orElseThrow()
                + ", in which the resource looks: set region to the ARN's",
            inputs.raw().get("instanceArn").hasSecrets()));
  }

  private Optional<String> region(MetadataInputs inputs) {
    PropertyValue given = inputs.raw().get("region");
    return given.isAbsent() ? regions.defaultRegion() : inputs.region();
  }
}
