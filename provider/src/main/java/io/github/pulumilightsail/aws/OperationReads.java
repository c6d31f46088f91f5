package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The one place in which all reads of a region's operations meet. */
final class OperationReads {
  private final LightsailClient client;
  private final String region;
  private final Executor executor;

  OperationReads(LightsailClient client, String region, Executor executor) {
    this.client = client;
    this.region = region;
    this.executor = executor;
  }

  /** The operation as it is now. */
  CompletableFuture<Operation> read(String id) {
    return CompletableFuture.supplyAsync(() -> byId(id), executor);
  }

  private Operation byId(String id) {
    try {
      return Translation.operation(
          client.getOperation(request -> request.operationId(id)).operation());
    } catch (RuntimeException problem) {
      throw AwsErrors.exception(
          new Attempt("GetOperation", "operation " + id + " in " + region), problem);
    }
  }
}
