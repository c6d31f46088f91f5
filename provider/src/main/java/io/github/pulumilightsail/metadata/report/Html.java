package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.metadata.report.Verdict.Exempt;
import java.util.List;

/**
 * For people: one page that loads nothing and runs no script. Its policy allows only its own style
 * sheet, so that a browser holds to that even where an instance or a reason is named with malice.
 * It is well-formed XML, too.
 */
final class Html {
  /** A longer reason gets a box of its own to be scrolled in, on a screen. */
  private static final int LONG_REASON = 400;

  private final Markup page = new Markup().begin("<!DOCTYPE html>");
  private final Audit audit;

  private Html(Audit audit) {
    this.audit = audit;
  }

  static String of(Audit audit) {
    return new Html(audit).document();
  }

  private String document() {
    page.open("html", "lang", "en");
    head();
    page.open("body").open("main");
    top();
    counts();
    regions();
    nonCompliant();
    missing();
    callers();
    exempt();
    compliant();
    page.close().close();
    return page.close().text("\n").toString();
  }

  private void head() {
    page.open("head")
        .single("meta", "charset", "utf-8")
        .single(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(Stylesheet.hash()))
        .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .single("meta", "name", "color-scheme", "content", "light dark")
        .single("meta", "name", "referrer", "content", "no-referrer")
        .element("title", audit.headline() + " · Lightsail instance metadata")
        .element("style", Stylesheet.TEXT)
        .close();
  }

  private void top() {
    page.open("header", "class", standing())
        .element("p", "Instance metadata of Amazon Lightsail", "class", "kind")
        .element("h1", audit.headline())
        .open("dl");
    fact("Held against", List.of(audit.baseline().toString()));
    fact(audit.accounts().size() == 1 ? "Account" : "Accounts", audit.accounts());
    fact(audit.regions().size() == 1 ? "Region" : "Regions", audit.regions());
    fact("Not enabled in this account", audit.notEnabled());
    page.close().close();
  }

  private String standing() {
    if (!audit.nonCompliant().isEmpty()) {
      return "open";
    }
    return audit.subjects().isEmpty() || !audit.missing().isEmpty() ? "exempt" : "good";
  }

  private void fact(String name, List<String> values) {
    if (!values.isEmpty()) {
      page.open("div").element("dt", name).element("dd", String.join(", ", values)).close();
    }
  }

  private void counts() {
    page.open("ul", "class", "counts");
    count("open", audit.nonCompliant().size(), "not compliant");
    count("exempt", audit.exempt().size(), "exempt");
    count("good", audit.compliant().size(), "compliant");
    page.close();
  }

  private void count(String kind, int number, String meaning) {
    page.open("li", "class", kind).element("b", Plain.number(number)).text(" " + meaning).close();
  }

  /** Those with an instance: where all are looked at, most have none. */
  private void regions() {
    Table.write(
        page,
        "By region",
        List.of("Region", "Not compliant", "Exempt", "Compliant", "In all", "Shares"),
        audit.regions().stream().filter(region -> !audit.in(region).isEmpty()).toList(),
        (row, region) -> {
          var here = audit.in(region);
          var open = here.stream().filter(Subject::isNonCompliant).count();
          var good = here.stream().filter(Subject::isCompliant).count();
          var exempt = here.size() - open - good;
          row.header(region);
          row.number(open);
          row.number(exempt);
          row.number(good);
          row.number(here.size());
          row.cell(() -> Pictures.shares(page, open, exempt, good));
        });
  }

  private void nonCompliant() {
    var asked = audit.usageDays() > 0;
    var head = List.of("Instance", "Region", "Found", "IMDSv1 calls");
    Table.write(
        page,
        "Not compliant",
        asked ? head : head.subList(0, 3),
        audit.nonCompliant(),
        (row, subject) -> {
          row.instance(subject.live());
          row.word(subject.live().region());
          row.cell(() -> found(subject));
          if (asked) {
            row.word(used(subject));
          }
        });
  }

  private static String used(Subject subject) {
    return subject
        .lastUsed()
        .map(day -> "%s, last on %s".formatted(Plain.number(subject.calls()), day))
        .orElse("none");
  }

  private void found(Subject subject) {
    if (subject.deviations().isEmpty()) {
      page.text(subject.told());
      return;
    }
    page.open("ul", "class", "found");
    for (var each : subject.deviations()) {
      page.open("li")
          .text(each.option().property() + " ")
          .element("b", each.found())
          .text(", wanted ")
          .element("b", each.wanted())
          .close();
    }
    page.close();
  }

  private void callers() {
    if (audit.usageDays() == 0) {
      return;
    }
    var title = "IMDSv1 calls in the last %s days".formatted(audit.usageDays());
    var callers = audit.callers();
    if (callers.isEmpty()) {
      page.open("section").element("h2", title).element("p", "None on any instance.").close();
      return;
    }
    var days = audit.callsByDay();
    var most = days.values().stream().max(Long::compare).orElse(0L);
    Table.write(
        page,
        title,
        List.of("Day (UTC)", "Calls", "All instances together"),
        List.copyOf(days.entrySet()),
        (row, day) -> {
          row.header(String.valueOf(day.getKey()));
          row.number(day.getValue());
          row.cell(() -> Pictures.bar(page, day.getValue(), most));
        });
    Table.write(
        page,
        "Who still makes them",
        List.of("Instance", "Region", "State", "Calls", "Last on", "By day"),
        callers,
        (row, subject) -> {
          row.header(subject.live().name());
          row.word(subject.live().region());
          row.word(state(subject.verdict()));
          row.number(subject.calls());
          row.word(subject.lastUsed().orElseThrow().toString());
          row.cell(() -> Pictures.days(page, subject.usage()));
        });
  }

  private static String state(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Compliant _ -> "compliant";
      case Verdict.NonCompliant _ -> "not compliant";
      case Exempt(var _, var until) -> "exempt until " + until;
    };
  }

  private void exempt() {
    Table.write(
        page,
        "Exempt",
        List.of("Instance", "Region", "Until", "Reason", "As it is"),
        audit.exempt(),
        (row, subject) -> {
          var exemption = subject.exemption().orElseThrow();
          row.instance(subject.live());
          row.word(subject.live().region());
          row.word(exemption.until().toString());
          row.cell(() -> reason(exemption.reason()));
          row.cell(subject.told().isEmpty() ? "as the baseline says" : subject.told());
        });
  }

  /** In its own direction of writing, whatever that is. */
  private void reason(String reason) {
    if (reason.length() > LONG_REASON) {
      page.open("div", "class", "reason long", "tabindex", "0");
    } else {
      page.open("div", "class", "reason");
    }
    page.element("bdi", reason).close();
  }

  private void missing() {
    if (!audit.missing().isEmpty()) {
      page.open("section")
          .element("h2", "Names that no instance has")
          .element("p", "They were asked for and could not be looked at.")
          .open("ul");
      audit.missing().forEach(name -> page.element("li", name));
      page.close().close();
    }
  }

  private void compliant() {
    var compliant = audit.compliant();
    if (compliant.isEmpty()) {
      return;
    }
    page.open("section")
        .element("h2", "Compliant")
        .open("details")
        .element("summary", Plain.number(compliant.size()) + " compliant")
        .open("ul", "class", "names");
    for (var subject : compliant) {
      page.open("li")
          .text(subject.live().name() + " ")
          .element("small", subject.live().region())
          .close();
    }
    page.close().close().close();
  }
}
