package io.github.pulumilightsail.aws.reads;

import static io.github.pulumilightsail.aws.reads.FakeSource.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.testing.Calls;
import io.github.pulumilightsail.testing.FakeTicker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PagedReadsTest {
  private final FakeSource<Instance> source = FakeSource.instances(200, 20);
  private final PagedReads<Instance> reads = new PagedReads<>(source, Runnable::run);
  private final Call call = Calls.call(new FakeTicker());

  private Map<String, CompletableFuture<Optional<Instance>>> read(Collection<String> names) {
    source.forgetCalls();
    var asked = new LinkedHashMap<String, CompletableFuture<Optional<Instance>>>();
    names.forEach(name -> asked.put(name, new CompletableFuture<>()));
    var spent = reads.read(asked, call);
    assertThat(spent.rest()).isCompleted();
    assertThat(spent.calls()).isEqualTo(source.calls().size());
    return asked;
  }

  private static CompletableFuture<Optional<Instance>> of(
      Map<String, CompletableFuture<Optional<Instance>>> answers, String name) {
    return Objects.requireNonNull(answers.get(name));
  }

  private void readsAll(Collection<String> names) {
    read(names)
        .forEach((name, answer) -> assertThat(answer.join().map(Instance::name)).contains(name));
  }

  private static List<String> shuffled(List<String> names, long seed) {
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  @Test
  void aLoneReadIsOneCallByName() {
    readsAll(List.of("web-7"));
    assertThat(source.calls()).containsExactly("web-7");
  }

  @Test
  void allAreReadByThePage() {
    readsAll(names(1, 200));
    assertThat(source.calls()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9, 10, 11, 20, 40, 100})
  void whatIsNotKnownYetCostsAtMostTwiceTheBest(int size) {
    readsAll(shuffled(names(1, 200), size).subList(0, size));
    assertThat(source.calls().size()).isLessThanOrEqualTo(2 * Math.min(size, 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 9, 10, 11, 20, 40, 100})
  void whatWasSeenBeforeCostsNoMoreThanTheBest(int size) {
    readsAll(names(1, 200));
    readsAll(shuffled(names(1, 200), size).subList(0, size));
    assertThat(source.calls().size()).isLessThanOrEqualTo(Math.min(size, 10));
  }

  @Test
  void whatLiesTogetherIsOnePage() {
    readsAll(names(1, 200));
    readsAll(names(41, 60));
    assertThat(source.calls()).containsExactly("page 2");
  }

  @Test
  void aSearchGoesOnWhereTheOneBeforeHasEnded() {
    readsAll(names(1, 30));
    readsAll(names(41, 60));
    assertThat(source.calls()).containsExactly("page 2");
  }

  @Test
  void aFewWhosePagesAreNotKnownDoNotMakeItGoThroughAll() {
    readsAll(names(1, 20));
    var some = new ArrayList<>(names(1, 20));
    some.add("web-150");
    some.add("web-190");
    readsAll(some);
    assertThat(source.calls().size()).isLessThanOrEqualTo(5);
  }

  @Test
  void aNameThatThePagesDoNotShowIsAskedByNameBeforeItCountsAsGone() {
    readsAll(names(1, 200));
    source.things().remove(0);

    var answers = read(names(1, 20));

    assertThat(of(answers, "web-1").join()).isEmpty();
    assertThat(of(answers, "web-2").join()).isPresent();
    assertThat(source.calls()).containsExactly("page 0", "web-1");
  }

  @Test
  void whereOnePageIsDeniedNoOtherIsTriedAndEachIsAskedByName() {
    source.fail("page", new Failure.Denied("no"));
    readsAll(names(1, 7));
    assertThat(source.calls()).hasSize(8);
    readsAll(names(1, 7));
    assertThat(source.calls()).hasSize(7);
  }

  @Test
  void whereTokensAreRefusedEachIsAskedByName() {
    readsAll(names(1, 200));
    source.onCall(called -> {
      if (called.startsWith("page") && !called.equals("page 0")) {
        throw new FailureException(new Failure.Refused("the token is too old"));
      }
    });

    for (var round = 0; round < 6; round++) {
      readsAll(names(41, 48));
      assertThat(source.calls().size()).isLessThanOrEqualTo(2 * 8);
    }
  }

  @Test
  void aPageThatFailsFailsWhatItWasFor() {
    source.fail("page", new Failure.Throttled("slow down"));
    read(names(1, 7))
        .values()
        .forEach(answer ->
            assertThat(answer.exceptionNow())
                .isInstanceOfSatisfying(
                    FailureException.class,
                    e -> assertThat(e.failure()).isInstanceOf(Failure.Throttled.class)));
  }

  @Test
  void oneThatFailsByNameFailsNoOther() {
    source.fail("web-3", new Failure.ServiceFault("no"));
    source.things().clear();
    var answers = read(names(1, 5));
    assertThat(of(answers, "web-3")).isCompletedExceptionally();
    assertThat(of(answers, "web-4").join()).isEmpty();
  }

  @Test
  void aMistakeFailsWhatItWasForAndNotTheNextRead() {
    source.onCall(_ -> {
      throw new NoClassDefFoundError("gone");
    });
    assertThat(of(read(List.of("web-1")), "web-1").exceptionNow()).hasMessageContaining("gone");
    source.onCall(_ -> {});
    readsAll(names(1, 3));
  }

  @Test
  void aListTakesAllPagesInTheirOrderAndTellsThemAsTheyCome() {
    var pages = new ArrayList<Integer>();
    assertThat(reads.all(page -> pages.add(page.size()), call)).hasSize(200);
    assertThat(pages).hasSize(10).containsOnly(20);
  }

  @Test
  void aListWhoseTokenIsRefusedOnTheWayBeginsAgain() {
    var refused = new ArrayList<String>();
    source.onCall(called -> {
      if (called.equals("page 5") && refused.isEmpty()) {
        refused.add(called);
        throw new FailureException(new Failure.Refused("the token is too old"));
      }
    });
    assertThat(reads.all(_ -> {}, call)).hasSize(200);
    assertThat(source.calls()).hasSize(16);
  }

  @Test
  void aListWhosePagesGoRoundEndsWithAFailure() {
    var round =
        new PagedReads<>(
            new Source<Instance>() {
              @Override
              public String key(Instance instance) {
                return instance.name();
              }

              @Override
              public Optional<Instance> one(String name, Call call) {
                return Optional.empty();
              }

              @Override
              public Page<Instance> page(@Nullable String token, Call call) {
                return new Page<>(source.things().subList(0, 3), "again");
              }
            },
            Runnable::run);

    assertThatThrownBy(() -> round.all(_ -> {}, call)).hasMessageContaining("the same page token");
  }

  @Test
  void everyPageIsToldWhomeverItWasFetchedFor() {
    var told = new ArrayList<Integer>();
    reads.onPage((page, _) -> told.add(page.size()));
    read(names(1, 40));
    reads.page(null, call);
    reads.all(_ -> {}, call);
    assertThat(told).hasSize(13);
  }
}
