package io.github.pulumilightsail.metadata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comment, as a reader of Markdown with tables understands it. */
class MarkdownTest {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private static Document rendered(Audit audit) {
    var tree = Parser.builder().extensions(TABLES).build().parse(Markdown.of(audit));
    return Jsoup.parse(HtmlRenderer.builder().extensions(TABLES).build().render(tree));
  }

  /** The rows of the table under that heading, cell by cell. */
  private static List<List<String>> rows(Document page, String heading) {
    return page.select("h3").stream()
        .filter(each -> each.text().equals(heading))
        .flatMap(each -> Stream.ofNullable(each.nextElementSibling()))
        .flatMap(table -> table.select("tbody tr").stream())
        .map(row -> row.select("td").stream().map(Element::text).toList())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void everySortHasItsTable(int count) {
    var audit = Audits.fleet(count);
    var page = rendered(audit);

    assertThat(page.select("table").getFirst().select("td").eachText())
        .containsExactly(
            "%s".formatted(audit.compliant().size()),
            "%s".formatted(audit.nonCompliant().size()),
            "%s".formatted(audit.exempt().size()));
    assertThat(rows(page, "Not compliant")).hasSize(audit.nonCompliant().size());
    assertThat(rows(page, "Exempt")).hasSize(audit.exempt().size());
    assertThat(rows(page, "IMDSv1 calls of the last 3 days")).hasSize(audit.callers().size());
    assertThat(page.select("li").eachText())
        .containsExactly("db-1", "web-typo", "af-south-1", "me-south-1");
  }

  @Test
  void theHeadingIsTheVerdict() {
    assertThat(rendered(Audits.of(Audits.open("web-1"), Audits.compliant("web-2"))).select("h2"))
        .extracting(Element::text)
        .containsExactly("❌ 1 of 2 instances is not compliant");
    assertThat(rendered(Audits.of(Audits.compliant("web-1"))).select("h2"))
        .extracting(Element::text)
        .containsExactly("✅ 1 instance is compliant");
    assertThat(rendered(Audits.of(Audits.compliant("web-1"), Audits.exempt("web-2", "why"))).text())
        .startsWith("✅ 1 of 2 instances is compliant, 1 exempt");
    assertThat(rendered(Audits.of()).text()).startsWith("⚠️ No instance is selected");
  }

  @Test
  void aRowTellsWhatWasFoundAndWanted() {
    var page = rendered(Audits.of(Audits.open("web-1", 3, 1200), Audits.pending("web_2")));

    assertThat(rows(page, "Not compliant"))
        .containsExactly(
            List.of("web-1", "eu-central-1", "httpTokens", "optional", "required"),
            List.of("web_2", "eu-central-1", "the options are not in force yet", "", ""));
    assertThat(page.text())
        .contains("Held against httpTokens=required, account 111122223333, in eu-central-1.");
  }

  /** Nothing of a reason is a row, a cell, an element, a link or a mention. */
  @Test
  void aReasonIsTextWhateverItSays() {
    var page = rendered(Audits.reasons());

    assertThat(rows(page, "Exempt"))
        .hasSize(Audits.REASONS.size())
        .allSatisfy(row -> assertThat(row).hasSize(5));
    var reasons = page.select("tbody td:nth-child(4) code");
    assertThat(reasons).hasSize(Audits.REASONS.size());
    for (var i = 0; i < reasons.size(); i++) {
      assertThat(reasons.get(i).wholeText())
          .isEqualTo(Plain.line(Audits.REASONS.get(i), 300))
          .hasSizeLessThanOrEqualTo(300);
    }
    assertThat(page.select("a, img, script, em, strong, pre, del")).isEmpty();
    assertThat(Markdown.of(Audits.reasons())).doesNotContain("@").doesNotContain("<script");
  }

  @Test
  void aLargeFleetIsCutWhereGitHubWouldRefuseIt() {
    var audit = Audits.fleet(20_000);
    var text = Markdown.of(audit);

    assertThat(text.length()).isBetween(60_000, 65_536);
    var told =
        rows(rendered(audit), "Not compliant").size() + rows(rendered(audit), "Exempt").size();
    var left = audit.nonCompliant().size() + audit.exempt().size() + audit.callers().size() - told;
    assertThat(text).contains("**%s more lines are left out here**".formatted(Plain.number(left)));
  }
}
