package io.github.pulumilightsail.aws;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which page things were seen last: where to look for them first, and never an answer. A page
 * token may be refused after a while, and things move from page to page.
 */
final class Whereabouts {
  private static final String FIRST_PAGE = "";
  private static final int WORTH_A_PAGE = 3;

  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /**
   * Notes what a page has shown.
   *
   * @param token of the page, absent for the first
   */
  void saw(@Nullable String token, Stream<String> names) {
    var page = token == null ? FIRST_PAGE : token;
    names.forEach(name -> tokens.put(name, page));
  }

  /**
   * A page.
   *
   * @param token absent for the first
   */
  record Page(@Nullable String token) {
    private static Page of(String key) {
      return new Page(key.equals(FIRST_PAGE) ? null : key);
    }
  }

  /** The page on which this was seen. */
  Optional<Page> of(String name) {
    return Optional.ofNullable(tokens.get(name)).map(Page::of);
  }

  /**
   * The pages on which most of these were seen, if they are cheaper than to ask for each of them.
   *
   * @param most so many pages
   */
  List<Page> fullest(Collection<String> names, int most) {
    var counts = new HashMap<String, Integer>();
    for (var name : names) {
      var token = tokens.get(name);
      if (token != null) {
        counts.merge(token, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(page -> page.getValue() >= WORTH_A_PAGE)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .map(page -> Page.of(page.getKey()))
        .toList();
  }

  /** They were not where they had been seen, if that was this page. */
  void notOn(Page page, Collection<String> names) {
    var token = page.token() == null ? FIRST_PAGE : page.token();
    names.forEach(name -> tokens.remove(name, token));
  }

  /** The tokens are not good any more. */
  void forget() {
    tokens.clear();
  }
}
