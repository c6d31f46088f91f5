package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.Instance;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The one place in which all reads of a region's instances meet. */
final class InstanceReads {
  private final LightsailClient client;
  private final String region;
  private final Executor executor;

  InstanceReads(LightsailClient client, String region, Executor executor) {
    this.client = client;
    this.region = region;
    this.executor = executor;
  }

  /** The instance of that name, read no earlier than this call; empty if there is none. */
  CompletableFuture<Optional<Instance>> read(String name) {
    return CompletableFuture.supplyAsync(() -> byName(name), executor);
  }

  private Optional<Instance> byName(String name) {
    try {
      var answer = client.getInstance(request -> request.instanceName(name));
      return Optional.ofNullable(answer.instance()).map(read -> Translation.instance(read, region));
    } catch (RuntimeException problem) {
      if (AwsErrors.saysMissing(problem)) {
        return Optional.empty();
      }
      throw AwsErrors.exception(
          new Attempt("GetInstance", "instance " + name + " in " + region), problem);
    }
  }
}
