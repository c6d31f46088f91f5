package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.Instance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/** The two calls that read instances. */
final class InstanceCalls {
  private final LightsailClient client;
  private final String region;
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong pages;

  /**
   * Makes the calls of a region.
   *
   * @param pages numbers the pages of all who read them
   */
  InstanceCalls(LightsailClient client, String region, AtomicLong pages) {
    this.client = client;
    this.region = region;
    this.pages = pages;
  }

  /**
   * One page of the region's instances.
   *
   * @param next the token of the next page if there is one
   * @param number a higher one than that of each page whose call was begun before
   */
  record Page(List<Instance> instances, @Nullable String next, long number) {}

  /** How many calls there were so far. */
  long count() {
    return count.get();
  }

  Optional<Instance> byName(String name) {
    count.incrementAndGet();
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

  /**
   * Fetches a page.
   *
   * @param token of the page, absent for the first
   */
  Page page(@Nullable String token) {
    count.incrementAndGet();
    var number = pages.incrementAndGet();
    try {
      var answer = client.getInstances(request -> request.pageToken(token));
      var next = answer.nextPageToken();
      return new Page(
          answer.instances().stream().map(read -> Translation.instance(read, region)).toList(),
          next == null || next.isEmpty() ? null : next,
          number);
    } catch (RuntimeException problem) {
      throw AwsErrors.exception(new Attempt("GetInstances", "the instances in " + region), problem);
    }
  }
}
