package io.github.pulumilightsail.aws.reads;

import io.github.pulumilightsail.aws.reads.PageIndex.Place;
import io.github.pulumilightsail.aws.reads.Source.Page;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of things of one kind, by pages where those are cheaper and by name otherwise. What that
 * costs is told with the package.
 */
public final class PagedReads<T> {
  private final Source<T> source;
  private final Executor executor;
  private final PageIndex index = new PageIndex();
  private final AtomicLong begun = new AtomicLong();
  private volatile BiConsumer<List<T>, Long> onPage = (_, _) -> {};
  private volatile boolean pagesAreDenied;

  public PagedReads(Source<T> source, Executor executor) {
    this.source = source;
    this.executor = executor;
  }

  /** Has each page told, with the number of its call, whomever it was fetched for. */
  public void onPage(BiConsumer<List<T>, Long> listener) {
    onPage = onPage.andThen(listener);
  }

  /** The number of the page whose call was begun last; later ones have higher numbers. */
  public long newest() {
    return begun.get();
  }

  /**
   * What a read has cost.
   *
   * @param rest completes when those that are asked for by name are told, too
   */
  public record Spent(int calls, CompletableFuture<Void> rest) {}

  /** Reads these things: the pages before this returns, what is left by name, side by side. */
  public Spent read(Map<String, CompletableFuture<Optional<T>>> asked, Call call) {
    var calls = asked.size() > 1 ? readPages(asked, call) : 0;
    var singly =
        open(asked).stream()
            .map(key -> CompletableFuture.runAsync(() -> readOne(key, asked, call), executor))
            .toArray(CompletableFuture<?>[]::new);
    return new Spent(calls + singly.length, CompletableFuture.allOf(singly));
  }

  private static <T> List<String> open(Map<String, CompletableFuture<Optional<T>>> asked) {
    return asked.keySet().stream().filter(key -> !answer(asked, key).isDone()).toList();
  }

  private static <T> CompletableFuture<Optional<T>> answer(
      Map<String, CompletableFuture<Optional<T>>> asked, String key) {
    return asked.getOrDefault(key, new CompletableFuture<>());
  }

  private void readOne(String key, Map<String, CompletableFuture<Optional<T>>> asked, Call call) {
    try {
      answer(asked, key).complete(source.one(key, call));
    } catch (FailureException problem) {
      answer(asked, key).completeExceptionally(problem);
    } catch (RuntimeException | Error mistake) {
      answer(asked, key).completeExceptionally(bug(mistake));
    }
  }

  /** Reads pages as long as they are cheaper than a call for each; how many it took. */
  private int readPages(Map<String, CompletableFuture<Optional<T>>> asked, Call call) {
    var calls = 0;
    var search = new Search();
    while (!pagesAreDenied) {
      var wanted = open(asked);
      var known = index.fullest(wanted);
      if (known.isEmpty() && !search.isWorthwhile(index.unknown(wanted).size())) {
        break;
      }
      var here = known.orElseGet(index::frontier);
      calls++;
      try {
        var page = fetch(here, call);
        page.items().forEach(item -> answer(asked, source.key(item)).complete(Optional.of(item)));
        var left = open(asked);
        if (known.isPresent()) {
          index.notOn(here, left);
        } else {
          search.took(page.next() == null, wanted.size() - left.size());
        }
      } catch (FailureException problem) {
        if (canDoWithoutPages(here, problem)) {
          break;
        }
        wanted.forEach(key -> answer(asked, key).completeExceptionally(problem));
      }
    }
    return calls;
  }

  /** The search of one read for names that no page has shown yet. */
  private static final class Search {
    private int pages;
    private int hits;
    private boolean isOver;

    /** As many pages as there are names to find cost at most twice the best. */
    boolean isWorthwhile(int unknown) {
      return !isOver && unknown > 1 && pages < unknown + hits;
    }

    void took(boolean last, int found) {
      pages++;
      hits += found;
      isOver = last;
    }
  }

  private boolean canDoWithoutPages(Place here, FailureException problem) {
    switch (problem.failure()) {
      // Least privilege may allow reads by name only.
      case Failure.Denied _ -> pagesAreDenied = true;
      // A token does not last for ever.
      case Failure.Refused _ when here.token() != null -> index.forget();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Page<T> fetch(Place here, Call call) {
    var number = begun.incrementAndGet();
    var page = source.page(here.token(), call);
    index.saw(here, page.items().stream().map(source::key).toList(), page.next());
    onPage.accept(page.items(), number);
    return page;
  }

  /**
   * One page, for whoever goes from page to page.
   *
   * @param token absent for the first
   */
  public Page<T> page(@Nullable String token, Call call) {
    return fetch(new Place(token), call);
  }

  /**
   * All pages, one after the other. If a token is refused on the way it begins again, once.
   *
   * @param onItems is given the things as they come; some may come twice
   */
  public List<T> all(Consumer<List<T>> onItems, Call call) {
    var tokens = new HashSet<String>();
    try {
      return all(tokens, onItems, call);
    } catch (FailureException problem) {
      if (!(problem.failure() instanceof Failure.Refused) || tokens.isEmpty()) {
        throw problem;
      }
      index.forget();
      return all(new HashSet<>(), onItems, call);
    }
  }

  private List<T> all(Set<String> tokens, Consumer<List<T>> onItems, Call call) {
    var all = new LinkedHashMap<String, T>();
    for (var page = page(null, call); ; page = page(page.next(), call)) {
      page.items().forEach(item -> all.put(source.key(item), item));
      onItems.accept(page.items());
      if (page.next() == null) {
        return new ArrayList<>(all.values());
      }
      if (!tokens.add(page.next())) {
        throw new FailureException(
            new Failure.ServiceFault(
                "AWS gave the same page token twice, so a list of all would not end. Try again in a"
                    + " while; if it stays so, name the instances instead."));
      }
    }
  }

  static FailureException bug(Throwable mistake) {
    return new FailureException(
        new Failure.Bug(
            "a read failed unexpectedly: %s. Please report this to the authors of the lightsail provider."
                .formatted(mistake)),
        mistake);
  }
}
