package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Questions for instances by name: what is asked while a batch is answered is the next batch. */
public final class ReadQueue {
  /** A read by name that hangs must not hold up the next batch; one that does not takes less. */
  private static final long LONGEST_MILLIS = 250;

  private final PagedReads<Instance> reads;
  private final Map<String, List<Question>> open = new HashMap<>();
  private List<Question> next = new ArrayList<>();
  private boolean busy;

  public ReadQueue(PagedReads<Instance> reads) {
    this.reads = reads;
    reads.onPage(this::show);
  }

  /**
   * One who wants to know.
   *
   * @param asked the call that was begun last at that time: only later ones answer it
   */
  private record Question(
      String name, Call call, long asked, CompletableFuture<Optional<Instance>> answer) {}

  /** The instance of that name, read no earlier than this call; empty if there is none. */
  public CompletableFuture<Optional<Instance>> read(String name, Call call) {
    var question = new Question(name, call, reads.newest(), new CompletableFuture<>());
    synchronized (this) {
      open.computeIfAbsent(name, _ -> new ArrayList<>()).add(question);
      next.add(question);
      if (busy) {
        return question.answer();
      }
      busy = true;
    }
    // The writes of a fleet would keep a virtual thread waiting for its turn after every page.
    Thread.ofPlatform().daemon().name("reads").start(this::serve);
    return question.answer();
  }

  private void serve() {
    for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
      answer(batch);
    }
  }

  private synchronized List<Question> nextBatch() {
    var batch = next.stream().filter(question -> !question.answer().isDone()).toList();
    next = new ArrayList<>();
    busy = !batch.isEmpty();
    return batch;
  }

  private void answer(List<Question> batch) {
    try {
      var byName = batch.stream().collect(Collectors.groupingBy(Question::name));
      var call = JointCall.of(batch.stream().map(Question::call).toList());
      reads
          .read(byName.keySet(), call, new Batch(byName))
          .rest()
          .get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Whoever asked is told by the read itself.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error mistake) {
      batch.forEach(question -> fail(question, PagedReads.bug(mistake)));
    }
  }

  private final class Batch implements Answers<Instance> {
    private final Map<String, List<Question>> questions;

    Batch(Map<String, List<Question>> questions) {
      this.questions = questions;
    }

    @Override
    public boolean wants(String name) {
      return questions.getOrDefault(name, List.of()).stream()
          .anyMatch(question -> !question.answer().isDone());
    }

    @Override
    public void found(String name, Optional<Instance> instance, long begun) {
      answered(name, instance, begun);
    }

    @Override
    public void failed(String name, FailureException problem) {
      questions.getOrDefault(name, List.of()).forEach(question -> fail(question, problem));
    }
  }

  private void show(List<Instance> page, long begun) {
    page.forEach(instance -> answered(instance.name(), Optional.of(instance), begun));
  }

  private void answered(String name, Optional<Instance> instance, long begun) {
    List<Question> told;
    synchronized (this) {
      told =
          open.getOrDefault(name, List.of()).stream()
              .filter(question -> question.asked() < begun)
              .toList();
      told.forEach(this::close);
    }
    told.forEach(question -> question.answer().complete(instance));
  }

  private void fail(Question question, FailureException problem) {
    close(question);
    question.answer().completeExceptionally(problem);
  }

  private synchronized void close(Question question) {
    open.computeIfPresent(
        question.name(),
        (_, questions) -> {
          questions.remove(question);
          return questions.isEmpty() ? null : questions;
        });
  }
}
