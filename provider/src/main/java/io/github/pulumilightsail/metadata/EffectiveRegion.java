package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.PropertyFailure;
import java.util.List;

/** The region that a resource or a function means: its own, or else the provider's. */
public final class EffectiveRegion {
  private EffectiveRegion() {}

  public static String of(Fields arguments, Regions regions) {
    return arguments.text("region").or(regions::defaultRegion).orElseThrow(() -> missing("region"));
  }

  /** The failure where the property does not name one, and nothing else does. */
  public static FailureException missing(String property) {
    return new FailureException(
        new Failure.BadInput(
            List.of(
                PropertyFailure.of(
                    property,
                    "is missing, and the provider has none either: set %s, `pulumi config set lightsail:region <region>` or AWS_REGION"
                        .formatted(property)))));
  }
}
