package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Word;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** As what an audit can be told. */
public enum Format {
  MARKDOWN("markdown", "The comment of a pull request; no longer than GitHub takes.", Markdown::of),
  SARIF("sarif", "SARIF 2.1.0, for code scanning.", Sarif::of),
  JUNIT("junit", "JUnit's XML, for CI: a test for each instance.", Junit::of),
  CSV("csv", "A table, for auditors: a line for each instance.", Csv::of),
  HTML("html", "A page for people: one file that loads nothing and runs no script.", Html::of);

  public static final Choice CHOICE =
      new Choice("ReportFormat", "As what an audit is told.", words());

  private final String word;
  private final String meaning;
  private final Function<Audit, String> writer;

  Format(String word, String meaning, Function<Audit, String> writer) {
    this.word = word;
    this.meaning = meaning;
    this.writer = writer;
  }

  private static List<Word> words() {
    return Arrays.stream(values()).map(each -> new Word(each.word, each.meaning)).toList();
  }

  /** The format that a checked value names. */
  public static Format of(PropertyValue value) {
    return value.unwrapped() instanceof Text(var word)
        ? Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow()
        : MARKDOWN;
  }

  /** The audit in this format. */
  public String write(Audit audit) {
    return writer.apply(audit);
  }
}
