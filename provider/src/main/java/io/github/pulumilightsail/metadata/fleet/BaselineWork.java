package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.Ending;
import io.github.pulumilightsail.metadata.FirstFew;
import io.github.pulumilightsail.metadata.InstanceId;
import io.github.pulumilightsail.metadata.OptionsWriter;
import io.github.pulumilightsail.metadata.OptionsWriter.Written;
import io.github.pulumilightsail.metadata.Run;
import io.github.pulumilightsail.metadata.usage.UsageCheck;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Request;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes to many instances side by side. One that fails never holds up the others. */
final class BaselineWork {
  private static final Logger LOG = Logger.getLogger(BaselineWork.class.getName());

  /** Progress is told in so many lines, since a log that is no terminal keeps each of them. */
  private static final int LINES = 15;

  /** What came of the work on one instance. */
  sealed interface Result {
    /** It is done. */
    record Done(Written written) implements Result {}

    /**
     * There was nothing to do, or no more: the instance is gone, or another by now, or somebody
     * else's.
     */
    record Gone(String how) implements Result {}

    /**
     * It failed.
     *
     * @param written what was, or may have been, written
     */
    record Failed(Failure failure, Optional<Written> written) implements Result {}

    /** It was not begun, since too many had failed before. */
    record NotTried() implements Result {}
  }

  /**
   * How much may go on.
   *
   * @param parallel how many writes may be under way at once
   * @param maxFailures after so many failures no further write begins; empty: that never stops one
   */
  record Limits(int parallel, OptionalInt maxFailures) {
    static Limits of(Fields inputs) {
      return new Limits(
          inputs.whole("maxParallel").orElse(BaselineFields.DEFAULT_PARALLEL),
          inputs.whole("maxFailures"));
    }

    /**
     * Whoever wants to stop after some failures wants to see how a write ends before many more
     * begin; so only then an instance holds its place until it is done.
     */
    ExecutorService executor() {
      return maxFailures.isPresent()
          ? Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())
          : Executors.newVirtualThreadPerTaskExecutor();
    }
  }

  private final Call call;
  private final Limits limits;
  private final int all;
  private final SortedMap<InstanceId, Result> results = new TreeMap<>();
  private int failed;
  private int cancelled;
  private int gone;
  private int notTried;

  private BaselineWork(Call call, Limits limits, int all) {
    this.call = call;
    this.limits = limits;
    this.all = all;
  }

  /** Does all of it, and returns when the last is done. */
  static SortedMap<InstanceId, Result> run(
      Map<InstanceId, Callable<Optional<Written>>> work, Limits limits, Call call) {
    var running = new BaselineWork(call, limits, work.size());
    try (var executor = limits.executor()) {
      work.forEach((id, task) ->
          executor.execute(
              () -> running.note(id, running.isStopped() ? new Result.NotTried() : result(task))));
    }
    return running.results;
  }

  /** With the writer that all work on this request shares. */
  static Ending ending(Run run, Request request, UsageCheck usageCheck, Call call) {
    var quiet = call.quietly();
    var writer =
        new OptionsWriter(run, quiet, new Semaphore(Limits.of(request.inputs()).parallel()));
    return new Ending(run, writer, quiet, request.urn(), request.inputs(), usageCheck);
  }

  /** Whoever cancels stops all of it, and is told so instance by instance. */
  private synchronized boolean isStopped() {
    return limits.maxFailures().isPresent()
        && failed - cancelled >= limits.maxFailures().getAsInt();
  }

  private static Result result(Callable<Optional<Written>> task) {
    try {
      return task.call()
          .<Result>map(written ->
              switch (written) {
                case Written.Done _ -> new Result.Done(written);
                case Written.Unfinished(var _, var _, var _, var _, Failure.NotFound _) ->
                    new Result.Gone(
                        "gone, or created again, while it was written to: one of its name may have"
                            + " got that");
                case Written.Unfinished(var _, var _, var _, var _, var failure) ->
                    new Result.Failed(failure, Optional.of(written));
              })
          .orElseGet(() -> new Result.Gone("gone, or selected again"));
    } catch (FailureException problem) {
      return problem.failure() instanceof Failure.NotFound gone
          ? new Result.Gone(gone.message())
          : new Result.Failed(problem.failure(), Optional.empty());
    } catch (Exception | Error unexpected) {
      LOG.log(Level.SEVERE, "the work on one instance failed unexpectedly", unexpected);
      return new Result.Failed(
          new Failure.Bug("failed unexpectedly: " + unexpected), Optional.empty());
    }
  }

  /** Tells progress in order, and the end always. */
  private synchronized void note(InstanceId id, Result result) {
    results.put(id, result);
    failed += result instanceof Result.Failed ? 1 : 0;
    cancelled += result instanceof Result.Failed(Failure.Cancelled _, var _) ? 1 : 0;
    gone += result instanceof Result.Gone ? 1 : 0;
    notTried += result instanceof Result.NotTried ? 1 : 0;
    var finished = results.size();
    if (finished == all || finished % (all / LINES + 1) == 0) {
      call.log()
          .progress(
              "%d/%d applied%s%s%s"
                  .formatted(
                      finished - failed - gone - notTried,
                      all,
                      failed == 0 ? "" : ", " + failed + " failed",
                      notTried == 0 ? "" : ", " + notTried + " not tried",
                      gone == 0 ? "" : ", " + gone + " gone, or left as they are"));
    }
  }

  /**
   * Tells of those that were not put back, since another resource of the program wants them.
   *
   * @param among those that were to be put back
   */
  static void tellWanted(
      Collection<InstanceId> among, Map<InstanceId, Result> results, Run run, Call call) {
    var wanted = new TreeMap<InstanceId, String>();
    for (var id : among) {
      if (!results.containsKey(id) || results.get(id) instanceof Result.Gone) {
        run.claims().holder(id).ifPresent(urn -> wanted.put(id, "by " + urn));
      }
    }
    if (!wanted.isEmpty()) {
      call.log()
          .info(
              "left as they are, since they are managed by another resource: %s; what this baseline has recorded of them is not kept"
                  .formatted(FirstFew.of(wanted)));
    }
  }

  /**
   * The failures as one, with the instances by name; empty if there are none.
   *
   * @param done what is to be said of all others, once they are done
   * @param next how it goes on with those that failed
   */
  static Optional<Failure> failure(
      SortedMap<InstanceId, Result> results, String done, String next) {
    var failures = new TreeMap<InstanceId, Failure>();
    results.forEach((id, result) -> {
      if (result instanceof Result.Failed(var failure, var _)) {
        failures.put(id, failure);
      }
    });
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    var named =
        FirstFew.lines(
            failures.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().message())
                .toList());
    var notTried =
        results.entrySet().stream()
            .filter(each -> each.getValue() instanceof Result.NotTried)
            .map(each -> each.getKey().toString())
            .toList();
    var stopped =
        notTried.isEmpty()
            ? ""
            : "After so many failures (maxFailures) no further write began: %d were not tried: %s.\n"
                .formatted(notTried.size(), FirstFew.of(notTried));
    var text =
        "%d of %d instances are not as wanted:\n  %s\n%s%s%s"
            .formatted(
                failures.size() + notTried.size(),
                results.size(),
                named,
                stopped,
                failures.size() + notTried.size() == results.size() ? "" : done,
                next);
    return Optional.of(
        failures.values().stream().allMatch(Failure.Cancelled.class::isInstance)
            ? new Failure.Cancelled(text)
            : new Failure.OperationFailed(text));
  }
}
