package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.port.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What somebody wants to know of a region's instances. Only pages that were fetched after it was
 * asked answer it. Only the thread of the sweep that it has joined changes it.
 */
sealed interface Question {

  /** For the instance of one name. */
  final class ByName implements Question {
    final String name;
    final CompletableFuture<Optional<Instance>> answer = new CompletableFuture<>();

    /** The place in the circle at which it joined; -1 before. */
    int joinedAt = -1;

    /** After how many calls of the sweep it joined. */
    int joinedAfter;

    ByName(String name) {
      this.name = name;
    }
  }

  /** For all instances. It joins at the first page, so that no page is missed. */
  final class All implements Question {
    final CompletableFuture<List<Instance>> answer = new CompletableFuture<>();
    final Map<String, Instance> seen = new LinkedHashMap<>();
    private final Consumer<List<Instance>> onPage;
    boolean joined;

    All(Consumer<List<Instance>> onPage) {
      this.onPage = onPage;
    }

    void saw(List<Instance> page) {
      page.forEach(instance -> seen.put(instance.name(), instance));
      onPage.accept(page);
    }

    void complete() {
      answer.complete(new ArrayList<>(seen.values()));
    }
  }

  /** Ends the question with a failure. */
  default void fail(RuntimeException problem) {
    switch (this) {
      case ByName question -> question.answer.completeExceptionally(problem);
      case All question -> question.answer.completeExceptionally(problem);
    }
  }
}
