package io.github.pulumilightsail.metadata.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log for code scanning; its schema is held against it in the end-to-end tests. */
class SarifTest {
  private static JsonObject run(Audit audit) {
    return JsonParser.parseString(Sarif.of(audit))
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private static List<JsonObject> results(Audit audit) {
    return run(audit).getAsJsonArray("results").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String text(JsonObject result, String member) {
    return result.get(member).getAsString();
  }

  private static String path(JsonObject result) {
    return result
        .getAsJsonArray("locations")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("physicalLocation")
        .getAsJsonObject("artifactLocation")
        .get("uri")
        .getAsString();
  }

  private static String fingerprint(JsonObject result) {
    return result
        .getAsJsonObject("partialFingerprints")
        .get("primaryLocationLineHash")
        .getAsString();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void everyResultHasAPathARuleAndAFingerprintOfItsOwn(int count) {
    var audit = Audits.fleet(count);
    var results = results(audit);

    assertThat(results).hasSize(audit.nonCompliant().size() + audit.exempt().size() + 2);
    assertThat(results).extracting(SarifTest::fingerprint).doesNotHaveDuplicates();
    assertThat(results)
        .extracting(SarifTest::path)
        .allSatisfy(path -> assertThat(path).matches("lightsail/[A-Za-z0-9_./-]+"));
    assertThat(results)
        .extracting(result -> text(result, "ruleId"))
        .isSubsetOf(
            run(audit)
                .getAsJsonObject("tool")
                .getAsJsonObject("driver")
                .getAsJsonArray("rules")
                .asList()
                .stream()
                .map(rule -> text(rule.getAsJsonObject(), "id"))
                .toList());
  }

  @Test
  void aResultTellsWhereAndWhat() {
    var result = results(Audits.of(Audits.open("web-1", 3, 0))).getFirst();

    assertThat(text(result, "ruleId")).isEqualTo("httpTokens");
    assertThat(text(result, "level")).isEqualTo("error");
    assertThat(result.getAsJsonObject("message").get("text").getAsString())
        .isEqualTo(
            "web-1 in eu-central-1 (account 111122223333): httpTokens is optional, not required.");
    assertThat(path(result)).isEqualTo("lightsail/eu-central-1/web-1");
    assertThat(result.getAsJsonArray("suppressions")).isEmpty();
    assertThat(result.getAsJsonObject("properties"))
        .hasToString(
            """
            {"account":"111122223333","region":"eu-central-1","instanceArn":"arn:aws:lightsail:eu-central-1:111122223333:Instance/web-1","found":"optional","wanted":"required","imdsV1Calls":3,"imdsV1LastUsed":"2026-11-20"}\
            """);
  }

  /** An alert that was looked at stays looked at, as long as it is of the same finding. */
  @Test
  void aFingerprintIsThatOfTheFinding() {
    var open = results(Audits.of(Audits.open("web-1"))).getFirst();
    var used = results(Audits.of(Audits.open("web-0"), Audits.open("web-1", 9))).getLast();
    var exempt = results(Audits.of(Audits.exempt("web-1", "why"))).getFirst();

    assertThat(fingerprint(open))
        .isEqualTo(fingerprint(used))
        .isEqualTo(fingerprint(exempt))
        .isEqualTo("86d7051fe849cd2184939ba8f955dff7:1");
  }

  @Test
  void whatIsExemptIsSuppressedWithItsReason() {
    assertThat(results(Audits.reasons()))
        .extracting(result -> result.getAsJsonArray("suppressions").get(0).getAsJsonObject())
        .allSatisfy(suppression -> {
          assertThat(text(suppression, "kind")).isEqualTo("external");
          assertThat(text(suppression, "status")).isEqualTo("accepted");
          assertThat(suppression.getAsJsonObject("properties"))
              .hasToString("{\"until\":\"2027-01-31\"}");
        })
        .extracting(suppression -> text(suppression, "justification"))
        .containsExactlyElementsOf(Audits.REASONS.stream().map(Plain::of).toList());
  }

  /** Its reason is in every report, whether it deviates or not. */
  @Test
  void anExemptInstanceThatDoesNotDeviateIsTold() {
    var quiet =
        new Subject(
            Audits.live("web-1", "required", "applied"),
            List.of(),
            new Verdict.Exempt("why", Audits.UNTIL),
            List.of());

    assertThat(results(Audits.of(quiet)))
        .singleElement()
        .satisfies(result -> {
          assertThat(text(result, "ruleId")).isEqualTo("exempt");
          assertThat(result.getAsJsonArray("suppressions")).hasSize(1);
        });
  }

  @Test
  void aRegionThatIsNotEnabledIsNotedAndNoResult() {
    var invocation = run(Audits.fleet(0)).getAsJsonArray("invocations").get(0).getAsJsonObject();

    assertThat(invocation.get("executionSuccessful").getAsBoolean()).isTrue();
    assertThat(invocation.getAsJsonArray("toolExecutionNotifications").toString())
        .contains("af-south-1", "me-south-1");
  }
}
