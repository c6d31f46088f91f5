package io.github.pulumilightsail;

import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.audit.GetComplianceReport;
import io.github.pulumilightsail.metadata.audit.GetInstanceMetadataOptions;
import io.github.pulumilightsail.metadata.audit.GetInstancesMetadataOptions;
import io.github.pulumilightsail.metadata.fleet.InstanceMetadataBaseline;
import io.github.pulumilightsail.metadata.single.InstanceMetadataOptions;
import io.github.pulumilightsail.metadata.usage.GetImdsV1Usage;
import io.github.pulumilightsail.resource.Registry;
import java.util.List;

/** All resources and functions of the package. */
public final class LightsailPackage {
  private LightsailPackage() {}

  /** The package for one run of the engine, which reaches AWS through these regions. */
  public static Registry registry(Regions regions) {
    var run = new Run(regions);
    return new Registry(
        List.of(new InstanceMetadataOptions(run), new InstanceMetadataBaseline(run)),
        List.of(
            new GetInstanceMetadataOptions(regions),
            new GetInstancesMetadataOptions(run),
            new GetComplianceReport(run),
            new GetImdsV1Usage(regions)));
  }
}
