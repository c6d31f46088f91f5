package io.github.pulumilightsail.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstanceRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.GetOperationRequest;
import software.amazon.awssdk.services.lightsail.model.GetOperationResponse;
import software.amazon.awssdk.services.lightsail.model.GetOperationsRequest;
import software.amazon.awssdk.services.lightsail.model.GetOperationsResponse;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsResponse;

/**
 * The calls that this provider makes, each repeated once with fresh credentials if AWS says that
 * the old ones are expired. The SDK does not repeat those: it signs all attempts of a call with the
 * same credentials.
 */
final class RenewingClient implements LightsailClient {
  private final LightsailClient client;
  private final RenewableCredentials credentials;

  RenewingClient(LightsailClient client, RenewableCredentials credentials) {
    this.client = client;
    this.credentials = credentials;
  }

  private <T> T renewing(Supplier<T> call) {
    var generation = credentials.generation();
    try {
      return call.get();
    } catch (LightsailException problem) {
      if (AwsErrors.saysExpired(problem) && credentials.renew(generation)) {
        return call.get();
      }
      throw problem;
    }
  }

  @Override
  public GetInstanceResponse getInstance(GetInstanceRequest request) {
    return renewing(() -> client.getInstance(request));
  }

  @Override
  public GetInstancesResponse getInstances(GetInstancesRequest request) {
    return renewing(() -> client.getInstances(request));
  }

  @Override
  public GetOperationResponse getOperation(GetOperationRequest request) {
    return renewing(() -> client.getOperation(request));
  }

  @Override
  public GetOperationsResponse getOperations(GetOperationsRequest request) {
    return renewing(() -> client.getOperations(request));
  }

  @Override
  public GetInstanceMetricDataResponse getInstanceMetricData(GetInstanceMetricDataRequest request) {
    return renewing(() -> client.getInstanceMetricData(request));
  }

  @Override
  public UpdateInstanceMetadataOptionsResponse updateInstanceMetadataOptions(
      UpdateInstanceMetadataOptionsRequest request) {
    return renewing(() -> client.updateInstanceMetadataOptions(request));
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
