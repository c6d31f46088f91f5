package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.aws.port.Instance;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A table of the page. On a narrow screen each row becomes a list, in which each cell says its
 * column; the roles keep what they are for whoever hears the page.
 */
final class Table {
  private Table() {}

  /** A section with the table; none if there is no row. */
  static <T> void write(
      Markup page, String title, List<String> head, List<T> rows, BiConsumer<Row, T> row) {
    if (rows.isEmpty()) {
      return;
    }
    page.open("section")
        .element("h2", title)
        .open("table", "role", "table", "aria-label", title)
        .open("thead", "role", "rowgroup")
        .open("tr", "role", "row");
    head.forEach(each -> page.element("th", each, "scope", "col", "role", "columnheader"));
    page.close().close().open("tbody", "role", "rowgroup");
    for (var each : rows) {
      page.open("tr", "role", "row");
      row.accept(new Row(page, head.iterator()), each);
      page.close();
    }
    page.close().close().close();
  }

  /** One row, whose cells are written in the order of the columns. */
  record Row(Markup page, Iterator<String> columns) {
    void header(String text) {
      page.element(
          "th",
          text,
          "scope",
          "row",
          "role",
          "rowheader",
          "data-column",
          columns.next(),
          "class",
          "word");
    }

    /** The header of the row of an instance, with its ARN. */
    void instance(Instance live) {
      page.open("th", "scope", "row", "role", "rowheader", "data-column", columns.next())
          .text(live.name())
          .element("small", live.arn())
          .close();
    }

    void number(long number) {
      page.element(
          "td",
          Plain.number(number),
          "role",
          "cell",
          "data-column",
          columns.next(),
          "class",
          "number");
    }

    /** A name or a date, which is not broken where there is room. */
    void word(String text) {
      page.element("td", text, "role", "cell", "data-column", columns.next(), "class", "word");
    }

    void cell(String text) {
      cell(() -> page.text(text));
    }

    void cell(Runnable content) {
      page.open("td", "role", "cell", "data-column", columns.next());
      content.run();
      page.close();
    }
  }
}
