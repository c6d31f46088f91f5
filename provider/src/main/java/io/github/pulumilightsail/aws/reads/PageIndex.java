package io.github.pulumilightsail.aws.reads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On which page things were seen last: where to look for them, and never an answer. A token may be
 * refused after a while, and things move from page to page.
 */
final class PageIndex {
  /** For one, a page costs as much as a call by its name, and is longer. */
  private static final int WORTH_A_PAGE = 2;

  private final Map<String, Place> places = new HashMap<>();
  private Place frontier = new Place(null);

  /**
   * A page.
   *
   * @param token absent for the first
   */
  record Place(@Nullable String token) {}

  /** Notes what a page has shown. */
  synchronized void saw(Place here, Collection<String> keys, @Nullable String next) {
    keys.forEach(key -> places.put(key, here));
    if (here.equals(frontier) && next != null) {
      frontier = new Place(next);
    }
  }

  /** The page on which most of these were seen, if that is cheaper than to ask for each of them. */
  synchronized Optional<Place> fullest(Collection<String> keys) {
    var counts = new HashMap<Place, Integer>();
    for (var key : keys) {
      var place = places.get(key);
      if (place != null) {
        counts.merge(place, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(page -> page.getValue() >= WORTH_A_PAGE)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** Those that no page has shown. */
  synchronized List<String> unknown(Collection<String> keys) {
    var unknown = new ArrayList<>(keys);
    unknown.removeIf(places::containsKey);
    return unknown;
  }

  /** The first page in their order that was not seen yet, or else the last one. */
  synchronized Place frontier() {
    return frontier;
  }

  /** They were not where they had been seen, if that was this page. */
  synchronized void notOn(Place here, Collection<String> keys) {
    keys.forEach(key -> places.remove(key, here));
  }

  /** The tokens are not good any more. */
  synchronized void forget() {
    places.clear();
    frontier = new Place(null);
  }
}
