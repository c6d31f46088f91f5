package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.Sending.Request;
import io.github.pulumilightsail.metadata.Sending.Sent;
import io.github.pulumilightsail.resource.FailureException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * AWS may take no other option beside a disabled endpoint, as EC2 does not. Then the others go
 * first and the endpoint alone after them. That resets the tokens, which opens nothing, since a
 * disabled endpoint answers nobody; they are set once more if AWS takes them.
 */
record EndpointAlone(Sending sending, OptionsWaits waits) {

  /**
   * Writes the step in its parts.
   *
   * @param problem with which AWS has refused it as a whole
   */
  Written write(Step refused, FailureException problem) {
    var off = refused.target().only(Set.of(Option.HTTP_ENDPOINT));
    var others = refused.target().only(EnumSet.complementOf(EnumSet.of(Option.HTTP_ENDPOINT)));
    if (refused.live().options().isEndpointDisabled()) {
      sending.call().log().warning(notWhileDisabled(refused, others, problem));
      return new Written.Done(refused, refused.live(), Optional.empty());
    }
    if (!others.has(Option.HTTP_TOKENS)
        && "required".equals(refused.live().options().httpTokens())) {
      throw new FailureException(
          problem
              .failure()
              .andAlso(
                  " AWS takes no other option beside a disabled endpoint, and to disable it alone"
                      + " resets httpTokens, which the program does not set and which is required"
                      + " now: set httpTokens, too. Nothing was written."),
          problem);
    }
    var first = part(refused, others, Sending::withTokens);
    if (first instanceof Written.Unfinished) {
      return first;
    }
    var second = part(refused, off, (target, _) -> target);
    if (second instanceof Written.Done(var _, var after, var _)
        && !Differences.of(others, after).isEmpty()) {
      try {
        var third = part(refused, others, Sending::withTokens);
        return third.operation().isPresent() ? third : second;
      } catch (FailureException notTaken) {
        sending.call().log().debug(notTaken.failure().message());
      }
    }
    return second;
  }

  /** One of several writes that together make a step. */
  private Written part(Step whole, MetadataOptions target, Request request) {
    Function<Instance, Step> plan =
        live -> {
          if (!live.arn().equals(whole.live().arn())) {
            throw new FailureException(OptionsWaits.replaced(whole.live(), live, ""));
          }
          return new Step(
              live, target, whole.previousOnceDone(), whole.previousUntilThen(), whole.unseen());
        };
    return switch (sending.send(Optional.empty(), plan, request)) {
      case Sent.Nothing(var step) -> new Written.Done(whole, step.live(), Optional.empty());
      case Sent.Unsettled(var live) -> {
        waits.untilSettled(live);
        yield part(whole, target, request);
      }
      case Sent.Started(var _, var _, var operation) ->
          waits.untilApplied(whole, target, Optional.of(operation));
      case Sent.Doubtful(var _, var failure) -> waits.afterDoubtful(whole, failure);
      case Sent.Refused(var _, var problem) -> throw problem;
    };
  }

  private static String notWhileDisabled(
      Step refused, MetadataOptions others, FailureException problem) {
    return "AWS does not set %s of %s while its endpoint is disabled (%s). Nobody is answered meanwhile; the write that enables the endpoint sends them along."
        .formatted(
            String.join(
                ", ",
                Differences.of(others, refused.live()).stream().map(Option::property).toList()),
            refused.live().subject(),
            problem.failure().message());
  }
}
