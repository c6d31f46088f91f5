package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.AwsErrors.Attempt;
import io.github.pulumilightsail.aws.Question.All;
import io.github.pulumilightsail.aws.Question.ByName;
import io.github.pulumilightsail.aws.port.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/**
 * The one place in which all reads of a region's instances meet. A lone question is one {@code
 * GetInstance}; questions that come while another is being answered are gathered, and answered by
 * pages of {@code GetInstances} where that is cheaper. Nothing is kept: no answer is older than its
 * question.
 */
final class InstanceReads {
  /** How long questions gather behind a lone read that is slow. */
  private static final long GATHER_MILLIS = 250;

  private final InstanceCalls calls;
  private final Executor executor;
  private final Sweep sweep;
  private final List<Question> waiting = new ArrayList<>();
  private boolean busy;

  InstanceReads(LightsailClient client, String region, Executor executor) {
    this.calls = new InstanceCalls(client, region);
    this.executor = executor;
    this.sweep = new Sweep(calls);
  }

  /** How many calls there were so far. */
  long calls() {
    return calls.count();
  }

  /** The instance of that name, read no earlier than this call; empty if there is none. */
  CompletableFuture<Optional<Instance>> read(String name) {
    var question = new ByName(name);
    ask(List.of(question));
    return question.answer;
  }

  /** The instances of those names, asked for at once. */
  Map<String, CompletableFuture<Optional<Instance>>> read(Collection<String> names) {
    var questions = new LinkedHashMap<String, ByName>();
    names.forEach(name -> questions.computeIfAbsent(name, ByName::new));
    ask(questions.values());
    var answers = new LinkedHashMap<String, CompletableFuture<Optional<Instance>>>();
    questions.forEach((name, question) -> answers.put(name, question.answer));
    return answers;
  }

  /**
   * All instances of the region, read no earlier than this call.
   *
   * @param onPage is given them as they come
   */
  CompletableFuture<List<Instance>> all(Consumer<List<Instance>> onPage) {
    var question = new All(onPage);
    ask(List.of(question));
    return question.answer;
  }

  private void ask(Collection<? extends Question> questions) {
    synchronized (this) {
      waiting.addAll(questions);
      if (busy || waiting.isEmpty()) {
        return;
      }
      busy = true;
    }
    executor.execute(this::serve);
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
