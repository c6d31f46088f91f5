// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.deployment.InvokeOutputOptions;
import com.pulumi.resources.CustomResourceOptions;
import javax.annotation.Nullable;

/** Says of every resource and call which plugin it needs. */
final class Utilities {
  private static final String VERSION = "0.1.0";
  private static final String SERVER = "github://api.github.com/pulumilightsail/pulumi-lightsail";

  private Utilities() {}

  static CustomResourceOptions options(@Nullable CustomResourceOptions given, Output<String> id) {
    var ours = CustomResourceOptions.builder().version(VERSION).pluginDownloadURL(SERVER).build();
    return CustomResourceOptions.merge(ours, given, id);
  }

  static InvokeOptions options(InvokeOptions given) {
    return new InvokeOptions(
        given.getParent().orElse(null),
        given.getProvider().orElse(null),
        given.getVersion().orElse(VERSION),
        given.getPluginDownloadURL().orElse(SERVER));
  }

  static InvokeOutputOptions options(InvokeOutputOptions given) {
    return new InvokeOutputOptions(
        given.getParent().orElse(null),
        given.getProvider().orElse(null),
        given.getVersion().orElse(VERSION),
        given.getPluginDownloadURL().orElse(SERVER),
        given.getDependsOn());
  }
}
