package io.github.pulumilightsail.metadata.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** For the comment of a pull request, as GitHub and GitLab show it. */
final class Markdown {
  /** What GitHub takes as a comment. */
  private static final int MOST_LETTERS = 65_536;

  /** What the sentence about what is left out needs, and the job that adds a line of its own. */
  private static final int SPARE = 1_536;

  private static final int REASON_LETTERS = 300;
  private static final int CELL_LETTERS = 300;

  private final StringBuilder text = new StringBuilder();
  private int leftOut;

  private Markdown() {}

  static String of(Audit audit) {
    var markdown = new Markdown();
    markdown.verdict(audit);
    markdown.list("Names that no instance has", audit.missing());
    markdown.list("Regions that the account has not enabled", audit.notEnabled());
    markdown.nonCompliant(audit);
    markdown.exempt(audit);
    markdown.callers(audit);
    if (markdown.leftOut > 0) {
      markdown.text.append(
          "\n**%s more lines are left out here**, for a comment may not be longer; the formats csv and html have all.\n"
              .formatted(Plain.number(markdown.leftOut)));
    }
    return markdown.text.toString();
  }

  private void verdict(Audit audit) {
    text.append("## %s %s\n\n".formatted(sign(audit), audit.headline()));
    text.append("Held against %s".formatted(code(audit.baseline().toString())));
    if (!audit.accounts().isEmpty()) {
      text.append(", account " + codes(audit.accounts()));
    }
    text.append(", in %s.\n\n".formatted(codes(audit.regions())));
    table(
        List.of("compliant", "not compliant", "exempt"),
        Stream.of(
            Stream.of(audit.compliant(), audit.nonCompliant(), audit.exempt())
                .map(each -> Plain.number(each.size()))
                .toList()));
  }

  private static String sign(Audit audit) {
    if (!audit.nonCompliant().isEmpty()) {
      return "❌";
    }
    return audit.subjects().isEmpty() || !audit.missing().isEmpty() ? "⚠️" : "✅";
  }

  private void nonCompliant(Audit audit) {
    section(
        "Not compliant",
        List.of("instance", "region", "option", "found", "wanted"),
        audit.nonCompliant().stream().flatMap(Markdown::findings));
  }

  private static Stream<List<String>> findings(Subject subject) {
    var instance = code(subject.live().name());
    var region = code(subject.live().region());
    return subject.deviations().isEmpty()
        ? Stream.of(List.of(instance, region, subject.told(), "", ""))
        : subject.deviations().stream()
            .map(each ->
                List.of(
                    instance,
                    region,
                    each.option().property(),
                    code(each.found()),
                    code(each.wanted())));
  }

  private void callers(Audit audit) {
    section(
        "IMDSv1 calls of the last %s days".formatted(audit.usageDays()),
        List.of("instance", "region", "calls", "last on"),
        audit.callers().stream()
            .map(each ->
                List.of(
                    code(each.live().name()),
                    code(each.live().region()),
                    Plain.number(each.calls()),
                    each.lastUsed().orElseThrow().toString())));
  }

  private void exempt(Audit audit) {
    section(
        "Exempt",
        List.of("instance", "region", "until", "reason", "as it is"),
        audit.exempt().stream()
            .map(each -> {
              var exemption = each.exemption().orElseThrow();
              return List.of(
                  code(each.live().name()),
                  code(each.live().region()),
                  exemption.until().toString(),
                  code(Plain.line(exemption.reason(), REASON_LETTERS)),
                  each.told().isEmpty() ? "compliant" : code(each.told()));
            }));
  }

  private void section(String title, List<String> head, Stream<List<String>> rows) {
    var all = rows.toList();
    if (!all.isEmpty()) {
      text.append("\n### %s\n\n".formatted(title));
      table(head, all.stream());
    }
  }

  private void table(List<String> head, Stream<List<String>> rows) {
    text.append(row(head)).append(row(head.stream().map(_ -> "---").toList()));
    rows.map(Markdown::row).forEach(this::appendIfItFits);
  }

  private void list(String title, List<String> names) {
    if (!names.isEmpty()) {
      text.append("\n### %s\n\n".formatted(title));
      names.forEach(name -> appendIfItFits("- %s\n".formatted(code(name))));
    }
  }

  private void appendIfItFits(String line) {
    if (text.length() + line.length() <= MOST_LETTERS - SPARE) {
      text.append(line);
    } else {
      leftOut++;
    }
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(joining(" | ", "| ", " |\n"));
  }

  private static String codes(List<String> names) {
    var few = names.stream().limit(30).map(Markdown::code).collect(joining(", "));
    return names.size() > 30 ? few + " and %s more".formatted(names.size() - 30) : few;
  }

  /**
   * Text that stays text: no mention, reference or link is found inside {@code <code>}, and what
   * Markdown or a table could take for its own is written by its number.
   */
  private static String code(String value) {
    var code = new StringBuilder("<code>");
    Plain.line(value, CELL_LETTERS)
        .codePoints()
        .forEach(each -> {
          if (each > 127 || Character.isLetterOrDigit(each) || " .,;-/".indexOf(each) >= 0) {
            code.appendCodePoint(each);
          } else {
            code.append("&#").append(each).append(';');
          }
        });
    return code.append("</code>").toString();
  }
}
