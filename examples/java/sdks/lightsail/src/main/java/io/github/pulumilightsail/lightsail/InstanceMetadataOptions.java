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
import io.github.pulumilightsail.lightsail.enums.OptionsState;
import io.github.pulumilightsail.lightsail.outputs.MetadataOptionValues;
import io.github.pulumilightsail.lightsail.outputs.Operation;
import java.util.Optional;
import javax.annotation.Nullable;

/** The options of the instance metadata service (IMDS) of one Amazon Lightsail instance. */
@ResourceType(type = "lightsail:index:InstanceMetadataOptions")
public class InstanceMetadataOptions extends CustomResource {
  @Export(name = "instanceName", refs = {String.class}, tree = "[0]")
  private Output<String> instanceName;

  @Export(name = "instanceArn", refs = {String.class}, tree = "[0]")
  private Output<String> instanceArn;

  @Export(name = "region", refs = {String.class}, tree = "[0]")
  private Output<String> region;

  @Export(name = "availabilityZone", refs = {String.class}, tree = "[0]")
  private Output<String> availabilityZone;

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

  @Export(name = "state", refs = {OptionsState.class}, tree = "[0]")
  private Output<OptionsState> state;

  @Export(name = "previousOptions", refs = {MetadataOptionValues.class}, tree = "[0]")
  private Output<MetadataOptionValues> previousOptions;

  @Export(name = "operation", refs = {Operation.class}, tree = "[0]")
  private Output<Operation> operation;

  /** The name of the instance, as the Lightsail console shows it. */
  public Output<String> instanceName() {
    return instanceName;
  }

  /** The ARN of the instance, which names this incarnation of it. */
  public Output<String> instanceArn() {
    return instanceArn;
  }

  /** The region of the instance. */
  public Output<String> region() {
    return region;
  }

  /** The availability zone of the instance. */
  public Output<Optional<String>> availabilityZone() {
    return Codegen.optional(availabilityZone);
  }

  /**
   * Whether requests need a session token: {@code required} shuts IMDSv1. This is the value as it
   * is.
   */
  public Output<Optional<HttpTokens>> httpTokens() {
    return Codegen.optional(httpTokens);
  }

  /**
   * Whether the instance metadata service answers at all. While it is {@code disabled}, software on
   * the instance gets neither metadata nor credentials, and cloud-init of a first boot gets no SSH
   * key. This is the value as it is.
   */
  public Output<Optional<EndpointState>> httpEndpoint() {
    return Codegen.optional(httpEndpoint);
  }

  /**
   * How many network hops the answer with a session token may travel, 1 to 64. Containers on the
   * instance need 2, nested ones 3. This is the value as it is.
   */
  public Output<Optional<Integer>> httpPutResponseHopLimit() {
    return Codegen.optional(httpPutResponseHopLimit);
  }

  /**
   * Whether the instance metadata service answers on its IPv6 address too. Lightsail offers this in
   * eu-north-1 only. This is the value as it is.
   */
  public Output<Optional<EndpointState>> httpProtocolIpv6() {
    return Codegen.optional(httpProtocolIpv6);
  }

  /**
   * What becomes of the managed options when the resource is deleted, and of an option that the
   * program no longer sets.
   */
  public Output<OnDelete> onDelete() {
    return onDelete;
  }

  /** What to do when {@code httpTokens} goes to {@code required} while IMDSv1 is still in use. */
  public Output<ImdsV1UsageCheck> imdsV1UsageCheck() {
    return imdsV1UsageCheck;
  }

  /** Whether the options are in force. */
  public Output<Optional<OptionsState>> state() {
    return Codegen.optional(state);
  }

  /**
   * What the managed options were before they were managed, which {@code restore} puts back. Absent
   * after an import.
   */
  public Output<Optional<MetadataOptionValues>> previousOptions() {
    return Codegen.optional(previousOptions);
  }

  /** The last write, as Lightsail tells it. Absent if no write was needed. */
  public Output<Optional<Operation>> operation() {
    return Codegen.optional(operation);
  }

  public InstanceMetadataOptions(String name) {
    this(name, InstanceMetadataOptionsArgs.Empty);
  }

  public InstanceMetadataOptions(String name, InstanceMetadataOptionsArgs args) {
    this(name, args, null);
  }

  public InstanceMetadataOptions(String name, InstanceMetadataOptionsArgs args, @Nullable CustomResourceOptions options) {
    super("lightsail:index:InstanceMetadataOptions", name, args == null ? InstanceMetadataOptionsArgs.Empty : args, Utilities.options(options, Codegen.empty()), false);
  }

  private InstanceMetadataOptions(String name, Output<String> id, @Nullable CustomResourceOptions options) {
    super("lightsail:index:InstanceMetadataOptions", name, null, Utilities.options(options, id), false);
  }

  /** One that is there already, by its id. */
  public static InstanceMetadataOptions get(String name, Output<String> id, @Nullable CustomResourceOptions options) {
    return new InstanceMetadataOptions(name, id, options);
  }
}
