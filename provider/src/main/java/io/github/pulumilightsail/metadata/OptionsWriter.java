package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.Lightsail;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Operation;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.aws.port.Probe;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one way in which this provider writes options: only what differs makes a write, {@code
 * httpTokens} is always sent, and a write has happened only when it was seen to.
 */
final class OptionsWriter {
  private final Lightsail lightsail;
  private final Call call;

  OptionsWriter(Lightsail lightsail, Call call) {
    this.lightsail = lightsail;
    this.call = call;
  }

  /** What came of it. Where certainly nothing was written, a {@link FailureException} says why. */
  sealed interface Written {
    /** The instance just before the write. */
    Instance before();

    /** The instance as last seen. */
    Instance after();

    /** The write's operation, if there was a write and the service answered it. */
    Optional<Operation> operation();

    /** The instance has the wanted values. */
    record Done(Instance before, Instance after, Optional<Operation> operation)
        implements Written {}

    /** Something was, or may have been, written, and the instance was not seen with the values. */
    record Unfinished(
        Instance before, Instance after, Optional<Operation> operation, Failure failure)
        implements Written {}
  }

  /**
   * Brings the instance to the wanted values.
   *
   * @param read the instance, read just now
   * @param wanted the options to set; all others keep their values
   */
  Written write(Instance read, MetadataOptions wanted) {
    var before = read;
    while (true) {
      var differing = differing(wanted, before);
      if (differing.isEmpty()) {
        return before.hasSettledOptions()
            ? new Written.Done(before, before, Optional.empty())
            : untilApplied(before, wanted, Optional.empty());
      }
      if (!before.isSettled()) {
        before = settled(before);
        continue;
      }
      call.proceed("writing the metadata options of " + subject(before));
      try {
        var operation = lightsail.write(before.name(), fresh(before, wanted), call);
        if (operation.isPresent()) {
          return untilApplied(before, wanted, operation);
        }
        // Somebody else has meanwhile written what was wanted.
        before = again(before);
      } catch (FailureException problem) {
        if (problem.failure().mayHaveTakenEffect()) {
          return afterDoubtful(before, wanted, problem.failure());
        }
        before = orStillInTransition(before, problem);
      }
    }
  }

  /**
   * The options whose live value is not the wanted one; unreported IPv6 is the same as disabled.
   */
  static Set<Option> differing(MetadataOptions wanted, Instance instance) {
    return wanted.differingFrom(
        instance.options().orElse(new MetadataOptions(null, null, null, "disabled")));
  }

  /** What to send: as just read at first, and read anew before each further attempt. */
  private Supplier<Optional<MetadataOptions>> fresh(Instance before, MetadataOptions wanted) {
    var attempts = new AtomicInteger();
    return () -> {
      var current = attempts.getAndIncrement() == 0 ? before : again(before);
      return Optional.of(current)
          .filter(seen -> !differing(wanted, seen).isEmpty())
          .map(seen -> request(wanted, seen));
    };
  }

  private Instance again(Instance before) {
    return lightsail
        .find(before.name(), call)
        .filter(same(before))
        .orElseThrow(() ->
            new FailureException(
                new Failure.NotFound(
                    "instance %s was deleted or replaced in the meantime. Nothing was written."
                        .formatted(subject(before)))));
  }

  /**
   * What to send. The API resets an omitted {@code httpTokens} to {@code optional}, so the current
   * value goes along where the wanted ones have none; no other option is sent unasked.
   */
  private static MetadataOptions request(MetadataOptions wanted, Instance current) {
    var request = wanted.orElse(current.options().only(Set.of(Option.HTTP_TOKENS)));
    if (request.httpTokens() == null) {
      throw new FailureException(
          new Failure.Conflict(
              "AWS does not tell the httpTokens of %s, and a write without it would reset it to optional. Set httpTokens, too. Nothing was written."
                  .formatted(subject(current))));
    }
    return request;
  }

  private Instance settled(Instance before) {
    return lightsail.await(
        before.name(),
        Optional.empty(),
        "waiting for instance " + subject(before) + " to be running or stopped",
        (instance, _) ->
            watched(
                before,
                instance,
                "Nothing was written.",
                Instance::isSettled,
                seen -> "it is " + seen.lifecycle()),
        call);
  }

  private Written untilApplied(
      Instance before, MetadataOptions wanted, Optional<Operation> started) {
    var last = new LastSeen(before, started);
    try {
      var after =
          lightsail.await(
              before.name(),
              started,
              "waiting for the metadata options of " + subject(before) + " to be applied",
              (instance, operation) -> {
                last.saw(instance.filter(same(before)), operation);
                return failed(operation, before)
                    .<Probe<Instance>>map(Probe.Failed::new)
                    .orElseGet(() ->
                        watched(
                            before,
                            instance,
                            "",
                            seen -> isApplied(seen, wanted, operation),
                            seen -> progress(seen, wanted, operation)));
              },
              call);
      return new Written.Done(before, after, last.operation);
    } catch (FailureException problem) {
      var seen =
          switch (problem.failure()) {
            case Failure.Cancelled _, Failure.TimedOut _ -> lastLook(before).orElse(last.instance);
            default -> last.instance;
          };
      return new Written.Unfinished(before, seen, last.operation, problem.failure());
    }
  }

  private static Probe<Instance> watched(
      Instance before,
      Optional<Instance> seen,
      String consequence,
      Predicate<Instance> ready,
      Function<Instance, String> state) {
    if (seen.isEmpty()) {
      return new Probe.Failed<>(
          new Failure.NotFound(
              "instance %s was deleted in the meantime. %s"
                  .formatted(subject(before), consequence)
                  .strip()));
    }
    var instance = seen.orElseThrow();
    if (!same(before).test(instance)) {
      // The one that was meant is as gone as a deleted one: a Delete has nothing left to do.
      return new Probe.Failed<>(
          new Failure.NotFound(
              "instance %s was replaced by another of its name (%s) in the meantime. %s Run `pulumi refresh`."
                  .formatted(subject(before), instance.arn(), consequence)));
    }
    if (ready.test(instance)) {
      return new Probe.Ready<>(instance);
    }
    return instance.isEnding()
        ? new Probe.Failed<>(
            new Failure.NotFound(
                "instance %s is %s. %s"
                    .formatted(subject(before), instance.lifecycle(), consequence)
                    .strip()))
        : new Probe.Pending<>(state.apply(instance));
  }

  private static boolean isApplied(
      Instance seen, MetadataOptions wanted, Optional<Operation> operation) {
    var ended =
        operation.isEmpty()
            || operation.orElseThrow().progress() == Operation.Progress.SUCCEEDED
            || seen.isStopped();
    return ended && hasValues(seen, wanted);
  }

  private static boolean hasValues(Instance seen, MetadataOptions wanted) {
    return seen.hasSettledOptions() && differing(wanted, seen).isEmpty();
  }

  private static String progress(
      Instance seen, MetadataOptions wanted, Optional<Operation> operation) {
    var differing = differing(wanted, seen).stream().map(Option::property).toList();
    return "the options are "
        + (seen.optionsState() == null ? "in an untold state" : seen.optionsState())
        + (differing.isEmpty() ? "" : ", still without the new " + String.join(", ", differing))
        + operation.map(o -> ", operation " + o.id() + " is " + o.status()).orElse("");
  }

  private static Optional<Failure> failed(Optional<Operation> operation, Instance before) {
    return operation
        .filter(o -> o.progress() == Operation.Progress.FAILED)
        .map(o ->
            new Failure.OperationFailed(
                "AWS could not apply the metadata options of %s: %s: %s (operation %s). Try again, or look at the instance in the Lightsail console."
                    .formatted(
                        subject(before),
                        o.errorCode() == null ? "no error code" : o.errorCode(),
                        o.errorDetails() == null ? "no details" : o.errorDetails(),
                        o.id())));
  }

  /** The answer to the write was lost, so only a look tells whether the write has happened. */
  private Written afterDoubtful(Instance before, MetadataOptions wanted, Failure failure) {
    var seen = lastLook(before);
    return seen.isPresent() && differing(wanted, seen.orElseThrow()).isEmpty()
        ? untilApplied(before, wanted, Optional.empty())
        : new Written.Unfinished(before, seen.orElse(before), Optional.empty(), failure);
  }

  /** The instance as it is now, even if the call is over; empty if that cannot be told. */
  private Optional<Instance> lastLook(Instance before) {
    try {
      return lightsail.find(before.name(), call.lastLook()).filter(same(before));
    } catch (FailureException _) {
      return Optional.empty();
    }
  }

  /**
   * The error of a write on an instance that is just changing is not documented; it is repeated
   * once the instance has settled. On a settled instance the refusal stands.
   */
  private Instance orStillInTransition(Instance before, FailureException problem) {
    if (problem.failure() instanceof Failure.Refused) {
      var seen = lightsail.find(before.name(), call).filter(same(before));
      if (seen.isPresent() && !seen.orElseThrow().isSettled()) {
        return seen.orElseThrow();
      }
    }
    throw problem;
  }

  private static Predicate<Instance> same(Instance before) {
    return instance -> instance.arn().equals(before.arn());
  }

  /** {@code web-1 in eu-central-1 (account 111122223333)}. */
  static String subject(Instance instance) {
    return instance.name()
        + " in "
        + instance.region()
        + (instance.account().isEmpty() ? "" : " (account " + instance.account() + ")");
  }

  private static final class LastSeen {
    private Instance instance;
    private Optional<Operation> operation;

    LastSeen(Instance instance, Optional<Operation> operation) {
      this.instance = instance;
      this.operation = operation;
    }

    void saw(Optional<Instance> seen, Optional<Operation> seenOperation) {
      instance = seen.orElse(instance);
      operation = seenOperation.or(() -> operation);
    }
  }
}
