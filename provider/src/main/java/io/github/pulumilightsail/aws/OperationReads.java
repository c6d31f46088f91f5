package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.resource.Failure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetOperationsResponse;

/**
 * The one place in which all reads of a region's operations meet. Few are asked for singly, many by
 * the pages of {@code GetOperations}. Used by the region's poller only, one call at a time.
 */
final class OperationReads {
  private static final int FEW = 2;

  private final LightsailClient client;
  private final String region;
  private final AtomicLong count = new AtomicLong();

  /**
   * The service lists operations from old to new, so new ones are on the page of the newest found.
   */
  private @Nullable String newestPage;

  private final Whereabouts whereabouts = new Whereabouts();

  private boolean denied;

  OperationReads(LightsailClient client, String region) {
    this.client = client;
    this.region = region;
  }

  /** How many calls there were so far. */
  long calls() {
    return count.get();
  }

  /**
   * The operations as they are now, and others that were shown with them; one that the service does
   * not know is left out.
   */
  Map<String, Operation> read(Collection<String> ids) {
    var found = new HashMap<String, Operation>();
    var left = new HashSet<>(ids);
    if (left.size() > FEW && !denied) {
      byPages(left, found);
    }
    left.forEach(id -> found.put(id, byId(id)));
    return found;
  }

  private void byPages(Set<String> left, Map<String, Operation> found) {
    var most = left.size();
    var token = newestPage;
    for (var spent = 0; spent < most && !left.isEmpty(); spent++) {
      var known = whereabouts.fullest(left, 1).stream().findFirst();
      var here = known.isPresent() ? known.orElseThrow().token() : token;
      var page = page(here);
      if (page.isEmpty()) {
        return;
      }
      var isHit = take(here, page.orElseThrow(), left, found);
      if (known.isPresent()) {
        whereabouts.notOn(known.orElseThrow(), left);
        continue;
      }
      if (isHit) {
        newestPage = here;
      }
      token = page.orElseThrow().nextPageToken();
      if (token == null || token.isEmpty()) {
        return;
      }
    }
  }

  /** Takes what was asked for from a page; whether there was anything. */
  private boolean take(
      @Nullable String token,
      GetOperationsResponse page,
      Set<String> left,
      Map<String, Operation> found) {
    whereabouts.saw(
        token, page.operations().stream().map(operation -> String.valueOf(operation.id())));
    var before = left.size();
    for (var operation : page.operations()) {
      left.remove(operation.id());
      found.put(operation.id(), Translation.operation(operation));
    }
    return left.size() < before;
  }

  /** The page; empty if pages cannot be had, so that the rest is asked for singly. */
  private Optional<GetOperationsResponse> page(@Nullable String token) {
    count.incrementAndGet();
    try {
      return Optional.of(client.getOperations(request -> request.pageToken(token)));
    } catch (RuntimeException problem) {
      var failed = AwsErrors.exception(new Attempt("GetOperations", "region " + region), problem);
      newestPage = null;
      whereabouts.forget();
      denied = failed.failure() instanceof Failure.Denied;
      if (denied || failed.failure() instanceof Failure.Refused) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private Operation byId(String id) {
    count.incrementAndGet();
    try {
      return Translation.operation(
          client.getOperation(request -> request.operationId(id)).operation());
    } catch (RuntimeException problem) {
      throw AwsErrors.exception(
          new Attempt("GetOperation", "operation " + id + " in " + region), problem);
    }
  }
}
