package io.github.pulumilightsail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pulumilightsail.aws.RateLimiter.Line;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Ticker;
import io.github.pulumilightsail.testing.RecordedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls against a limit, in a time of their own. */
@Timeout(30)
class RateLimiterTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final RateLimiter limiter = new RateLimiter();

  /** Time for several who wait side by side: it goes on to the next of them once all wait. */
  private static final class SharedTime implements Ticker {
    private final PriorityQueue<Long> wakes = new PriorityQueue<>();
    private final int threads;
    private int waiting;
    private int gone;
    private long now = SECOND;

    SharedTime(int threads) {
      this.threads = threads;
    }

    @Override
    public synchronized long nanos() {
      return now;
    }

    @Override
    public synchronized void pass(Duration time, Cancellation cancellation) {
      var wake = now + time.toNanos();
      wakes.add(wake);
      waiting++;
      goOnIfAllWait();
      while (now < wake) {
        try {
          wait();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    synchronized void leave() {
      gone++;
      goOnIfAllWait();
    }

    private void goOnIfAllWait() {
      if (waiting > 0 && waiting == threads - gone) {
        now = wakes.peek();
        while (!wakes.isEmpty() && wakes.peek() <= now) {
          wakes.remove();
          waiting--;
        }
        notifyAll();
      }
    }
  }

  /** As Lightsail does it, a bucket of tokens: a burst, and then so many a second. */
  private static final class Bucket {
    private final int perSecond;
    private double tokens;
    private long last = SECOND;

    Bucket(int perSecond) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
    }

    synchronized boolean admits(long now) {
      tokens = Math.min(perSecond, tokens + (double) (now - last) / SECOND * perSecond);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  private static Call call(Ticker ticker) {
    return new Call(ticker, Duration.ofMinutes(10), new Cancellation(), new RecordedLog());
  }

  @Test
  void nothingWaitsAsLongAsNothingIsThrottled() {
    var time = new SharedTime(1);
    for (var number = 0; number < 10_000; number++) {
      assertThat(limiter.await(Line.WRITES, call(time))).isTrue();
      limiter.admitted(time.nanos());
    }
    assertThat(time.nanos()).isEqualTo(SECOND);
  }

  @Test
  void theFirstPaceIsWhatWasAdmittedInTheLastSecond() {
    for (var number = 1; number <= 20; number++) {
      limiter.admitted(SECOND + number * SECOND / 20);
    }
    var time = new SharedTime(1);
    time.now = 2 * SECOND;
    limiter.throttled(time.nanos());

    limiter.await(Line.WRITES, call(time));
    limiter.await(Line.WRITES, call(time));
    limiter.await(Line.WRITES, call(time));

    assertThat(Duration.ofNanos(time.nanos() - 2 * SECOND)).isEqualTo(Duration.ofMillis(150));
  }

  /** Nobody jumps the line, however far its end is: at most so many calls are throttled. */
  @ParameterizedTest
  @CsvSource({"1,32,120,100", "2,32,200,90", "20,32,400,80", "200,64,2000,300"})
  void manyAtOnceFindTheLimitAndUseIt(int perSecond, int threads, int calls, int mostThrottled) {
    var time = new SharedTime(threads);
    var bucket = new Bucket(perSecond);
    var open = new ArrayList<Integer>();
    for (var number = 0; number < calls; number++) {
      open.add(number);
    }
    var throttled = new ArrayList<Long>();
    side(
        threads,
        () -> {
          while (take(open)) {
            while (true) {
              limiter.await(Line.WRITES, call(time));
              if (bucket.admits(time.nanos())) {
                limiter.admitted(time.nanos());
                break;
              }
              limiter.throttled(time.nanos());
              synchronized (throttled) {
                throttled.add(time.nanos());
              }
            }
          }
          time.leave();
        });

    var seconds = (double) (time.nanos() - SECOND) / SECOND;
    assertThat(seconds).isLessThan(1.5 * calls / perSecond + 5);
    assertThat(throttled.size()).isLessThanOrEqualTo(mostThrottled);
  }

  private static boolean take(List<Integer> open) {
    synchronized (open) {
      return !open.isEmpty() && open.removeLast() >= 0;
    }
  }

  private static void side(int threads, Runnable work) {
    var barrier = new CyclicBarrier(threads);
    var all = new ArrayList<Thread>();
    for (var number = 0; number < threads; number++) {
      all.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  barrier.await();
                } catch (Exception problem) {
                  throw new IllegalStateException(problem);
                }
                work.run();
              }));
    }
    all.forEach(thread -> {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /**
   * Who writes may have to read at its turn, and does not wait behind all who write; nor do many
   * reads keep a write from its turn.
   */
  @ParameterizedTest
  @CsvSource({"3,1,READS,0", "1,3,WRITES,1"})
  void readsAndWritesTakeTurns(int writes, int reads, Line lone, int place) {
    var before = new SharedTime(1);
    limiter.throttled(SECOND);
    limiter.await(Line.WRITES, call(before));
    var time = new SharedTime(writes + reads);
    time.now = before.nanos();
    var lines = new ArrayList<Line>(Collections.nCopies(writes, Line.WRITES));
    lines.addAll(Collections.nCopies(reads, Line.READS));
    var order = new ArrayList<Line>();
    side(
        lines.size(),
        () -> {
          Line line;
          synchronized (lines) {
            line = lines.removeFirst();
          }
          limiter.await(line, call(time));
          synchronized (order) {
            order.add(line);
          }
          time.leave();
        });

    assertThat(order.indexOf(lone)).isEqualTo(place);
  }

  @Test
  void whoIsCancelledLeavesTheLine() {
    limiter.throttled(SECOND);
    var cancellation = new Cancellation();
    var time = new SharedTime(1);
    limiter.await(Line.WRITES, call(time));
    cancellation.cancel();

    assertThat(
            limiter.await(
                Line.WRITES,
                new Call(time, Duration.ofMinutes(1), cancellation, new RecordedLog())))
        .isFalse();
    assertThat(limiter.await(Line.WRITES, call(time))).isTrue();
    assertThat(time.nanos()).isLessThanOrEqualTo(3 * SECOND);
  }
}
