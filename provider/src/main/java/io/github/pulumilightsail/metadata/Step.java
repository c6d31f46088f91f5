package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import java.util.Set;

/**
 * What one update does to one instance, and what is known of it afterwards.
 *
 * @param live the instance before
 * @param target the values to bring it to; all others stay as they are
 * @param previousOnceDone what the managed options were before, once all is done
 * @param previousUntilThen the same as long as options that are given up may still be managed
 * @param unseen whether what the instance shows may not be what its next start brings: it is
 *     stopped, and an earlier write waits
 * @param sendsUnseenTokens whether a write would have to send tokens along that the program has set
 *     and sets no more, of which that may be true
 */
public record Step(
    Instance live,
    MetadataOptions target,
    MetadataOptions previousOnceDone,
    MetadataOptions previousUntilThen,
    boolean unseen,
    boolean sendsUnseenTokens) {

  /** Of an instance that shows what it is. */
  public Step(
      Instance live,
      MetadataOptions target,
      MetadataOptions previousOnceDone,
      MetadataOptions previousUntilThen,
      boolean unseen) {
    this(live, target, previousOnceDone, previousUntilThen, unseen, false);
  }

  /** The options that have another value than the target's. */
  public Set<Option> differing() {
    return Differences.of(target, live);
  }

  /** Whether there is nothing to write. */
  public boolean isDone() {
    return target.isEmpty() || (differing().isEmpty() && !unseen);
  }

  /** The options by which it makes IMDSv1, or the endpoint, answer where it does not. */
  public Set<Option> opened() {
    var opened = differing();
    opened.removeIf(option ->
        switch (option) {
          case HTTP_TOKENS -> !"optional".equals(target.httpTokens());
          case HTTP_ENDPOINT -> !"enabled".equals(target.httpEndpoint());
          case HTTP_PUT_RESPONSE_HOP_LIMIT, HTTP_PROTOCOL_IPV6 -> true;
        });
    return opened;
  }

  /** The same, of which nothing is written. */
  public Step withoutWrite() {
    return new Step(live, MetadataOptions.NONE, previousOnceDone, previousUntilThen, false);
  }

  /** The instance as it will be. */
  public Instance expected() {
    return live.with(target.orElse(live.options()), live.optionsState() == null ? null : "applied");
  }

  /** What is known of the instance once all is done. */
  public Managed managedOnceDone() {
    return new Managed(live.arn(), previousOnceDone.given(), previousOnceDone, false);
  }

  /** What is known of it as long as options that are given up may still be managed. */
  public Managed managedUntilThen() {
    return new Managed(live.arn(), previousUntilThen.given(), previousUntilThen, false);
  }
}
