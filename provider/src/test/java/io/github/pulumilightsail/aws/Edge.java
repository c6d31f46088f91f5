package io.github.pulumilightsail.aws;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import io.github.pulumilightsail.aws.credentials.RenewableCredentials;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mockito.stubbing.Answer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstanceResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstancesRequest;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.GetOperationRequest;
import software.amazon.awssdk.services.lightsail.model.GetOperationsRequest;
import software.amazon.awssdk.services.lightsail.model.GetRegionsRequest;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstanceState;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.lightsail.model.UpdateInstanceMetadataOptionsResponse;

/**
 * The SDK's client as a mock, and a region over it, in time that passes only when it is waited for.
 * A call that a test has not arranged fails.
 */
final class Edge implements AutoCloseable {
  static final String REGION = "eu-north-1";
  static final String ARN = "arn:aws:lightsail:eu-north-1:111122223333:Instance/";

  final LightsailClient client = mock(LightsailClient.class, CALLS_REAL_METHODS);
  final FakeTicker ticker = new FakeTicker();
  final Cancellation cancellation = new Cancellation();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /** A region over the client, each time a new one. */
  Lightsail region(int maxRetries) {
    var credentials = new RenewableCredentials(AnonymousCredentialsProvider::create);
    var calls = new LightsailCalls(client, REGION, new Attempts(maxRetries, credentials, executor));
    return new LightsailRegion(REGION, calls, executor, InstantSource.system());
  }

  /** One region, for whatever the name. */
  static Regions regions(Lightsail region) {
    return new Regions() {
      @Override
      public Lightsail in(String name) {
        return region;
      }

      @Override
      public boolean saysNotEnabled(FailureException problem) {
        return AwsErrors.saysNotEnabled(problem);
      }

      @Override
      public Optional<String> defaultRegion() {
        return Optional.of(REGION);
      }

      @Override
      public boolean skipRegionValidation() {
        return false;
      }
    };
  }

  Call call() {
    return call(Duration.ofMinutes(10));
  }

  Call call(Duration limit) {
    return new Call(ticker, limit, cancellation, new RecordedLog());
  }

  ExecutorService executor() {
    return executor;
  }

  // ---- what the service answers

  Edge onGetInstance(Answer<?> answer) {
    doAnswer(answer).when(client).getInstance(any(GetInstanceRequest.class));
    return this;
  }

  Edge onGetInstances(Answer<?> answer) {
    doAnswer(answer).when(client).getInstances(any(GetInstancesRequest.class));
    return this;
  }

  Edge onGetOperation(Answer<?> answer) {
    doAnswer(answer).when(client).getOperation(any(GetOperationRequest.class));
    return this;
  }

  Edge onGetOperations(Answer<?> answer) {
    doAnswer(answer).when(client).getOperations(any(GetOperationsRequest.class));
    return this;
  }

  Edge onMetric(Answer<?> answer) {
    doAnswer(answer).when(client).getInstanceMetricData(any(GetInstanceMetricDataRequest.class));
    return this;
  }

  Edge onGetRegions(Answer<?> answer) {
    doAnswer(answer).when(client).getRegions(any(GetRegionsRequest.class));
    return this;
  }

  Edge onUpdate(Answer<?> answer) {
    doAnswer(answer)
        .when(client)
        .updateInstanceMetadataOptions(any(UpdateInstanceMetadataOptionsRequest.class));
    return this;
  }

  /** Instances by name, and pages of them that their number counts as tokens. */
  Edge hasInstances(int count, int pageSize) {
    var all =
        IntStream.rangeClosed(1, count).mapToObj(number -> "web-" + number).map(Edge::instance);
    return hasInstances(all.toList(), pageSize);
  }

  private Edge hasInstances(List<Instance> all, int pageSize) {
    onGetInstance(asked -> {
      var name = asked.<GetInstanceRequest>getArgument(0).instanceName();
      return all.stream()
          .filter(instance -> instance.name().equals(name))
          .findFirst()
          .map(Edge::answer)
          .orElseThrow(() -> NotFoundException.builder().build());
    });
    return onGetInstances(asked -> {
      var token = asked.<GetInstancesRequest>getArgument(0).pageToken();
      var from = token == null ? 0 : Integer.parseInt(token);
      var to = Math.min(all.size(), from + pageSize);
      return page(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    });
  }

  static Instance instance(String name) {
    return Instance.builder()
        .name(name)
        .arn(ARN + name)
        .state(InstanceState.builder().name("running").build())
        .metadataOptions(o ->
            o.httpTokens("optional")
                .httpEndpoint("enabled")
                .httpPutResponseHopLimit(1)
                .httpProtocolIpv6("disabled")
                .state("applied"))
        .build();
  }

  static GetInstanceResponse answer(Instance instance) {
    return GetInstanceResponse.builder().instance(instance).build();
  }

  static GetInstancesResponse page(List<Instance> instances, @Nullable String next) {
    return GetInstancesResponse.builder().instances(instances).nextPageToken(next).build();
  }

  static Operation operation(String id, String status) {
    return Operation.builder().id(id).status(status).build();
  }

  static UpdateInstanceMetadataOptionsResponse begun(String id) {
    return UpdateInstanceMetadataOptionsResponse.builder()
        .operation(operation(id, "Succeeded"))
        .build();
  }

  /** A failure that the service tells, by its code. */
  static LightsailException failure(String code, int status) {
    var told = AwsErrorDetails.builder().errorCode(code).errorMessage("it is so").build();
    return (LightsailException)
        LightsailException.builder().awsErrorDetails(told).statusCode(status).build();
  }

  static LightsailException throttled() {
    return failure("ThrottlingException", 400);
  }

  // ---- what was called

  /** The requests of all calls, in their order. */
  List<Object> requests() {
    var requests = new ArrayList<>();
    for (var invocation : mockingDetails(client).getInvocations()) {
      var argument = invocation.getArgument(0);
      if (argument instanceof SdkRequest) {
        requests.add(argument);
      }
    }
    return requests;
  }

  long count(Class<?> request) {
    return requests().stream().filter(request::isInstance).count();
  }

  @Override
  public void close() {
    executor.close();
  }
}
