package io.github.pulumilightsail.metadata.report;

import static java.util.stream.Collectors.joining;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.report.Verdict.Compliant;
import io.github.pulumilightsail.metadata.report.Verdict.Exempt;
import io.github.pulumilightsail.metadata.report.Verdict.NonCompliant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For auditors and their spreadsheets, after RFC 4180: a line for each instance, then one for each
 * name that no instance has and for each region that the account has not enabled.
 */
final class Csv {
  /** What makes a spreadsheet take a cell for a formula. Source: OWASP on CSV injection. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private record Column(String name, Function<Subject, String> value) {}

  private Csv() {}

  static String of(Audit audit) {
    var columns = columns(audit);
    var lines = new ArrayList<Stream<String>>();
    lines.add(columns.stream().map(Column::name));
    audit
        .subjects()
        .forEach(each -> lines.add(columns.stream().map(column -> column.value().apply(each))));
    audit.missing().forEach(name -> lines.add(line(columns, "instanceName", name, "missing")));
    audit
        .notEnabled()
        .forEach(region -> lines.add(line(columns, "region", region, "regionNotEnabled")));
    return lines.stream()
        .map(line -> line.map(Csv::cell).collect(joining(",")) + "\r\n")
        .collect(joining());
  }

  private static List<Column> columns(Audit audit) {
    var columns = new ArrayList<Column>();
    columns.add(new Column("account", each -> each.live().account()));
    columns.add(new Column("region", each -> each.live().region()));
    columns.add(new Column("instanceName", each -> each.live().name()));
    columns.add(new Column("instanceArn", each -> each.live().arn()));
    columns.add(new Column("blueprintId", each -> text(each.live().blueprintId())));
    columns.add(new Column("verdict", each -> verdict(each.verdict())));
    columns.add(new Column("state", each -> text(each.live().optionsState())));
    for (var option : Option.values()) {
      columns.add(new Column(option.property(), each -> text(each.live().options().get(option))));
      columns.add(
          new Column(option.property() + "Wanted", _ -> text(audit.baseline().get(option))));
    }
    columns.add(new Column("reason", each -> each.exemption().map(Exempt::reason).orElse("")));
    columns.add(
        new Column("until", each -> text(each.exemption().map(Exempt::until).orElse(null))));
    columns.add(
        new Column(
            "imdsV1Calls", each -> audit.usageDays() > 0 ? Long.toString(each.calls()) : ""));
    columns.add(new Column("imdsV1LastUsed", each -> text(each.lastUsed().orElse(null))));
    return columns;
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Compliant _ -> "compliant";
      case NonCompliant _ -> "nonCompliant";
      case Exempt _ -> "exempt";
    };
  }

  private static Stream<String> line(
      List<Column> columns, String column, String value, String verdict) {
    var known = Map.of(column, value, "verdict", verdict);
    return columns.stream().map(each -> known.getOrDefault(each.name(), ""));
  }

  private static String cell(String value) {
    var plain = Plain.of(value);
    var harmless = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    return harmless.chars().anyMatch(letter -> "\",\r\n".indexOf(letter) >= 0)
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
