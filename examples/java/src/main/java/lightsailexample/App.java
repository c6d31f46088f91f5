package lightsailexample;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOutputOptions;
import com.pulumi.resources.CustomResourceOptions;
import io.github.pulumilightsail.lightsail.InstanceMetadataBaseline;
import io.github.pulumilightsail.lightsail.InstanceMetadataBaselineArgs;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptions;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.LightsailFunctions;
import io.github.pulumilightsail.lightsail.Provider;
import io.github.pulumilightsail.lightsail.ProviderArgs;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.enums.OnDelete;
import io.github.pulumilightsail.lightsail.enums.RetryMode;
import io.github.pulumilightsail.lightsail.inputs.BaselineOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.GetImdsV1UsageArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstanceMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstancesMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.InstanceSelectorArgs;
import io.github.pulumilightsail.lightsail.outputs.GetImdsV1UsageResult;
import io.github.pulumilightsail.lightsail.outputs.GetInstanceMetadataOptionsResult;
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
                .onDelete(OnDelete.Restore) // destroy puts back what was there before
                .build());

    // One of another region, by a provider of its own, which slows down where AWS asks for it.
    var northern =
        new Provider(
            "northern",
            ProviderArgs.builder().region("eu-north-1").retryMode(RetryMode.Adaptive).build());
    var north =
        new InstanceMetadataOptions(
            "north",
            InstanceMetadataOptionsArgs.builder()
                .instanceName(config.require("northInstanceName"))
                .httpTokens(HttpTokens.Required)
                .onDelete(OnDelete.Restore)
                .build(),
            CustomResourceOptions.builder().provider(northern).build());

    // A whole fleet: every instance whose name begins so, those launched later too.
    var fleet =
        new InstanceMetadataBaseline(
            "fleet",
            InstanceMetadataBaselineArgs.builder()
                .selector(
                    InstanceSelectorArgs.builder()
                        .namePrefix(config.require("fleetPrefix"))
                        .exclude(web.instanceName().applyValue(List::of))
                        .build())
                .httpTokens(HttpTokens.Required)
                .onDelete(OnDelete.Restore)
                .build());

    // Every instance of both regions, once all of the above is applied.
    var audit =
        LightsailFunctions.getInstancesMetadataOptions(
            GetInstancesMetadataOptionsArgs.builder()
                .selector(InstanceSelectorArgs.builder().all(true).build())
                .regions(Output.all(web.region(), north.region()))
                .baseline(BaselineOptionsArgs.builder().httpTokens(HttpTokens.Required).build())
                .build(),
            new InvokeOutputOptions(null, null, null, List.of(web, north, fleet)));

    // One of them as it is, and who still asked it by IMDSv1.
    var current =
        LightsailFunctions.getInstanceMetadataOptions(
            GetInstanceMetadataOptionsArgs.builder()
                .instanceName(north.instanceName())
                .region(north.region())
                .build());
    var usage =
        LightsailFunctions.getImdsV1Usage(
            GetImdsV1UsageArgs.builder()
                .instanceName(web.instanceName())
                .region(web.region())
                .build());

    // The Java SDK exports values, not objects such as previousOptions.
    context.export(
        "previousHttpTokens",
        web.previousOptions()
            .applyValue(options -> options.flatMap(MetadataOptionValues::httpTokens)));
    context.export(
        "compliantCount", audit.applyValue(GetInstancesMetadataOptionsResult::compliantCount));
    context.export(
        "nonCompliant", audit.applyValue(GetInstancesMetadataOptionsResult::nonCompliant));
    context.export(
        "northHttpTokens", current.applyValue(GetInstanceMetadataOptionsResult::httpTokens));
    context.export("imdsV1Calls", usage.applyValue(GetImdsV1UsageResult::total));
  }
}
