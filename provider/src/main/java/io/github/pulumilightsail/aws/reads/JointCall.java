package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A call on behalf of several: it goes on as long as one of them does. */
public final class JointCall {
  private JointCall() {}

  /**
   * Joins calls.
   *
   * @param calls one at least
   */
  public static Call of(Collection<Call> calls) {
    var longest = calls.stream().max(Comparator.comparing(Call::remaining)).orElseThrow();
    var cancellations = calls.stream().map(Call::cancellation).collect(Collectors.toSet());
    // The calls of a run share one.
    if (cancellations.size() == 1) {
      return longest;
    }
    return new Call(longest.ticker(), longest.remaining(), all(cancellations), longest.log());
  }

  private static Cancellation all(Collection<Cancellation> cancellations) {
    var joint = new Cancellation();
    var _ =
        CompletableFuture.allOf(
                cancellations.stream()
                    .map(Cancellation::whenCancelled)
                    .toArray(CompletableFuture<?>[]::new))
            .thenRun(joint::cancel);
    return joint;
  }
}
