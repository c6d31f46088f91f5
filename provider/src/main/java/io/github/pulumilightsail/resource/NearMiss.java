package io.github.pulumilightsail.resource;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class NearMiss {
  private static final int MOST_LETTERS = 64;

  private NearMiss() {}

  /** The closest of the words, if it is close enough to be meant. */
  static Optional<String> of(String written, Collection<String> words) {
    if (written.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    var plain = plain(written);
    return words.stream()
        .min(Comparator.comparingInt(word -> distance(plain, plain(word))))
        .filter(word -> distance(plain, plain(word)) <= Math.max(1, word.length() / 4));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var above = row[j];
        var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
