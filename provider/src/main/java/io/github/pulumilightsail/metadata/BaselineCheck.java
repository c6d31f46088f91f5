package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.FieldCheck;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a baseline's inputs beyond their single fields. */
final class BaselineCheck {
  private final Regions regions;

  BaselineCheck(Regions regions) {
    this.regions = regions;
  }

  List<PropertyFailure> check(Fields inputs) {
    var failures = new ArrayList<>(FieldCheck.check(BaselineFields.INPUTS, inputs));
    Selector.check(inputs.get("selector")).ifPresent(failures::add);
    MetadataCheck.nothingManaged(inputs).ifPresent(failures::add);
    ipv6Elsewhere(inputs).ifPresent(failures::add);
    return failures;
  }

  private Optional<PropertyFailure> ipv6Elsewhere(Fields inputs) {
    if (inputs.get(Option.HTTP_PROTOCOL_IPV6.property()).isAbsent()
        || regions.skipRegionValidation()) {
      return Optional.empty();
    }
    var named = Selector.texts(inputs, "regions");
    var meant =
        inputs.get("regions").isAbsent() ? regions.defaultRegion().stream().toList() : named;
    return meant.stream()
        .filter(region -> !region.equals(MetadataCheck.IPV6_REGION))
        .findFirst()
        .map(MetadataCheck::ipv6Failure);
  }
}
