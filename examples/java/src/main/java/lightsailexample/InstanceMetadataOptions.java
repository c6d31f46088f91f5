package lightsailexample;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;

/**
 * The metadata options of one Lightsail instance. Written by hand, so that this project compiles
 * with nothing but the Pulumi SDK; {@code pulumi package add} generates the whole of it.
 */
@ResourceType(type = "lightsail:index:InstanceMetadataOptions")
public final class InstanceMetadataOptions extends CustomResource {
  @Export(
      name = "instanceArn",
      refs = {String.class},
      tree = "[0]")
  private Output<String> instanceArn;

  @Export(
      name = "httpTokens",
      refs = {String.class},
      tree = "[0]")
  private Output<String> httpTokens;

  @Export(
      name = "httpPutResponseHopLimit",
      refs = {Integer.class},
      tree = "[0]")
  private Output<Integer> httpPutResponseHopLimit;

  @Export(
      name = "state",
      refs = {String.class},
      tree = "[0]")
  private Output<String> state;

  public InstanceMetadataOptions(String name, InstanceMetadataOptionsArgs args) {
    this(name, args, CustomResourceOptions.Empty);
  }

  public InstanceMetadataOptions(
      String name, InstanceMetadataOptionsArgs args, CustomResourceOptions options) {
    super("lightsail:index:InstanceMetadataOptions", name, args, options);
  }

  public Output<String> instanceArn() {
    return instanceArn;
  }

  public Output<String> httpTokens() {
    return httpTokens;
  }

  public Output<Integer> httpPutResponseHopLimit() {
    return httpPutResponseHopLimit;
  }

  /** {@code pending} or {@code applied}. */
  public Output<String> state() {
    return state;
  }
}
