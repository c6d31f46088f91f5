package io.github.pulumilightsail.metadata.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * For code scanning: SARIF 2.1.0, a result for each option that is not as the baseline says. Those
 * of an exempt instance are suppressed with its reason.
 *
 * <p>Code scanning takes a result only with the path of a file, of which an instance has none. It
 * gets {@code lightsail/<region>/<name>}: that names the instance in the list of alerts, stays the
 * same wherever the program stands in its repository, and gives every instance alerts of its own.
 * Source: the OASIS standard.
 */
final class Sarif {
  private final JsonWriter json;

  private Sarif(JsonWriter json) {
    this.json = json;
  }

  static String of(Audit audit) {
    var text = new StringWriter();
    // Written piece by piece: Gson's way over reflection costs every user 170 classes more.
    try (var json = new JsonWriter(text)) {
      json.setFormattingStyle(FormattingStyle.PRETTY);
      json.setSerializeNulls(false);
      new Sarif(json).log(audit);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return text + "\n";
  }

  private void log(Audit audit) throws IOException {
    json.beginObject();
    json.name("$schema").value("https://json.schemastore.org/sarif-2.1.0.json");
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    tool();
    invocation(audit);
    json.name("columnKind").value("utf16CodeUnits");
    json.name("results").beginArray();
    for (var subject : audit.subjects()) {
      results(subject);
    }
    for (var name : audit.missing()) {
      missing(name);
    }
    json.endArray();
    coverage(audit);
    json.endObject().endArray().endObject();
  }

  private void tool() throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("pulumi-resource-lightsail");
    json.name("informationUri").value("https://github.com/pulumilightsail/pulumi-lightsail");
    json.name("rules").beginArray();
    for (var rule : SarifRule.values()) {
      rule.write(json);
    }
    json.endArray().endObject().endObject();
  }

  private void invocation(Audit audit) throws IOException {
    json.name("invocations").beginArray().beginObject();
    json.name("executionSuccessful").value(true);
    json.name("toolExecutionNotifications").beginArray();
    for (var region : audit.notEnabled()) {
      json.beginObject();
      message("message", "The account has not enabled the region " + region + ".");
      json.name("level").value("note");
      json.endObject();
    }
    json.endArray().endObject().endArray();
  }

  /** What was looked at, and how it is. */
  private void coverage(Audit audit) throws IOException {
    json.name("properties").beginObject();
    json.name("baseline").value(audit.baseline().toString());
    texts("regions", audit.regions());
    texts("regionsNotEnabled", audit.notEnabled());
    json.name("compliantCount").value(audit.compliant().size());
    json.name("nonCompliantCount").value(audit.nonCompliant().size());
    json.name("exemptCount").value(audit.exempt().size());
    json.endObject();
  }

  private void results(Subject subject) throws IOException {
    var live = subject.live();
    for (var each : subject.deviations()) {
      result(
          SarifRule.of(each.option()),
          subject,
          "%s: %s is %s, not %s."
              .formatted(live.subject(), each.option().property(), each.found(), each.wanted()),
          () -> {
            json.name("found").value(each.found());
            json.name("wanted").value(each.wanted());
          });
    }
    if (subject.deviations().isEmpty()) {
      switch (subject.verdict()) {
        case Verdict.Compliant _ -> {}
        case Verdict.NonCompliant _ ->
            result(SarifRule.PENDING, subject, live.subject() + ": " + subject.told(), () -> {});
        case Verdict.Exempt(var _, var until) ->
            result(
                SarifRule.EXEMPT,
                subject,
                "%s is left as it is until %s.".formatted(live.subject(), until),
                () -> {});
      }
    }
  }

  private void result(SarifRule rule, Subject subject, String message, Part found)
      throws IOException {
    var live = subject.live();
    json.beginObject();
    rule(rule, message);
    location(live.region() + "/" + live.name(), live.name(), live.arn());
    fingerprint(rule, live.account() + "/" + live.region() + "/" + live.name());
    json.name("suppressions").beginArray();
    for (var exemption : subject.exemption().stream().toList()) {
      json.beginObject();
      json.name("kind").value("external");
      json.name("status").value("accepted");
      json.name("justification").value(Plain.of(exemption.reason()));
      json.name("properties").beginObject();
      json.name("until").value(exemption.until().toString());
      json.endObject().endObject();
    }
    json.endArray();
    json.name("properties").beginObject();
    json.name("account").value(live.account());
    json.name("region").value(live.region());
    json.name("instanceArn").value(live.arn());
    found.write();
    if (!subject.usage().isEmpty()) {
      json.name("imdsV1Calls").value(subject.calls());
    }
    json.name("imdsV1LastUsed").value(subject.lastUsed().map(LocalDate::toString).orElse(null));
    json.endObject().endObject();
  }

  private void missing(String name) throws IOException {
    json.beginObject();
    rule(SarifRule.MISSING, "No instance has the name %s, which was asked for.".formatted(name));
    location(name, name, name);
    fingerprint(SarifRule.MISSING, name);
    // Empty where nothing is suppressed: absent would mean that it is not known.
    json.name("suppressions").beginArray().endArray();
    json.endObject();
  }

  private void rule(SarifRule rule, String message) throws IOException {
    json.name("ruleId").value(rule.id());
    json.name("level").value(rule.level());
    message("message", message);
  }

  private void location(String path, String name, String fullName) throws IOException {
    json.name("locations").beginArray().beginObject();
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value("lightsail/" + path);
    json.endObject();
    json.name("region").beginObject().name("startLine").value(1).endObject();
    json.endObject();
    json.name("logicalLocations").beginArray().beginObject();
    json.name("name").value(name);
    json.name("fullyQualifiedName").value(fullName);
    json.name("kind").value("resource");
    json.endObject().endArray();
    json.endObject().endArray();
  }

  /** The name is GitHub's: by it an alert is known again in the next upload. */
  private void fingerprint(SarifRule rule, String identity) throws IOException {
    json.name("partialFingerprints").beginObject();
    json.name("primaryLocationLineHash").value(hash(rule.id() + "/" + identity) + ":1");
    json.endObject();
  }

  private void message(String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(text).endObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (var text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private static String hash(String identity) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private interface Part {
    void write() throws IOException;
  }
}
