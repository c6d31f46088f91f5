package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.aws.port.DailyCount;
import io.github.pulumilightsail.aws.port.Instance;
import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Audits to be told, with reasons as nobody should give them. */
final class Audits {
  static final MetadataOptions BASELINE = new MetadataOptions("required", null, null, null);
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 20);
  static final LocalDate UNTIL = LocalDate.of(2027, 1, 31);

  /** What would be markup, a mention, a table, a formula, an order of letters or no letter. */
  static final List<String> REASONS =
      List.of(
          "</script><script>alert(1)</script>",
          "<img src=\"http://127.0.0.1:9/x\" onerror='alert(1)'>",
          "]]> --> ${env} {{ x }} {0} &amp; &#64;",
          "a | b || `c` ``d`` \\| *e* _f_ ~~g~~ [h](javascript:alert(1)) ![i](http://127.0.0.1:9/)",
          "@octocat and @org/team #12 GH-13 !14 https://example.com/a_b_c",
          "one\ntwo\r\nthree\rfour\u2028five",
          "| --- |\n\n# no heading\n\n```\nno block",
          "\"quoted\" and 'single' and “curly”, with commas",
          "=cmd|' /C calc'!A0",
          "+1",
          "-1",
          "@SUM(1)",
          "\t=1",
          "\r=1",
          "＝1",
          "😀 👩‍👩‍👧 é 汉字 العربية",
          "\u0000\u0001\u0007\u001b[31m\u007f\u0085\ufffe\uffff\ufdd0",
          "\ud800 alone and \udc00 too",
          "\u202egnirts\u202c \u2066isolated",
          "x".repeat(10_000),
          "😀".repeat(5_000),
          " ",
          "a");

  private Audits() {}

  static Audit of(Subject... subjects) {
    return new Audit(BASELINE, List.of("eu-central-1"), List.of(), List.of(subjects), List.of(), 0);
  }

  /** So many instances, of all kinds; with names that nobody has and regions that are shut. */
  static Audit fleet(int count) {
    var subjects =
        IntStream.range(0, count)
            .mapToObj(i ->
                switch (i % 4) {
                  case 1 -> exempt("web_%03d.a".formatted(i), REASONS.get(i % REASONS.size()));
                  case 2 -> open("web-%03d".formatted(i), i, 0, 2 * i);
                  case 3 -> pending("web-%03d".formatted(i));
                  default -> compliant("web-%03d".formatted(i));
                })
            .toList();
    return new Audit(
        BASELINE,
        List.of("us-east-1", "eu-central-1"),
        List.of("me-south-1", "af-south-1"),
        subjects,
        List.of("web-typo", "db-1"),
        3);
  }

  /** One for each reason. */
  static Audit reasons() {
    var number = Stream.iterate(0, n -> n + 1).iterator();
    return of(
        REASONS.stream()
            .map(reason -> exempt("web-%02d".formatted(number.next()), reason))
            .toArray(Subject[]::new));
  }

  static Subject compliant(String name) {
    return new Subject(
        live(name, "required", "applied"), List.of(), new Verdict.Compliant(), List.of());
  }

  static Subject pending(String name) {
    return new Subject(
        live(name, "required", "pending"), List.of(), new Verdict.NonCompliant(), List.of());
  }

  static Subject open(String name, double... calls) {
    return new Subject(
        live(name, "optional", "applied"), TOKENS, new Verdict.NonCompliant(), days(calls));
  }

  static Subject exempt(String name, String reason) {
    return new Subject(
        live(name, "optional", "applied"), TOKENS, new Verdict.Exempt(reason, UNTIL), List.of());
  }

  static final List<Deviation> TOKENS =
      List.of(new Deviation(Option.HTTP_TOKENS, "optional", "required"));

  static List<DailyCount> days(double... calls) {
    return IntStream.range(0, calls.length)
        .mapToObj(i -> new DailyCount(FIRST_DAY.plusDays(i), calls[i]))
        .toList();
  }

  static Instance live(String name, String tokens, String state) {
    return new Instance(
        name,
        "arn:aws:lightsail:eu-central-1:111122223333:Instance/" + name,
        "eu-central-1",
        "eu-central-1a",
        "ubuntu_22_04",
        Map.of(),
        "running",
        new MetadataOptions(tokens, "enabled", 1, null),
        state);
  }
}
