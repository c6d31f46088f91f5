package io.github.pulumilightsail.metadata.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table for auditors; Python's reader is held against it in the end-to-end tests. */
class CsvTest {
  private static final String HEADER =
      "account,region,instanceName,instanceArn,blueprintId,verdict,state,httpTokens,httpTokensWanted,httpEndpoint,httpEndpointWanted,httpPutResponseHopLimit,httpPutResponseHopLimitWanted,httpProtocolIpv6,httpProtocolIpv6Wanted,reason,until,imdsV1Calls,imdsV1LastUsed";

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "200, 200"})
  void thereIsALineForEachInstanceNameAndRegion(int count, int lines) {
    // No reason of this fleet that has a line of its own would be counted twice.
    var fleet = Audits.fleet(count);
    var plain =
        new Audit(
            fleet.baseline(),
            fleet.regions(),
            fleet.notEnabled(),
            fleet.subjects().stream()
                .map(each ->
                    each.exemption().isPresent()
                        ? Audits.exempt(each.live().name(), "a reason")
                        : each)
                .toList(),
            fleet.missing(),
            fleet.usageDays());

    assertThat(Csv.of(plain).split("\r\n")).hasSize(1 + lines + 2 + 2).startsWith(HEADER);
  }

  @Test
  void aLineTellsWhatWasFoundAndWanted() {
    var audit =
        new Audit(
            Audits.BASELINE,
            Audits.of().regions(),
            List.of("af-south-1"),
            List.of(Audits.open("web-1", 3, 0), Audits.exempt("web-2", "Vendor, OPS-1")),
            List.of("web-typo"),
            2);

    assertThat(Csv.of(audit))
        .isEqualTo(
            HEADER
                + "\r\n"
                + "111122223333,eu-central-1,web-1,arn:aws:lightsail:eu-central-1:111122223333:Instance/web-1,ubuntu_22_04,nonCompliant,applied,optional,required,enabled,,1,,,,,,3,2026-11-20\r\n"
                + "111122223333,eu-central-1,web-2,arn:aws:lightsail:eu-central-1:111122223333:Instance/web-2,ubuntu_22_04,exempt,applied,optional,required,enabled,,1,,,,\"Vendor,"
                + " OPS-1\",2027-01-31,0,\r\n"
                + ",,web-typo,,,missing,,,,,,,,,,,,,\r\n"
                + ",af-south-1,,,,regionNotEnabled,,,,,,,,,,,,,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@A1", "\t=1", "\n=1", "\r=1", "＝1", "＠A1"})
  void noCellIsAFormula(String reason) {
    assertThat(Csv.of(Audits.of(Audits.exempt("web-1", reason))))
        .containsPattern(",\"?'" + "\\Q" + Plain.of(reason) + "\\E");
  }

  @Test
  void whatHoldsTheTableTogetherIsQuoted() {
    assertThat(Csv.of(Audits.of(Audits.exempt("web-1", "a \"b\"\r\nc"))))
        .contains(",\"a \"\"b\"\"\nc\",2027-01-31,");
  }

  /** Empty is not nothing: nobody asked for the calls. */
  @Test
  void callsThatNobodyAskedForAreEmpty() {
    assertThat(Csv.of(Audits.of(Audits.compliant("web-1")))).endsWith(",,,,\r\n");
  }
}
