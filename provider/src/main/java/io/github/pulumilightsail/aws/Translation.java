package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Operation.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.InstanceMetadataOptions;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsRequest;

/** Between the SDK's types and the port's. */
final class Translation {
  private Translation() {}

  static Instance instance(
      software.amazon.awssdk.services.lightsail.model.Instance read, String region) {
    var location = read.location();
    var options = read.metadataOptions();
    return new Instance(
        read.name(),
        read.arn() == null ? "" : read.arn(),
        region,
        location == null ? null : location.availabilityZone(),
        read.blueprintId(),
        tags(read),
        read.state() == null || read.state().name() == null ? "unknown" : read.state().name(),
        options == null ? MetadataOptions.NONE : options(options),
        options == null ? null : options.stateAsString());
  }

  private static Map<String, String> tags(
      software.amazon.awssdk.services.lightsail.model.Instance read) {
    var tags = new LinkedHashMap<String, String>();
    read.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
    return tags;
  }

  private static MetadataOptions options(InstanceMetadataOptions read) {
    return new MetadataOptions(
        read.httpTokensAsString(),
        read.httpEndpointAsString(),
        read.httpPutResponseHopLimit(),
        read.httpProtocolIpv6AsString());
  }

  static UpdateInstanceMetadataOptionsRequest request(String name, MetadataOptions options) {
    return UpdateInstanceMetadataOptionsRequest.builder()
        .instanceName(name)
        .httpTokens(options.httpTokens())
        .httpEndpoint(options.httpEndpoint())
        .httpPutResponseHopLimit(options.httpPutResponseHopLimit())
        .httpProtocolIpv6(options.httpProtocolIpv6())
        .build();
  }

  static Operation operation(software.amazon.awssdk.services.lightsail.model.Operation read) {
    return new Operation(
        read.id(),
        read.operationTypeAsString(),
        read.statusAsString() == null ? "unknown" : read.statusAsString(),
        progress(read.status(), Boolean.TRUE.equals(read.isTerminal())),
        time(read.createdAt()),
        time(read.statusChangedAt()),
        read.errorCode(),
        read.errorDetails());
  }

  private static Progress progress(@Nullable OperationStatus status, boolean terminal) {
    return switch (status) {
      case FAILED -> Progress.FAILED;
      case COMPLETED, SUCCEEDED -> Progress.SUCCEEDED;
      case NOT_STARTED, STARTED -> Progress.UNDER_WAY;
      case UNKNOWN_TO_SDK_VERSION -> terminal ? Progress.SUCCEEDED : Progress.UNDER_WAY;
      case null -> terminal ? Progress.SUCCEEDED : Progress.UNDER_WAY;
    };
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
