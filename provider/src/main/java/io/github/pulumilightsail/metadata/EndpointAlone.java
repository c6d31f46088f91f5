package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.Sending.Sent;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * AWS may take no other option beside a disabled endpoint, as EC2 does not. Then the others go
 * first, but for those that open something while the endpoint still answers, and the endpoint alone
 * after them. That resets the tokens, which opens nothing, since a disabled endpoint answers
 * nobody; what is not as it should be then is set once more if AWS takes it.
 */
record EndpointAlone(Sending sending, OptionsWaits waits) {

  /**
   * Writes the step in its parts.
   *
   * @param problem with which AWS has refused it as a whole
   */
  Written write(Step refused, FailureException problem) {
    var off = refused.target().only(Set.of(Option.HTTP_ENDPOINT));
    var others = refused.target().without(Set.of(Option.HTTP_ENDPOINT));
    if (refused.coming().options().isEndpointDisabled() && knowsEndpoint(refused)) {
      sending.call().log().warning(notWhileDisabled(refused, others, problem));
      return notTaken(refused, OptionsWaits.asItIs(refused));
    }
    if (!others.has(Option.HTTP_TOKENS)
        && "required".equals(refused.coming().options().httpTokens())) {
      throw new FailureException(
          problem
              .failure()
              .andAlso(
                  " AWS takes no other option beside a disabled endpoint, and to disable it alone"
                      + " resets httpTokens, which the program does not set and which is required"
                      + " now: set httpTokens, too. Nothing was written."),
          problem);
    }
    var first = first(refused, closing(refused.live(), others));
    if (first instanceof Written.Unfinished) {
      return first;
    }
    Written second;
    try {
      second = part(refused.with(first.pending()), off, Step::target);
    } catch (FailureException failure) {
      if (first.step().isDone()) {
        throw failure;
      }
      return new Written.Unfinished(
          refused, first.after(), first.operation(), first.pending(), failure.failure());
    }
    if (second instanceof Written.Done(var _, var after, var _, var left)
        && !refused.with(left).of(after).to(others).isDone()) {
      try {
        var third = part(refused.with(left), others, Sending::withTokens);
        return third.operation().isPresent() ? third : second;
      } catch (FailureException failure) {
        sending
            .call()
            .log()
            .warning(notWhileDisabled(refused.with(left).of(after), others, failure));
        return notTaken(refused, second);
      }
    }
    return second;
  }

  /** Where nobody knows whether it waits to be disabled already, AWS may refuse this, too. */
  private Written first(Step whole, MetadataOptions target) {
    try {
      return part(whole, target, Sending::withTokens);
    } catch (FailureException problem) {
      if (problem.failure() instanceof Failure.Refused && !knowsEndpoint(whole)) {
        return OptionsWaits.asItIs(whole.to(MetadataOptions.NONE));
      }
      throw problem;
    }
  }

  private static boolean knowsEndpoint(Step step) {
    return !step.unknown().contains(Option.HTTP_ENDPOINT);
  }

  /** The options that let nobody reach more than now. */
  private static MetadataOptions closing(Instance live, MetadataOptions target) {
    var hops = live.options().httpPutResponseHopLimit();
    return target.only(
        Option.where(option ->
            switch (option) {
              case HTTP_TOKENS -> "required".equals(target.httpTokens());
              case HTTP_PUT_RESPONSE_HOP_LIMIT ->
                  target.httpPutResponseHopLimit() != null
                      && hops != null
                      && target.httpPutResponseHopLimit() <= hops;
              case HTTP_PROTOCOL_IPV6 -> "disabled".equals(target.httpProtocolIpv6());
              case HTTP_ENDPOINT -> false;
            }));
  }

  /** What AWS does not take now goes along with the write that enables the endpoint. */
  private static Written notTaken(Step whole, Written done) {
    var left =
        new PendingOptions(
            whole.target().orElse(whole.with(done.pending()).coming().options()),
            done.after().options());
    return new Written.Done(
        done.step(),
        done.after(),
        done.operation(),
        Optional.of(left).filter(each -> !each.isShownBy(done.after())));
  }

  /** One of several writes that together make a step. */
  private Written part(
      Step whole, MetadataOptions target, Function<Step, MetadataOptions> request) {
    Function<Instance, Step> plan =
        live -> {
          if (!live.arn().equals(whole.live().arn())) {
            throw new FailureException(OptionsWaits.replaced(whole.live(), live, ""));
          }
          return whole.of(live).to(target);
        };
    return switch (sending.send(plan, request)) {
      case Sent.Nothing(var step) -> OptionsWaits.asItIs(step);
      case Sent.Unsettled(var live) -> {
        waits.untilSettled(live);
        yield part(whole, target, request);
      }
      case Sent.Started(var step, var sent, var operation) ->
          waits.untilApplied(step, sent, Optional.of(operation));
      case Sent.Doubtful(var step, var sent, var failure) ->
          waits.afterDoubtful(step, sent, failure);
      case Sent.Refused(var _, var problem) -> throw problem;
    };
  }

  private static String notWhileDisabled(
      Step refused, MetadataOptions others, FailureException problem) {
    return "AWS does not set %s of %s while its endpoint is disabled (%s). Nobody is answered meanwhile; the write that enables the endpoint sends them along."
        .formatted(
            String.join(
                ", ", refused.to(others).differing().stream().map(Option::property).toList()),
            refused.live().subject(),
            problem.failure().message());
  }
}
