package io.github.pulumilightsail.aws;

import io.github.pulumilightsail.aws.InstanceCalls.Page;
import io.github.pulumilightsail.aws.Question.All;
import io.github.pulumilightsail.aws.Question.ByName;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A circular scan over the pages of a region's instances, shared by all questions, as databases
 * share one over a table: whoever joins on the way is answered by the pages from there on, once
 * round. Pages are fetched only as long as they promise to be cheaper than a read by name for each
 * name that is left.
 */
final class Sweep {
  /**
   * Answers a page below which, where the pages are more than the names, names are asked singly.
   */
  private static final double WORTHWHILE = 1.5;

  private static final double WEIGHT_OF_NEWEST = 0.3;
  private static final int MOST_RESTARTS = 3;

  /** So many pages are fetched at once where it is known which. */
  private static final int SIDE_BY_SIDE = 2;

  /** So many calls may be for others before the oldest question has its turn. */
  private static final int PATIENCE = 4;

  private final InstanceCalls calls;
  private final Executor executor;
  private final Whereabouts whereabouts;
  private final Consumer<Page> onPage;
  private final Map<String, List<ByName>> named = new LinkedHashMap<>();
  private final List<All> all = new ArrayList<>();
  private final Map<String, List<ByName>> missed = new LinkedHashMap<>();
  private Place place = Place.FIRST;
  private int restarts;

  /**
   * Pages that were fetched in their turn since all was answered last, and how many names they have
   * answered.
   */
  private int scanned;

  private int scanAnswers;
  private OptionalInt pages = OptionalInt.empty();
  private double answersPerPage = 2;
  private boolean denied;

  Sweep(InstanceCalls calls, Executor executor, Whereabouts whereabouts, Consumer<Page> onPage) {
    this.calls = calls;
    this.executor = executor;
    this.whereabouts = whereabouts;
    this.onPage = onPage;
  }

  /**
   * A place in the circle.
   *
   * @param token of the page there, absent for the first
   * @param index of the page there, from 0
   */
  private record Place(@Nullable String token, int index) {
    private static final Place FIRST = new Place(null, 0);
  }

  /**
   * Answers questions by pages. Between two runs the place stays at the last page that answered
   * anything, since what is asked together often lies together.
   *
   * @param joining gives the questions that have come in since it was last asked
   * @return the questions that are better asked by name
   */
  Map<String, List<ByName>> run(List<Question> questions, Supplier<List<Question>> joining) {
    var spent = 0;
    restarts = 0;
    scanned = 0;
    scanAnswers = 0;
    var names = join(questions, spent);
    if (!all.isEmpty()) {
      place = Place.FIRST;
    }
    var lastHit = place;
    while (true) {
      var known = known(spent, names);
      if (!known.isEmpty()) {
        visit(known);
        spent += known.size();
        names += join(joining.get(), spent);
        continue;
      }
      if (!goesOn(spent, names)) {
        break;
      }
      var here = place;
      var page = fetch(here);
      scanned++;
      scanAnswers += page.answered();
      if (page.answered() > 0) {
        lastHit = page.isExhausted() ? place : here;
      }
      spent++;
      if (named.isEmpty() && all.isEmpty()) {
        // All is answered, so newcomers begin where something was found, not where it would go on.
        place = lastHit;
        scanned = 0;
        scanAnswers = 0;
      }
      names += join(joining.get(), spent);
    }
    place = lastHit;
    missed.putAll(named);
    var rest = new LinkedHashMap<>(missed);
    named.clear();
    missed.clear();
    return rest;
  }

  private int join(Collection<Question> questions, int spent) {
    var before = named.size();
    for (var question : questions) {
      switch (question) {
        case ByName byName -> {
          byName.joinedAfter = spent;
          named.computeIfAbsent(byName.name, _ -> new ArrayList<>()).add(byName);
        }
        case All each -> all.add(each);
      }
    }
    return named.size() - before;
  }

  /**
   * The pages on which most of the names were seen last, and before them that of a name which has
   * seen many others go first. A list goes from page to page instead.
   */
  private Set<Whereabouts.Page> known(int spent, int names) {
    var known = new LinkedHashSet<Whereabouts.Page>();
    var most = Math.min(names - spent, SIDE_BY_SIDE);
    if (all.isEmpty() && !denied && most > 0) {
      named.entrySet().stream()
          .findFirst()
          .filter(oldest -> spent - oldest.getValue().getFirst().joinedAfter > PATIENCE)
          .flatMap(oldest -> whereabouts.of(oldest.getKey()))
          .ifPresent(known::add);
      known.addAll(whereabouts.fullest(named.keySet(), most - known.size()));
    }
    return known;
  }

  /** Fetches pages out of their turn, side by side; it leaves the scan where it is. */
  private void visit(Set<Whereabouts.Page> known) {
    var fetched = new LinkedHashMap<Whereabouts.Page, CompletableFuture<Page>>();
    for (var page : known) {
      fetched.put(page, CompletableFuture.supplyAsync(() -> calls.page(page.token()), executor));
    }
    fetched.forEach((page, answer) -> {
      try {
        var shown = answer.join();
        seen(page.token(), shown);
        shown.instances().forEach(this::answer);
        whereabouts.notOn(page, named.keySet());
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof FailureException problem)) {
          throw e;
        }
        failed(new Place(page.token(), 0), problem);
      }
    });
  }

  private void seen(@Nullable String token, Page page) {
    whereabouts.saw(token, page.instances().stream().map(Instance::name));
    onPage.accept(page);
  }

  private boolean goesOn(int spent, int names) {
    if (!all.isEmpty()) {
      return true;
    }
    var left = named.size();
    if (left < 2 || spent >= names || denied) {
      return false;
    }
    if (scanned >= left + scanAnswers) {
      // As many pages as there were names to find: never more than twice the best.
      return false;
    }
    return pages.isEmpty() || pages.getAsInt() <= left || answersPerPage >= WORTHWHILE;
  }

  /**
   * What came of a page.
   *
   * @param answered how many questions by name
   * @param isExhausted whether there was a question for each of its instances, so that the next
   *     ones begin behind it
   */
  private record Fetched(int answered, boolean isExhausted) {
    private static final Fetched NOTHING = new Fetched(0, false);
  }

  /** Fetches the page at the place and moves on. */
  private Fetched fetch(Place here) {
    start(here);
    Page page;
    try {
      page = calls.page(here.token());
    } catch (FailureException problem) {
      failed(here, problem);
      return Fetched.NOTHING;
    }
    seen(here.token(), page);
    var before = named.size();
    page.instances().forEach(this::answer);
    all.stream()
        .filter(question -> question.joined)
        .forEach(question -> question.saw(page.instances()));
    var answered = before - named.size();
    answersPerPage += WEIGHT_OF_NEWEST * (answered - answersPerPage);
    if (page.next() == null) {
      pages = OptionalInt.of(here.index() + 1);
      place = Place.FIRST;
      all.stream().filter(question -> question.joined).forEach(All::complete);
      all.removeIf(question -> question.joined);
    } else {
      place = new Place(page.next(), here.index() + 1);
    }
    setMissedAside();
    return new Fetched(answered, answered >= page.instances().size());
  }

  private void start(Place here) {
    named
        .values()
        .forEach(each ->
            each.stream().filter(q -> q.joinedAt < 0).forEach(q -> q.joinedAt = here.index()));
    if (here.index() == 0) {
      all.forEach(question -> question.joined = true);
    }
  }

  private void answer(Instance instance) {
    var questions = named.remove(instance.name());
    if (questions != null) {
      questions.forEach(question -> question.answer.complete(Optional.of(instance)));
    }
  }

  /**
   * A name that a whole round has not shown may be gone, or have moved from page to page meanwhile;
   * only a read by name tells.
   */
  private void setMissedAside() {
    named
        .entrySet()
        .removeIf(each -> {
          var round = each.getValue().stream().anyMatch(q -> q.joinedAt == place.index());
          if (round) {
            missed.put(each.getKey(), each.getValue());
          }
          return round;
        });
  }

  private void failed(Place here, FailureException problem) {
    switch (problem.failure()) {
      case Failure.Denied _ -> {
        // Least privilege may allow reads by name only.
        denied = true;
        failAll(problem);
      }
      case Failure.Refused _ when here.token() != null && restarts < MOST_RESTARTS -> {
        // A token does not last for ever: begin again at the first page.
        restarts++;
        whereabouts.forget();
        place = Place.FIRST;
        named.values().forEach(each -> each.forEach(question -> question.joinedAt = 0));
        all.forEach(question -> {
          question.joined = false;
          question.seen.clear();
        });
      }
      default -> {
        named.values().forEach(each -> each.forEach(question -> question.fail(problem)));
        named.clear();
        failAll(problem);
      }
    }
  }

  /** Ends whatever is open, so that nobody waits for a sweep that has broken down. */
  void abandon(RuntimeException problem) {
    Stream.of(named, missed)
        .flatMap(questions -> questions.values().stream())
        .flatMap(List::stream)
        .forEach(question -> question.fail(problem));
    named.clear();
    missed.clear();
    all.forEach(question -> question.fail(problem));
    all.clear();
  }

  private void failAll(FailureException problem) {
    all.forEach(question -> question.fail(problem));
    all.clear();
  }
}
