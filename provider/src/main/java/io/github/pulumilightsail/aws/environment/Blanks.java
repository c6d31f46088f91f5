package io.github.pulumilightsail.aws.environment;

/** Blanks of every kind, the non-breaking ones of word processors and web pages too. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  /** How many a text begins with. */
  static int leading(String text) {
    var count = 0;
    while (count < text.length() && isBlank(text.charAt(count))) {
      count++;
    }
    return count;
  }

  static String strip(String text) {
    var begin = leading(text);
    var end = text.length();
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }
}
