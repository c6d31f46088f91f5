package lightsailexample;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOutputOptions;
import io.github.pulumilightsail.lightsail.InstanceMetadataBaseline;
import io.github.pulumilightsail.lightsail.InstanceMetadataBaselineArgs;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptions;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.LightsailFunctions;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.inputs.GetInstancesMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.InstanceSelectorArgs;
import io.github.pulumilightsail.lightsail.outputs.GetInstancesMetadataOptionsResult;
import io.github.pulumilightsail.lightsail.outputs.MetadataOptionValues;
import java.util.List;

/** Shuts IMDSv1 on two Lightsail instances and a fleet, and audits all of them. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    Pulumi.run(App::stack);
  }

  /** The program. */
  public static void stack(Context context) {
    var config = context.config();

    // One instance by its name, in the provider's region.
    var web =
        new InstanceMetadataOptions(
            "web",
            InstanceMetadataOptionsArgs.builder()
                .instanceName(config.require("instanceName"))
                .httpTokens(HttpTokens.Required) // IMDSv1 requests are refused
                .httpPutResponseHopLimit(2) // containers on the instance still get their answers
                .build());

    // One of another region.
    var north =
        new InstanceMetadataOptions(
            "north",
            InstanceMetadataOptionsArgs.builder()
                .instanceName(config.require("northInstanceName"))
                .region("eu-north-1")
                .httpTokens(HttpTokens.Required)
                .build());

    // A whole fleet: every instance whose name begins so, those launched later too.
    var fleet =
        new InstanceMetadataBaseline(
            "fleet",
            InstanceMetadataBaselineArgs.builder()
                .selector(
                    InstanceSelectorArgs.builder()
                        .namePrefix(config.require("fleetPrefix"))
                        .build())
                .httpTokens(HttpTokens.Required)
                .build());

    // Every instance of both regions, once all of the above is applied.
    var audit =
        LightsailFunctions.getInstancesMetadataOptions(
            GetInstancesMetadataOptionsArgs.builder()
                .selector(InstanceSelectorArgs.builder().all(true).build())
                .regions(Output.all(web.region(), north.region()))
                .build(),
            new InvokeOutputOptions(null, null, null, List.of(web, north, fleet)));

    // The Java SDK exports values, not objects such as previousOptions.
    context.export(
        "previousHttpTokens",
        web.previousOptions()
            .applyValue(options -> options.flatMap(MetadataOptionValues::httpTokens)));
    context.export(
        "compliantCount", audit.applyValue(GetInstancesMetadataOptionsResult::compliantCount));
    context.export(
        "nonCompliant", audit.applyValue(GetInstancesMetadataOptionsResult::nonCompliant));
  }
}
