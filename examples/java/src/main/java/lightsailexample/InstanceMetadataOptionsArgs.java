package lightsailexample;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/**
 * What a program says about the metadata options of an instance. What it does not say stays as it
 * is.
 */
public final class InstanceMetadataOptionsArgs extends ResourceArgs {
  @Import(name = "instanceName", required = true)
  private final Output<String> instanceName;

  @Import(name = "httpTokens")
  private final Output<String> httpTokens;

  @Import(name = "httpEndpoint")
  private final Output<String> httpEndpoint;

  @Import(name = "httpPutResponseHopLimit")
  private final Output<Integer> httpPutResponseHopLimit;

  @Import(name = "onDelete")
  private final Output<String> onDelete;

  private InstanceMetadataOptionsArgs(
      Output<String> instanceName,
      Output<String> httpTokens,
      Output<String> httpEndpoint,
      Output<Integer> httpPutResponseHopLimit,
      Output<String> onDelete) {
    this.instanceName = instanceName;
    this.httpTokens = httpTokens;
    this.httpEndpoint = httpEndpoint;
    this.httpPutResponseHopLimit = httpPutResponseHopLimit;
    this.onDelete = onDelete;
  }

  public static InstanceMetadataOptionsArgs of(String instanceName) {
    return of(Output.of(instanceName));
  }

  public static InstanceMetadataOptionsArgs of(Output<String> instanceName) {
    return new InstanceMetadataOptionsArgs(instanceName, null, null, null, null);
  }

  /** {@code optional} or {@code required}. */
  public InstanceMetadataOptionsArgs httpTokens(String value) {
    return new InstanceMetadataOptionsArgs(
        instanceName, Output.of(value), httpEndpoint, httpPutResponseHopLimit, onDelete);
  }

  /** {@code enabled} or {@code disabled}. */
  public InstanceMetadataOptionsArgs httpEndpoint(String value) {
    return new InstanceMetadataOptionsArgs(
        instanceName, httpTokens, Output.of(value), httpPutResponseHopLimit, onDelete);
  }

  /** 1 to 64. */
  public InstanceMetadataOptionsArgs httpPutResponseHopLimit(int value) {
    return new InstanceMetadataOptionsArgs(
        instanceName, httpTokens, httpEndpoint, Output.of(value), onDelete);
  }

  /** {@code restore}, {@code reset} or {@code keep}. */
  public InstanceMetadataOptionsArgs onDelete(String value) {
    return new InstanceMetadataOptionsArgs(
        instanceName, httpTokens, httpEndpoint, httpPutResponseHopLimit, Output.of(value));
  }
}
