package io.github.pulumilightsail.metadata.report;

import java.util.Locale;

/** Text in somebody's own words, made harmless for any reader. */
final class Plain {
  private static final int REPLACEMENT = 0xFFFD;

  private Plain() {}

  /**
   * The text without what XML and HTML forbid (control characters, single surrogates,
   * noncharacters) and without what turns the direction of the text around it, by which a reason
   * could show a table's words in another order. A line ends with {@code \n} only.
   */
  static String of(String text) {
    var plain = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(each -> plain.appendCodePoint(letter(each)));
    return plain.toString();
  }

  /** The number with its thousands set apart, the same on every machine. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The plain text in one line, cut to so many characters at most. */
  static String line(String text, int most) {
    var line = of(text).strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    var end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
    return line.substring(0, end) + "…";
  }

  private static int letter(int each) {
    return switch (each) {
      case '\n', '\t' -> each;
      case '\r', 0x2028, 0x2029 -> '\n';
      default -> isForbidden(each) ? REPLACEMENT : each;
    };
  }

  private static boolean isForbidden(int each) {
    return Character.isISOControl(each)
        || Character.getType(each) == Character.SURROGATE
        || (each >= 0xFDD0 && each <= 0xFDEF)
        || (each & 0xFFFE) == 0xFFFE
        || (each >= 0x202A && each <= 0x202E)
        || (each >= 0x2066 && each <= 0x2069);
  }
}
