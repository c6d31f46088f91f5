package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Word;
import java.util.Arrays;
import java.util.List;

/** As what an audit can be told. */
public enum Format {
  MARKDOWN("markdown", "The comment of a pull request; no longer than GitHub takes."),
  SARIF("sarif", "SARIF 2.1.0, for code scanning."),
  JUNIT("junit", "JUnit's XML, for CI: a test for each instance."),
  CSV("csv", "A table, for auditors: a line for each instance."),
  HTML("html", "A page for people: one file that loads nothing and runs no script.");

  public static final Choice CHOICE =
      new Choice("ReportFormat", "As what an audit is told.", words());

  private final String word;
  private final String meaning;

  Format(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  private static List<Word> words() {
    return Arrays.stream(values()).map(each -> new Word(each.word, each.meaning)).toList();
  }

  /** The format that a checked value names. */
  public static Format of(PropertyValue value) {
    return Arrays.stream(values())
        .filter(each -> value.unwrapped().equals(PropertyValue.of(each.word)))
        .findFirst()
        .orElseThrow();
  }

  /** The audit in this format. */
  public String write(Audit audit) {
    return switch (this) {
      case MARKDOWN -> Markdown.of(audit);
      case SARIF -> Sarif.of(audit);
      case JUNIT -> Junit.of(audit);
      case CSV -> Csv.of(audit);
      case HTML -> Html.of(audit);
    };
  }
}
