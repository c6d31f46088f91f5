// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.deployment.InvokeOutputOptions;
import io.github.pulumilightsail.lightsail.inputs.GetImdsV1UsageArgs;
import io.github.pulumilightsail.lightsail.inputs.GetImdsV1UsagePlainArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstanceMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstanceMetadataOptionsPlainArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstancesMetadataOptionsArgs;
import io.github.pulumilightsail.lightsail.inputs.GetInstancesMetadataOptionsPlainArgs;
import io.github.pulumilightsail.lightsail.outputs.GetImdsV1UsageResult;
import io.github.pulumilightsail.lightsail.outputs.GetInstanceMetadataOptionsResult;
import io.github.pulumilightsail.lightsail.outputs.GetInstancesMetadataOptionsResult;
import java.util.concurrent.CompletableFuture;

public final class LightsailFunctions {
  private LightsailFunctions() {}

  /**
   * How many IMDSv1 calls a Lightsail instance has answered: the metric {@code MetadataNoToken}.
   * Bring it to zero before {@code httpTokens} becomes {@code required}.
   */
  public static Output<GetImdsV1UsageResult> getImdsV1Usage(GetImdsV1UsageArgs args) {
    return getImdsV1Usage(args, InvokeOptions.Empty);
  }

  public static Output<GetImdsV1UsageResult> getImdsV1Usage(GetImdsV1UsageArgs args, InvokeOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getImdsV1Usage", TypeShape.of(GetImdsV1UsageResult.class), args, Utilities.options(options));
  }

  public static Output<GetImdsV1UsageResult> getImdsV1Usage(GetImdsV1UsageArgs args, InvokeOutputOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getImdsV1Usage", TypeShape.of(GetImdsV1UsageResult.class), args, Utilities.options(options));
  }

  public static CompletableFuture<GetImdsV1UsageResult> getImdsV1UsagePlain(GetImdsV1UsagePlainArgs args) {
    return getImdsV1UsagePlain(args, InvokeOptions.Empty);
  }

  public static CompletableFuture<GetImdsV1UsageResult> getImdsV1UsagePlain(GetImdsV1UsagePlainArgs args, InvokeOptions options) {
    return Deployment.getInstance().invokeAsync("lightsail:index:getImdsV1Usage", TypeShape.of(GetImdsV1UsageResult.class), args, Utilities.options(options));
  }

  /** The options of the instance metadata service of one Lightsail instance, as they are now. */
  public static Output<GetInstanceMetadataOptionsResult> getInstanceMetadataOptions(GetInstanceMetadataOptionsArgs args) {
    return getInstanceMetadataOptions(args, InvokeOptions.Empty);
  }

  public static Output<GetInstanceMetadataOptionsResult> getInstanceMetadataOptions(GetInstanceMetadataOptionsArgs args, InvokeOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getInstanceMetadataOptions", TypeShape.of(GetInstanceMetadataOptionsResult.class), args, Utilities.options(options));
  }

  public static Output<GetInstanceMetadataOptionsResult> getInstanceMetadataOptions(GetInstanceMetadataOptionsArgs args, InvokeOutputOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getInstanceMetadataOptions", TypeShape.of(GetInstanceMetadataOptionsResult.class), args, Utilities.options(options));
  }

  public static CompletableFuture<GetInstanceMetadataOptionsResult> getInstanceMetadataOptionsPlain(GetInstanceMetadataOptionsPlainArgs args) {
    return getInstanceMetadataOptionsPlain(args, InvokeOptions.Empty);
  }

  public static CompletableFuture<GetInstanceMetadataOptionsResult> getInstanceMetadataOptionsPlain(GetInstanceMetadataOptionsPlainArgs args, InvokeOptions options) {
    return Deployment.getInstance().invokeAsync("lightsail:index:getInstanceMetadataOptions", TypeShape.of(GetInstanceMetadataOptionsResult.class), args, Utilities.options(options));
  }

  /**
   * The audit: the options of many Lightsail instances, in several regions at once, held against a
   * baseline. What could not be read is an error, never a clean bill.
   */
  public static Output<GetInstancesMetadataOptionsResult> getInstancesMetadataOptions(GetInstancesMetadataOptionsArgs args) {
    return getInstancesMetadataOptions(args, InvokeOptions.Empty);
  }

  public static Output<GetInstancesMetadataOptionsResult> getInstancesMetadataOptions(GetInstancesMetadataOptionsArgs args, InvokeOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getInstancesMetadataOptions", TypeShape.of(GetInstancesMetadataOptionsResult.class), args, Utilities.options(options));
  }

  public static Output<GetInstancesMetadataOptionsResult> getInstancesMetadataOptions(GetInstancesMetadataOptionsArgs args, InvokeOutputOptions options) {
    return Deployment.getInstance().invoke("lightsail:index:getInstancesMetadataOptions", TypeShape.of(GetInstancesMetadataOptionsResult.class), args, Utilities.options(options));
  }

  public static CompletableFuture<GetInstancesMetadataOptionsResult> getInstancesMetadataOptionsPlain(GetInstancesMetadataOptionsPlainArgs args) {
    return getInstancesMetadataOptionsPlain(args, InvokeOptions.Empty);
  }

  public static CompletableFuture<GetInstancesMetadataOptionsResult> getInstancesMetadataOptionsPlain(GetInstancesMetadataOptionsPlainArgs args, InvokeOptions options) {
    return Deployment.getInstance().invokeAsync("lightsail:index:getInstancesMetadataOptions", TypeShape.of(GetInstancesMetadataOptionsResult.class), args, Utilities.options(options));
  }
}
