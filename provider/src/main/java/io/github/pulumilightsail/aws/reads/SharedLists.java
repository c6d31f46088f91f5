package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Lists of all instances of a region: what is asked for while one is read is answered by the next,
 * for all. They do not wait for reads by name, nor those for them.
 */
public final class SharedLists {
  private final PagedReads<Instance> reads;
  private List<Question> next = new ArrayList<>();
  private boolean busy;

  public SharedLists(PagedReads<Instance> reads) {
    this.reads = reads;
  }

  private record Question(
      Consumer<List<Instance>> onPage, Call call, CompletableFuture<List<Instance>> answer) {}

  /**
   * All instances, read no earlier than this call.
   *
   * @param onPage is given them as they come
   */
  public CompletableFuture<List<Instance>> read(Consumer<List<Instance>> onPage, Call call) {
    var question = new Question(onPage, call, new CompletableFuture<>());
    synchronized (this) {
      next.add(question);
      if (busy) {
        return question.answer();
      }
      busy = true;
    }
    Thread.ofPlatform().daemon().name("lists").start(this::serve);
    return question.answer();
  }

  private void serve() {
    for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
      try {
        var all = list(batch);
        batch.forEach(question -> question.answer().complete(all));
      } catch (FailureException problem) {
        fail(batch, problem);
      } catch (RuntimeException | Error mistake) {
        fail(batch, PagedReads.bug(mistake));
      }
    }
  }

  private synchronized List<Question> nextBatch() {
    var batch = next;
    next = new ArrayList<>();
    busy = !batch.isEmpty();
    return batch;
  }

  private List<Instance> list(List<Question> batch) {
    return reads.all(
        page -> batch.forEach(question -> tell(question, page)),
        JointCall.of(batch.stream().map(Question::call).toList()));
  }

  /** Whoever cannot take a page any more must not end the list of the others. */
  private static void tell(Question question, List<Instance> page) {
    try {
      question.onPage().accept(page);
    } catch (RuntimeException problem) {
      question.answer().completeExceptionally(problem);
    }
  }

  private static void fail(List<Question> batch, FailureException problem) {
    batch.forEach(question -> question.answer().completeExceptionally(problem));
  }
}
