package io.github.pulumilightsail.metadata.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The page, as a browser reads it. How it looks is for eyes: see {@code tests/page}. */
class HtmlTest {
  private static Document read(Audit audit) {
    var parser = Parser.htmlParser().setTrackErrors(50);
    var page = Jsoup.parse(Html.of(audit), "", parser);
    // A slash at the end of a tag that needs none is the only thing a reader of HTML may note.
    assertThat(parser.getErrors()).extracting(Object::toString).isEmpty();
    return page;
  }

  private static List<List<String>> rows(Document page, String title) {
    return page.select("table[aria-label=\"%s\"] tbody tr".formatted(title)).stream()
        .map(row -> row.select("th, td").eachText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void everySortHasItsTable(int count) throws Exception {
    var audit = Audits.fleet(count);
    var page = read(audit);

    assertThat(page.select("h1").text()).isEqualTo(audit.headline());
    assertThat(page.select(".counts li").eachText())
        .containsExactly(
            audit.nonCompliant().size() + " not compliant",
            audit.exempt().size() + " exempt",
            audit.compliant().size() + " compliant");
    assertThat(rows(page, "Not compliant")).hasSize(audit.nonCompliant().size());
    assertThat(rows(page, "Exempt")).hasSize(audit.exempt().size());
    assertThat(rows(page, "Who still makes them")).hasSize(audit.callers().size());
    assertThat(page.select(".names li")).hasSize(audit.compliant().size());
    assertThat(page.text()).contains("db-1", "web-typo", "af-south-1", "me-south-1");
    // It is XML, too, which a stricter reader takes or refuses whole.
    var _ =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Html.of(audit))));
  }

  @Test
  void theRegionsAddUpAndThoseWithoutAnInstanceAreOnlyNamed() {
    var instances =
        List.of(
            Audits.open("web-1"),
            Audits.compliant("web-2"),
            Audits.compliant("web-3"),
            Audits.exempt("web-4", "why"));
    var regions = List.of("eu-central-1", "us-east-1");
    var page = read(new Audit(Audits.BASELINE, regions, List.of(), instances, List.of(), 0));

    assertThat(page.select("header dd").eachText()).contains("eu-central-1, us-east-1");
    assertThat(rows(page, "By region"))
        .containsExactly(List.of("eu-central-1", "1", "1", "2", "4"));
    assertThat(page.select("svg.shares").attr("aria-label"))
        .isEqualTo("1 not compliant, 1 exempt, 2 compliant");
  }

  @Test
  void whoCallsMostComesFirstWithItsDays() {
    var audit =
        new Audit(
            Audits.BASELINE,
            List.of("eu-central-1"),
            List.of(),
            List.of(
                Audits.open("web-1", 1, 2, 0),
                Audits.open("web-2", 1000, 200, 30),
                Audits.open("web-3", 0, 0, 0)),
            List.of(),
            3);
    var page = read(audit);

    assertThat(rows(page, "Who still makes them"))
        .extracting(row -> row.subList(0, 5))
        .containsExactly(
            List.of("web-2", "eu-central-1", "not compliant", "1,230", "2026-11-22"),
            List.of("web-1", "eu-central-1", "not compliant", "3", "2026-11-21"));
    assertThat(rows(page, "IMDSv1 calls in the last 3 days"))
        .containsExactly(
            List.of("2026-11-20", "1,001"),
            List.of("2026-11-21", "202"),
            List.of("2026-11-22", "30"));
    assertThat(page.select("svg.days").getFirst().attr("aria-label"))
        .isEqualTo("IMDSv1 calls from 2026-11-20 to 2026-11-22, day by day: 1,000; 200; 30");
    assertThat(page.select("svg.days").getFirst().select("rect").eachAttr("height"))
        .containsExactly("28", "6", "1");
    assertThat(rows(page, "Not compliant"))
        .extracting(List::getLast)
        .containsExactly("3, last on 2026-11-21", "1,230, last on 2026-11-22", "none");
  }

  @Test
  void aFleetThatIsQuietIsToldAsQuiet() {
    var quiet = Audits.open("web-1", 0, 0);
    var asked =
        new Audit(
            Audits.BASELINE, List.of("eu-central-1"), List.of(), List.of(quiet), List.of(), 2);

    assertThat(read(asked).text())
        .contains("IMDSv1 calls in the last 2 days None on any instance.");
    assertThat(read(Audits.of(quiet)).text()).doesNotContain("IMDSv1 calls");
  }

  /** Nothing of a reason becomes an element. */
  @Test
  void aReasonIsTextWhateverItSays() {
    var page = read(Audits.reasons());

    assertThat(page.select("bdi"))
        .extracting(Element::wholeText)
        .containsExactlyElementsOf(Audits.REASONS.stream().map(Plain::of).toList());
    assertThat(page.select("bdi *")).isEmpty();
    assertThat(page.select(".long")).hasSize(2);
  }

  @Test
  void nothingIsLoadedAndNoScriptCouldRun() throws Exception {
    var fleet = Audits.fleet(200);
    var page = read(fleet);

    assertThat(
            page.select(
                "script, link, img, iframe, object, embed, base, form, a, [style], [href], [src]"))
        .isEmpty();
    assertThat(page.getAllElements())
        .allSatisfy(
            each -> assertThat(each.attributes()).noneMatch(one -> one.getKey().startsWith("on")));
    var style = page.select("style").getFirst().data();
    assertThat(style).doesNotContain("url(", "@import", "<", ">", "&");
    var hash =
        Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
    assertThat(page.select("meta[http-equiv]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash));
    // What the policy says holds only for what comes after it.
    assertThat(page.head().children().subList(0, 2))
        .extracting(Element::tagName)
        .containsExactly("meta", "meta");
  }

  @Test
  void whoCannotSeeItIsToldTheSame() {
    var page = read(Audits.fleet(200));

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("table"))
        .allSatisfy(table -> {
          assertThat(table.select("thead th[scope=col]")).isNotEmpty();
          assertThat(table.select("tbody tr"))
              .allSatisfy(row -> assertThat(row.select("th[scope=row]")).hasSize(1));
        });
    assertThat(page.select("svg"))
        .allSatisfy(picture ->
            assertThat(
                    picture.hasAttr("aria-hidden")
                        || (picture.attr("role").equals("img")
                            && !picture.attr("aria-label").isEmpty()))
                .isTrue());
  }
}
