package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.InstanceCalls.Page;
import io.github.pulumilightsail.aws.Question.All;
import io.github.pulumilightsail.aws.Question.ByName;
import io.github.pulumilightsail.aws.port.Instance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lightsail.LightsailClient;

/**
 * The one place in which all reads of a region's instances meet. A lone question is one {@code
 * GetInstance}; questions that come while another is being answered are gathered, and answered by
 * pages of {@code GetInstances} where that is cheaper. Lists of all instances have a sweep of their
 * own, so that what is written while a long list is being read need not wait for its end to be
 * looked at. Nothing is kept: no answer is older than its question.
 */
final class InstanceReads {
  private final AtomicLong pages = new AtomicLong();
  private final InstanceCalls callsByName;
  private final Lane byName;
  private final Lane lists;
  private volatile Consumer<Page> onPage = _ -> {};

  InstanceReads(LightsailClient client, String region, Executor executor) {
    this.callsByName = new InstanceCalls(client, region, pages);
    var callsOfLists = new InstanceCalls(client, region, pages);
    var whereabouts = new Whereabouts();
    this.byName =
        new Lane(callsByName, new Sweep(callsByName, executor, whereabouts, this::tell), executor);
    this.lists =
        new Lane(
            callsOfLists, new Sweep(callsOfLists, executor, whereabouts, this::tell), executor);
  }

  private void tell(Page page) {
    onPage.accept(page);
  }

  /** Has each page told that is fetched from now on, for whomever. */
  void onPage(Consumer<Page> listener) {
    onPage = listener;
  }

  /** The number of the page whose call was begun last; later pages have higher ones. */
  long newestPage() {
    return pages.get();
  }

  /** How many calls there were so far, lists apart. */
  long callsByName() {
    return callsByName.count();
  }

  /** The instance of that name, read no earlier than this call; empty if there is none. */
  CompletableFuture<Optional<Instance>> read(String name) {
    var question = new ByName(name);
    byName.ask(List.of(question));
    return question.answer;
  }

  /** The instances of those names, asked for at once. */
  Map<String, CompletableFuture<Optional<Instance>>> read(Collection<String> names) {
    var questions = new LinkedHashMap<String, ByName>();
    names.forEach(name -> questions.computeIfAbsent(name, ByName::new));
    byName.ask(questions.values());
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
    lists.ask(List.of(question));
    return question.answer;
  }
}
