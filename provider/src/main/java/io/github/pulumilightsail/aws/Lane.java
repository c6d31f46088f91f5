package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.Question.ByName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions of one kind, and the sweep that answers them: one at a time, for all who ask. */
final class Lane {
  /** How long questions gather behind a lone read that is slow. */
  private static final long GATHER_MILLIS = 250;

  private final InstanceCalls calls;
  private final Executor executor;
  private final Sweep sweep;
  private final List<Question> waiting = new ArrayList<>();
  private boolean busy;

  Lane(InstanceCalls calls, Sweep sweep, Executor executor) {
    this.calls = calls;
    this.sweep = sweep;
    this.executor = executor;
  }

  /** Has the questions answered, together with those that others ask meanwhile. */
  void ask(Collection<? extends Question> questions) {
    synchronized (this) {
      waiting.addAll(questions);
      if (busy || waiting.isEmpty()) {
        return;
      }
      busy = true;
    }
    // The writes of a fleet would keep a virtual thread waiting for its turn after every page.
    Thread.ofPlatform().daemon().name("sweep").start(this::serve);
  }

  private synchronized List<Question> takeWaiting() {
    var taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  private void serve() {
    while (true) {
      List<Question> questions;
      synchronized (this) {
        questions = takeWaiting();
        busy = !questions.isEmpty();
        if (!busy) {
          return;
        }
      }
      try {
        gather(askByName(sweep.run(questions, this::takeWaiting)));
      } catch (RuntimeException problem) {
        var failure =
            AwsErrors.exception(new Attempt("GetInstances", "the instances of a region"), problem);
        questions.forEach(question -> question.fail(failure));
        sweep.abandon(failure);
      }
    }
  }

  /** Asks by name, side by side; done when the first of them is answered. */
  private CompletableFuture<?> askByName(Map<String, List<ByName>> questions) {
    return questions.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.anyOf(
            questions.entrySet().stream()
                .map(each ->
                    CompletableFuture.runAsync(
                        () -> answer(each.getKey(), each.getValue()), executor))
                .toArray(CompletableFuture<?>[]::new));
  }

  private void answer(String name, List<ByName> questions) {
    try {
      var found = calls.byName(name);
      questions.forEach(question -> question.answer.complete(found));
    } catch (RuntimeException problem) {
      questions.forEach(question -> question.fail(problem));
    }
  }

  private static void gather(CompletableFuture<?> first) {
    try {
      first.get(GATHER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Whoever asked learns of it from the answer; here it is only a sign to go on.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
