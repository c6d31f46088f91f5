package instanceexample;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.lightsail.Instance;
import com.pulumi.aws.lightsail.InstanceArgs;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptions;
import io.github.pulumilightsail.lightsail.InstanceMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.enums.OnDelete;

/** Creates a Lightsail instance with the aws provider and shuts its IMDSv1. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    Pulumi.run(App::stack);
  }

  /** The program. */
  public static void stack(Context context) {
    var instance =
        new Instance(
            "web",
            InstanceArgs.builder()
                .availabilityZone("eu-central-1a")
                .blueprintId("ubuntu_24_04")
                .bundleId("nano_3_0")
                .build());

    // The ARN names this incarnation of the instance: when it is replaced, the options follow.
    var options =
        new InstanceMetadataOptions(
            "web",
            InstanceMetadataOptionsArgs.builder()
                .instanceName(instance.name())
                .instanceArn(instance.arn())
                .httpTokens(HttpTokens.Required)
                // When the instance goes, there is nothing to put back.
                .onDelete(OnDelete.Keep)
                .build());

    context.export("instanceArn", options.instanceArn());
    context.export("state", options.state());
  }
}
