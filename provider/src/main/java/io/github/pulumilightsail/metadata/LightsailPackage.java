package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.resource.Registry;
import java.util.List;

/** All resources and functions of the package. */
public final class LightsailPackage {
  private LightsailPackage() {}

  /** The package for one run of the engine, which reaches AWS through these regions. */
  public static Registry registry(Regions regions) {
    var claims = new Claims();
    return new Registry(
        List.of(
            new InstanceMetadataOptions(regions, claims),
            new InstanceMetadataBaseline(regions, claims)),
        List.of(
            new GetInstanceMetadataOptions(regions),
            new GetInstancesMetadataOptions(regions),
            new GetImdsV1Usage(regions)));
  }
}
