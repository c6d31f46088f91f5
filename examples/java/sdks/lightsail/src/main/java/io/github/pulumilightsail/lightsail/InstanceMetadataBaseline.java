// Written from schema.json by JavaSdkIT, in the shape of `pulumi package add`, which writes it anew.

package io.github.pulumilightsail.lightsail;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.core.internal.Codegen;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import io.github.pulumilightsail.lightsail.enums.EndpointState;
import io.github.pulumilightsail.lightsail.enums.HttpTokens;
import io.github.pulumilightsail.lightsail.enums.ImdsV1UsageCheck;
import io.github.pulumilightsail.lightsail.enums.OnDelete;
import io.github.pulumilightsail.lightsail.outputs.InstanceCompliance;
import io.github.pulumilightsail.lightsail.outputs.InstanceSelector;
import io.github.pulumilightsail.lightsail.outputs.PreviousInstanceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The options of the instance metadata service of a whole fleet: every Amazon Lightsail instance
 * that a selector means, in one resource. Instances that are launched later are brought into line
 * by the next {@code pulumi up}.
 */
@ResourceType(type = "lightsail:index:InstanceMetadataBaseline")
public class InstanceMetadataBaseline extends CustomResource {
  @Export(name = "selector", refs = {InstanceSelector.class}, tree = "[0]")
  private Output<InstanceSelector> selector;

  @Export(name = "regions", refs = {List.class, String.class}, tree = "[0,1]")
  private Output<List<String>> regions;

  @Export(name = "httpTokens", refs = {HttpTokens.class}, tree = "[0]")
  private Output<HttpTokens> httpTokens;

  @Export(name = "httpEndpoint", refs = {EndpointState.class}, tree = "[0]")
  private Output<EndpointState> httpEndpoint;

  @Export(name = "httpPutResponseHopLimit", refs = {Integer.class}, tree = "[0]")
  private Output<Integer> httpPutResponseHopLimit;

  @Export(name = "httpProtocolIpv6", refs = {EndpointState.class}, tree = "[0]")
  private Output<EndpointState> httpProtocolIpv6;

  @Export(name = "onDelete", refs = {OnDelete.class}, tree = "[0]")
  private Output<OnDelete> onDelete;

  @Export(name = "imdsV1UsageCheck", refs = {ImdsV1UsageCheck.class}, tree = "[0]")
  private Output<ImdsV1UsageCheck> imdsV1UsageCheck;

  @Export(name = "maxParallel", refs = {Integer.class}, tree = "[0]")
  private Output<Integer> maxParallel;

  @Export(name = "instances", refs = {Map.class, String.class, InstanceCompliance.class}, tree = "[0,1,2]")
  private Output<Map<String, InstanceCompliance>> instances;

  @Export(name = "compliantCount", refs = {Integer.class}, tree = "[0]")
  private Output<Integer> compliantCount;

  @Export(name = "nonCompliant", refs = {List.class, String.class}, tree = "[0,1]")
  private Output<List<String>> nonCompliant;

  @Export(name = "previousOptions", refs = {Map.class, String.class, PreviousInstanceOptions.class}, tree = "[0,1,2]")
  private Output<Map<String, PreviousInstanceOptions>> previousOptions;

  /** Which instances are meant: those that all given parts match. */
  public Output<InstanceSelector> selector() {
    return selector;
  }

  /** The regions to look in. Default: the provider's region. */
  public Output<Optional<List<String>>> regions() {
    return Codegen.optional(regions);
  }

  /** Whether requests need a session token: {@code required} shuts IMDSv1. */
  public Output<Optional<HttpTokens>> httpTokens() {
    return Codegen.optional(httpTokens);
  }

  /**
   * Whether the instance metadata service answers at all. While it is {@code disabled}, software on
   * the instance gets neither metadata nor credentials, and cloud-init of a first boot gets no SSH
   * key.
   */
  public Output<Optional<EndpointState>> httpEndpoint() {
    return Codegen.optional(httpEndpoint);
  }

  /**
   * How many network hops the answer with a session token may travel, 1 to 64. Containers on the
   * instance need 2, nested ones 3.
   */
  public Output<Optional<Integer>> httpPutResponseHopLimit() {
    return Codegen.optional(httpPutResponseHopLimit);
  }

  /**
   * Whether the instance metadata service answers on its IPv6 address too. Lightsail offers this in
   * eu-north-1 only.
   */
  public Output<Optional<EndpointState>> httpProtocolIpv6() {
    return Codegen.optional(httpProtocolIpv6);
  }

  /**
   * What becomes of the managed options when the resource is deleted, and of an option that the
   * program no longer sets.
   */
  public Output<Optional<OnDelete>> onDelete() {
    return Codegen.optional(onDelete);
  }

  /** What to do when {@code httpTokens} goes to {@code required} while IMDSv1 is still in use. */
  public Output<Optional<ImdsV1UsageCheck>> imdsV1UsageCheck() {
    return Codegen.optional(imdsV1UsageCheck);
  }

  /**
   * How many writes may be under way at once, 1 or more. Default: 32. Where AWS throttles, fewer
   * are sent by itself.
   */
  public Output<Optional<Integer>> maxParallel() {
    return Codegen.optional(maxParallel);
  }

  /** The selected instances, by {@code name@region}. */
  public Output<Map<String, InstanceCompliance>> instances() {
    return instances;
  }

  /** How many of them are compliant. */
  public Output<Integer> compliantCount() {
    return compliantCount;
  }

  /** Those that are not, as {@code name@region}. */
  public Output<List<String>> nonCompliant() {
    return nonCompliant;
  }

  /**
   * What the managed options were before they were managed, by {@code name@region}, which
   * {@code restore} puts back.
   */
  public Output<Map<String, PreviousInstanceOptions>> previousOptions() {
    return previousOptions;
  }

  public InstanceMetadataBaseline(String name) {
    this(name, InstanceMetadataBaselineArgs.Empty);
  }

  public InstanceMetadataBaseline(String name, InstanceMetadataBaselineArgs args) {
    this(name, args, null);
  }

  public InstanceMetadataBaseline(String name, InstanceMetadataBaselineArgs args, @Nullable CustomResourceOptions options) {
    super("lightsail:index:InstanceMetadataBaseline", name, args == null ? InstanceMetadataBaselineArgs.Empty : args, Utilities.options(options, Codegen.empty()), false);
  }

  private InstanceMetadataBaseline(String name, Output<String> id, @Nullable CustomResourceOptions options) {
    super("lightsail:index:InstanceMetadataBaseline", name, null, Utilities.options(options, id), false);
  }

  /** One that is there already, by its id. */
  public static InstanceMetadataBaseline get(String name, Output<String> id, @Nullable CustomResourceOptions options) {
    return new InstanceMetadataBaseline(name, id, options);
  }
}
