package io.github.pulumilightsail.metadata.report;

import static java.util.stream.Collectors.joining;

import io.github.pulumilightsail.aws.port.DailyCount;
import java.util.List;

/** Small pictures inside the page, each with its numbers in words. */
final class Pictures {
  private static final int STEP = 8;
  private static final int BAR = 6;
  private static final int HEIGHT = 28;

  private Pictures() {}

  /** How a whole is made up. */
  static void shares(Markup page, long open, long exempt, long good) {
    var all = open + exempt + good;
    page.open(
        "svg",
        "class",
        "shares",
        "viewBox",
        "0 0 %s 1".formatted(Math.max(all, 1)),
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        "%s not compliant, %s exempt, %s compliant".formatted(open, exempt, good));
    piece(page, "open", 0, open);
    piece(page, "exempt", open, exempt);
    piece(page, "good", open + exempt, good);
    page.close();
  }

  private static void piece(Markup page, String kind, long from, long width) {
    if (width > 0) {
      page.open(
              "rect",
              "class",
              kind,
              "x",
              Long.toString(from),
              "width",
              Long.toString(width),
              "height",
              "1")
          .close();
    }
  }

  /** A number against the largest of its kind. The number itself stands beside it. */
  static void bar(Markup page, long number, long most) {
    page.open(
            "svg",
            "class",
            "bar",
            "viewBox",
            "0 0 %s 1".formatted(Math.max(most, 1)),
            "preserveAspectRatio",
            "none",
            "aria-hidden",
            "true")
        .open("rect", "class", "calls", "width", Long.toString(number), "height", "1")
        .close()
        .close();
  }

  /**
   * The calls of one instance day by day, each picture in its own scale; a day without is a dot.
   */
  static void days(Markup page, List<DailyCount> days) {
    var most = days.stream().mapToDouble(DailyCount::count).max().orElse(1);
    var width = days.size() * STEP;
    page.open(
        "svg",
        "class",
        "days",
        "viewBox",
        "0 0 %s %s".formatted(width, HEIGHT),
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(HEIGHT),
        "role",
        "img",
        "aria-label",
        "IMDSv1 calls from %s to %s, day by day: %s"
            .formatted(
                days.getFirst().date(),
                days.getLast().date(),
                days.stream().map(each -> number(each.count())).collect(joining("; "))));
    for (var i = 0; i < days.size(); i++) {
      var day = days.get(i);
      var height = Math.max(1, Math.round(day.count() / most * HEIGHT));
      page.open(
              "rect",
              "class",
              day.count() > 0 ? "calls" : "none",
              "x",
              Integer.toString(i * STEP),
              "y",
              Long.toString(HEIGHT - height),
              "width",
              Integer.toString(BAR),
              "height",
              Long.toString(height))
          .element("title", "%s: %s".formatted(day.date(), number(day.count())))
          .close();
    }
    page.close();
  }

  private static String number(double count) {
    return Plain.number(Math.round(count));
  }
}
