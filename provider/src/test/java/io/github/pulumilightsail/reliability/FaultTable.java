package io.github.pulumilightsail.reliability;

import io.github.pulumilightsail.reliability.FaultMatrixTest.Cell;
import io.github.pulumilightsail.reliability.FaultMatrixTest.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fault matrix as Markdown; troubles that end alike share a line. */
final class FaultTable {
  private FaultTable() {}

  static String of(Map<Cell, Row> rows) {
    var text = new StringBuilder();
    for (var deed : Deed.values()) {
      text.append("### ").append(deed.words).append("\n\n");
      text.append("| goes wrong | how | the user sees | state | next up | refresh | destroy |\n");
      text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
      for (var site : deed.sites()) {
        lines(rows, deed, site, text);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void lines(Map<Cell, Row> rows, Deed deed, Site site, StringBuilder text) {
    var alike =
        rows.entrySet().stream()
            .filter(entry -> entry.getKey().deed() == deed && entry.getKey().site() == site)
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        entry -> entry.getKey().trouble().words, Collectors.joining(", "))));
    alike.forEach((row, troubles) ->
        text.append(
            List.of(
                    site.words,
                    troubles,
                    row.sees(),
                    row.state(),
                    row.up(),
                    row.refresh(),
                    row.destroy())
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |\n"))));
  }
}
