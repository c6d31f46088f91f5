package io.github.pulumilightsail.metadata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The tests of CI; a reader of JUnit's XML is held against it in the end-to-end tests. */
class JunitTest {
  private static Element read(Audit audit) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Junit.of(audit))))
        .getDocumentElement();
  }

  private static List<Element> all(Element top, String name) {
    var all = new ArrayList<Element>();
    var nodes = top.getElementsByTagName(name);
    for (var i = 0; i < nodes.getLength(); i++) {
      all.add((Element) nodes.item(i));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void theCountsAreThoseOfTheTests(int count) throws Exception {
    var audit = Audits.fleet(count);
    var suites = read(audit);

    assertThat(all(suites, "testsuite"))
        .extracting(each -> each.getAttribute("name"))
        .containsExactly("eu-central-1", "us-east-1", "af-south-1", "me-south-1", "missing");
    counted(suites);
    all(suites, "testsuite").forEach(JunitTest::counted);
    assertThat(suites.getAttribute("tests")).isEqualTo(String.valueOf(count + 2));
    assertThat(suites.getAttribute("failures"))
        .isEqualTo(String.valueOf(audit.nonCompliant().size()));
    assertThat(suites.getAttribute("skipped")).isEqualTo(String.valueOf(audit.exempt().size()));
  }

  private static void counted(Element suite) {
    assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
    assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
    assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
    assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
  }

  private static String count(Element suite, String name) {
    return String.valueOf(suite.getElementsByTagName(name).getLength());
  }

  @Test
  void aFailureTellsWhereAndWhat() throws Exception {
    var failure = all(read(Audits.of(Audits.open("web-1"))), "failure").getFirst();

    assertThat(failure.getAttribute("message")).isEqualTo("httpTokens is optional, not required");
    assertThat(failure.getTextContent())
        .contains(
            "web-1 in eu-central-1 (account 111122223333)",
            "arn:aws:lightsail:eu-central-1:111122223333:Instance/web-1");
  }

  @Test
  void aReasonIsTextWhateverItSays() throws Exception {
    var skipped = all(read(Audits.reasons()), "skipped");

    assertThat(skipped)
        .extracting(Element::getTextContent)
        .containsExactlyElementsOf(Audits.REASONS.stream().map(Plain::of).toList());
    assertThat(skipped)
        .extracting(each -> each.getAttribute("message"))
        .allSatisfy(message ->
            assertThat(message).startsWith("exempt until 2027-01-31: ").hasSizeLessThan(1_100));
  }
}
