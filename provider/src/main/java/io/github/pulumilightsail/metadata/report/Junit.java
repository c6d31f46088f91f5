package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.metadata.report.Verdict.Compliant;
import io.github.pulumilightsail.metadata.report.Verdict.Exempt;
import io.github.pulumilightsail.metadata.report.Verdict.NonCompliant;

/**
 * For CI: a suite for each region, a test for each instance. One that is not compliant has failed,
 * one that is exempt was skipped, and a name that no instance has is an error, for it could not be
 * looked at.
 */
final class Junit {
  private static final int ATTRIBUTE_LETTERS = 1_000;

  private final Markup xml = new Markup().begin("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  private final Audit audit;

  private Junit(Audit audit) {
    this.audit = audit;
  }

  static String of(Audit audit) {
    return new Junit(audit).document();
  }

  private String document() {
    xml.open(
        "testsuites",
        "name",
        "Lightsail instance metadata: " + audit.baseline(),
        "tests",
        count(audit.subjects().size() + audit.missing().size()),
        "failures",
        count(audit.nonCompliant().size()),
        "errors",
        count(audit.missing().size()),
        "skipped",
        count(audit.exempt().size()));
    audit.regions().forEach(this::region);
    audit.notEnabled().forEach(this::notEnabled);
    if (!audit.missing().isEmpty()) {
      missing();
    }
    return xml.close().text("\n").toString();
  }

  private void region(String region) {
    var subjects = audit.in(region);
    suite(
        region,
        subjects.size(),
        subjects.stream().filter(Subject::isNonCompliant).count(),
        0,
        subjects.stream().filter(each -> each.exemption().isPresent()).count());
    property("baseline", audit.baseline().toString());
    xml.close();
    subjects.forEach(this::instance);
    xml.close();
  }

  private void notEnabled(String region) {
    suite(region, 0, 0, 0, 0);
    property("region", "not enabled in this account: no instance can be there");
    xml.close().close();
  }

  private void missing() {
    suite("missing", audit.missing().size(), 0, audit.missing().size(), 0);
    xml.close();
    for (var name : audit.missing()) {
      test("missing", name);
      xml.open("error", "type", "missing", "message", "no instance has this name").close().close();
    }
    xml.close();
  }

  /** Begins a suite and its properties. */
  private void suite(String name, long tests, long failures, long errors, long skipped) {
    xml.text("\n  ")
        .open(
            "testsuite",
            "name",
            name,
            "tests",
            count(tests),
            "failures",
            count(failures),
            "errors",
            count(errors),
            "skipped",
            count(skipped))
        .open("properties");
  }

  private void property(String name, String value) {
    xml.single("property", "name", name, "value", value);
  }

  private void test(String suite, String name) {
    xml.text("\n    ").open("testcase", "classname", suite, "name", name);
  }

  private void instance(Subject subject) {
    var live = subject.live();
    test(live.region(), live.name());
    switch (subject.verdict()) {
      case Compliant _ -> {}
      case NonCompliant _ ->
          xml.element(
              "failure", details(subject), "type", "nonCompliant", "message", subject.told());
      case Exempt(var reason, var until) ->
          xml.element(
              "skipped",
              reason,
              "type",
              "exempt",
              "message",
              "exempt until %s: %s".formatted(until, Plain.line(reason, ATTRIBUTE_LETTERS)));
    }
    xml.close();
  }

  private String details(Subject subject) {
    var details =
        "%s\n%s\n%s".formatted(subject.live().subject(), subject.live().arn(), subject.told());
    return audit.usageDays() == 0
        ? details
        : details
            + "\n%s IMDSv1 calls in the last %s days"
                .formatted(Plain.number(subject.calls()), audit.usageDays());
  }

  private static String count(long number) {
    return Long.toString(number);
  }
}
