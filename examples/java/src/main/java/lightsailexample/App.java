package lightsailexample;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** Shuts IMDSv1 on the instance that {@code pulumi config set instanceName} names. */
public final class App {
  private App() {}

  public static void main(String[] arguments) {
    Pulumi.run(App::stack);
  }

  /** The program. */
  public static void stack(Context context) {
    var web =
        new InstanceMetadataOptions(
            "web",
            InstanceMetadataOptionsArgs.of(context.config().require("instanceName"))
                .httpTokens("required")
                .httpPutResponseHopLimit(2));

    context.export("httpTokens", web.httpTokens());
    context.export("state", web.state());
  }
}
