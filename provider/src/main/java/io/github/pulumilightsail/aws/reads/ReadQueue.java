package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Questions for instances by name: what is asked while a batch is answered is the next batch. */
public final class ReadQueue {
  /** A read by name that hangs must not hold up the next batch; one that does not takes less. */
  private static final long LONGEST_MILLIS = 250;

  private final PagedReads<Instance> reads;
  private Map<String, Question> current = Map.of();
  private Map<String, Question> next = new HashMap<>();
  private boolean busy;

  public ReadQueue(PagedReads<Instance> reads) {
    this.reads = reads;
    reads.onPage(this::show);
  }

  /** For one name, by all who ask for it before its batch is begun. */
  private static final class Question {
    private final List<Call> calls = new ArrayList<>();
    private final CompletableFuture<Optional<Instance>> answer = new CompletableFuture<>();

    /** The page that was begun last when it was last asked: only later ones answer it. */
    private long asked;
  }

  /** The instance of that name, read no earlier than this call; empty if there is none. */
  public synchronized CompletableFuture<Optional<Instance>> read(String name, Call call) {
    var question = next.computeIfAbsent(name, _ -> new Question());
    question.asked = reads.newest();
    question.calls.add(call);
    if (!busy) {
      busy = true;
      // The writes of a fleet would keep a virtual thread waiting for its turn after every page.
      Thread.ofPlatform().daemon().name("reads").start(this::serve);
    }
    return question.answer;
  }

  private void serve() {
    for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
      answer(batch);
    }
  }

  private synchronized Map<String, Question> nextBatch() {
    next.values().removeIf(question -> question.answer.isDone());
    current = next;
    next = new HashMap<>();
    busy = !current.isEmpty();
    return current;
  }

  private void answer(Map<String, Question> batch) {
    try {
      var asked = new HashMap<String, CompletableFuture<Optional<Instance>>>();
      batch.forEach((name, question) -> asked.put(name, question.answer));
      var calls = batch.values().stream().flatMap(question -> question.calls.stream()).toList();
      reads.read(asked, JointCall.of(calls)).rest().get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Whoever asked is told by the read itself.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error mistake) {
      var problem = PagedReads.bug(mistake);
      batch.values().forEach(question -> question.answer.completeExceptionally(problem));
    }
  }

  /** Whomever a page was fetched for, it answers all who had asked before. */
  private void show(List<Instance> page, long begun) {
    for (var instance : page) {
      answeredBy(instance.name(), begun)
          .forEach(question -> question.answer.complete(Optional.of(instance)));
    }
  }

  private synchronized List<Question> answeredBy(String name, long begun) {
    return Stream.of(current, next)
        .flatMap(questions -> Optional.ofNullable(questions.get(name)).stream())
        .filter(question -> question.asked < begun)
        .toList();
  }
}
