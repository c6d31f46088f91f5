package io.github.pulumilightsail.aws.reads;

import static io.github.pulumilightsail.aws.reads.FakeSource.instance;
import static io.github.pulumilightsail.aws.reads.FakeSource.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.testing.Calls;
import io.github.pulumilightsail.testing.FakeTicker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ReadQueueTest {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeSource<Instance> source = FakeSource.instances(200, 20);
  private final PagedReads<Instance> reads = new PagedReads<>(source, executor);
  private final ReadQueue queue = new ReadQueue(reads);
  private final SharedLists lists = new SharedLists(reads);
  private final Call call = Calls.call(new FakeTicker());

  @AfterEach
  void close() {
    executor.close();
  }

  /** Holds the first call of which this is a part until the work is done. */
  private void during(String part, Runnable work) {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    source.onCall(called -> {
      if (called.contains(part) && goOn.getCount() > 0) {
        begun.countDown();
        await(goOn);
      }
    });
    var first = part.startsWith("page") ? lists.read(_ -> {}, call) : queue.read(part, call);
    await(begun);
    work.run();
    goOn.countDown();
    first.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsAskedWhileOneIsReadIsOneBatch() {
    var answers = new ArrayList<CompletableFuture<?>>();

    during("web-1", () -> names(21, 40).forEach(name -> answers.add(queue.read(name, call))));
    answers.forEach(CompletableFuture::join);

    assertThat(source.calls()).containsExactly("web-1", "page 0", "page 1");
  }

  @Test
  void manyWhoAskForOneNameAreAnsweredByOneCall() {
    var answers = new ArrayList<CompletableFuture<?>>();

    during(
        "web-1", () -> IntStream.range(0, 50).forEach(_ -> answers.add(queue.read("web-9", call))));
    answers.forEach(CompletableFuture::join);

    assertThat(source.calls()).containsExactly("web-1", "web-9");
  }

  @Test
  void noAnswerIsOlderThanItsQuestion() {
    var late = new ArrayList<CompletableFuture<?>>();

    during(
        "web-1",
        () -> {
          source.things().set(0, instance("web-1", "required"));
          late.add(queue.read("web-1", call));
        });

    assertThat(late.getFirst().join().toString()).contains("required");
    assertThat(source.calls()).containsExactly("web-1", "web-1");
  }

  @Test
  void aPageOfAListAnswersWhoHadAskedBeforeItsCallAndNobodyElse() {
    var during = new ArrayList<CompletableFuture<?>>();
    during(
        "page 3",
        () -> {
          source.things().set(70, instance("web-71", "required"));
          during.add(queue.read("web-71", call));
          during.getFirst().join();
        });

    // It is on the page that was under way, so only a call of its own could answer.
    assertThat(during.getFirst().join().toString()).contains("required");
    assertThat(source.calls()).contains("web-71");
  }

  @Test
  void aReadThatHangsHoldsUpNoOther() {
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    source.onCall(called -> {
      if (called.equals("web-1")) {
        begun.countDown();
        await(never);
      }
    });

    var hangs = queue.read("web-1", call);
    await(begun);
    assertThat(queue.read("web-2", call).join()).isPresent();

    assertThat(hangs).isNotDone();
    never.countDown();
    hangs.join();
  }

  @Test
  void aMistakeIsToldToWhoAskedAndTheNextOnesAreAnswered() {
    source.onCall(_ -> {
      throw new NoClassDefFoundError("gone");
    });
    assertThat(queue.read("web-1", call).handle((_, problem) -> problem).join())
        .hasMessageContaining("gone");
    assertThat(lists.read(_ -> {}, call).handle((_, problem) -> problem).join())
        .hasMessageContaining("gone");

    source.onCall(_ -> {});
    assertThat(queue.read("web-1", call).join()).isPresent();
    assertThat(lists.read(_ -> {}, call).join()).hasSize(200);
  }

  @Test
  void listsThatAreAskedForWhileOneIsReadAreOne() {
    var more = new ArrayList<CompletableFuture<List<Instance>>>();

    during(
        "page 3",
        () -> {
          more.add(lists.read(_ -> {}, call));
          more.add(
              lists.read(
                  _ -> {
                    throw new IllegalStateException("cannot take it");
                  },
                  call));
          more.add(lists.read(_ -> {}, call));
        });

    assertThat(more.getFirst().join()).hasSize(200);
    assertThat(more.getLast().join()).hasSize(200);
    assertThat(more.get(1)).isCompletedExceptionally();
    assertThat(source.calls()).hasSize(20);
  }

  /** As an engine does it that has so many workers. */
  @ParameterizedTest
  @CsvSource({"8,1", "8,2", "16,3", "64,4"})
  void noReadOfManyCostsMoreThanACallAndAQuarter(int workers, long seed) {
    var names = new ArrayList<>(names(1, 200));
    Collections.shuffle(names, new Random(seed));
    var open = new ConcurrentLinkedQueue<>(names);

    var all =
        IntStream.range(0, workers)
            .mapToObj(_ ->
                CompletableFuture.runAsync(
                    () -> {
                      for (var name = open.poll(); name != null; name = open.poll()) {
                        assertThat(queue.read(name, call).join()).isPresent();
                      }
                    },
                    executor))
            .toList();
    all.forEach(CompletableFuture::join);

    assertThat(source.calls().size()).isLessThanOrEqualTo(250);
  }
}
