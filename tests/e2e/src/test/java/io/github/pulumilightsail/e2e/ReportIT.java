package io.github.pulumilightsail.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.e2e.harness.Checkout;
import io.github.pulumilightsail.e2e.harness.Shell;
import io.github.pulumilightsail.e2e.harness.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reports, through the real engine and into programs that read their formats. What is left in
 * {@code target/reports} is opened in a browser, too: by {@code tests/reports/check page}.
 */
final class ReportIT {
  private static final Map<String, String> FORMATS =
      Map.of(
          "markdown", "report.md",
          "sarif", "report.sarif",
          "junit", "report.xml",
          "csv", "report.csv",
          "html", "report.html");

  /** Reasons as nobody should give them, and how they are told. */
  private static final List<Map.Entry<String, String>> REASONS =
      List.of(
          same("</script><script>fetch('http://127.0.0.1:9/')</script>]]>"),
          same("a | b \\| `c` ``d`` *e* [f](http://127.0.0.1:9/) ![g](http://127.0.0.1:9/) &amp;"),
          same("<img src=http://127.0.0.1:9/ onerror=alert(1)> <style>*{display:none}</style>"),
          same("@octocat #12 !13 \"quoted\", 'single' ${env} {{ x }} {0}"),
          same("=cmd|' /C calc'!A0"),
          same("The backup agent speaks IMDSv1 only; it is replaced in January (OPS-4711)"),
          same("😀 汉字 العربية 👩‍👩‍👧"),
          Map.entry("one\ntwo\r\n\n| --- |\n# three", "one\ntwo\n\n| --- |\n# three"),
          Map.entry("\0a\u0007b\u001b[31mc\u0085d\ufffee\u202ef\u2066g", "�a�b�[31mc�d�e�f�g"),
          same("x".repeat(10_000)));

  @RegisterExtension final Stage stage = new Stage();

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate until = today.plusDays(60);
  private final Map<String, String> verdicts = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Map<String, Integer> calls = new LinkedHashMap<>();

  private static Map.Entry<String, String> same(String reason) {
    return Map.entry(reason, reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200})
  void eachIsOpenedByWhatReadsItsFormat(int count) throws IOException {
    var exceptions = seed(count);
    stage.program(program(exceptions));

    stage.up();

    var folder = Files.createDirectories(Checkout.file("tests/e2e/target/reports/" + count));
    for (var format : FORMATS.entrySet()) {
      var report = output(format.getKey());
      assertThat(report.get("compliantCount").getAsInt()).isEqualTo(count("compliant"));
      assertThat(report.getAsJsonArray("nonCompliant")).hasSize(count("nonCompliant"));
      assertThat(report.getAsJsonArray("exempt")).hasSize(count("exempt"));
      assertThat(report.getAsJsonArray("missing")).hasSize(1);
      Files.writeString(folder.resolve(format.getValue()), report.get("content").getAsString());
    }
    Files.writeString(folder.resolve("expected.json"), expected());
    System.out.println(
        new Shell(System.getenv())
            .ok(folder, Checkout.file("tests/reports/check").toString(), "read", "."));
  }

  @Test
  void aSecretReasonIsNeitherShownNorStored() {
    stage.seed("web-1").create();
    stage.program(
        """
        config:
          reason: {type: string, secret: true}
        variables:
          report:
            fn::invoke:
              function: lightsail:getComplianceReport
              arguments:
                selector: {all: true}
                exceptions: [{instanceName: web-1, reason: "${reason}", until: "%s"}]
                format: html
        outputs:
          report: ${report.content}
        """
            .formatted(until));
    stage.secretConfig("reason", "hunter2");

    var up = stage.up();

    assertThat(up.text()).doesNotContain("hunter2");
    assertThat(stage.pulumi("stack", "export").out())
        .contains("ciphertext")
        .doesNotContain("hunter2");
    assertThat(stage.pulumi("stack", "output", "report", "--show-secrets").out())
        .contains("hunter2");
  }

  private JsonObject output(String format) {
    return Stage.json(stage.pulumi("stack", "output", format, "--json").out()).getAsJsonObject();
  }

  private int count(String verdict) {
    return (int) verdicts.values().stream().filter(verdict::equals).count();
  }

  /** Seeds the fleet and tells the exceptions, as YAML. */
  private String seed(int count) {
    var exceptions = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      var name = "web_%03d.a-b".formatted(i);
      stage.seed(name).tokens(i % 4 == 3 ? "required" : "optional").create();
      if (i % 4 == 0) {
        var reason = REASONS.get(i / 4 % REASONS.size());
        verdicts.put(name, "exempt");
        reasons.put(name, reason.getValue());
        exceptions.add(
            "{instanceName: %s, reason: %s, until: \"%s\"}"
                .formatted(name, quoted(reason.getKey()), until));
      } else {
        verdicts.put(name, i % 4 == 3 ? "compliant" : "nonCompliant");
      }
      for (var day = 0; i % 4 == 1 && day < 14; day++) {
        var used = Math.max(0, (day - 3) * (i % 23));
        stage.region().imdsV1Calls(name, today.minusDays(day), used);
        calls.merge(name, used, Integer::sum);
      }
    }
    verdicts.put("web-typo", "missing");
    return exceptions.stream().collect(joining(", ", "[", "]"));
  }

  private String program(String exceptions) {
    var names = verdicts.keySet().stream().collect(joining(", ", "{names: [", "]}"));
    var program = new StringBuilder("variables:\n");
    FORMATS.keySet().stream()
        .sorted()
        .forEach(format ->
            program.append(
                """
                  %1$s:
                    fn::invoke:
                      function: lightsail:getComplianceReport
                      arguments: {selector: %2$s, exceptions: %3$s, format: %1$s, usageDays: 14}
                """
                    .formatted(format, names, exceptions)));
    program.append("outputs:\n");
    FORMATS.keySet().stream()
        .sorted()
        .forEach(format -> program.append("  %1$s: ${%1$s}%n".formatted(format)));
    return program.toString();
  }

  /** A text of YAML that means these very letters, in Pulumi's YAML. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.replace("${", "$${")
        .codePoints()
        .forEach(letter -> {
          if (letter >= ' ' && letter < 127 && letter != '"' && letter != '\\') {
            quoted.appendCodePoint(letter);
          } else {
            quoted.append("\\U%08x".formatted(letter));
          }
        });
    return quoted.append('"').toString();
  }

  private String expected() {
    return new Gson()
        .toJson(
            Map.of(
                "verdicts", verdicts,
                "reasons", reasons,
                "calls", calls,
                "until", until.toString()));
  }
}
