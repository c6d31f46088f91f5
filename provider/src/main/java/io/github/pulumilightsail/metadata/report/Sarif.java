package io.github.pulumilightsail.metadata.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.pulumilightsail.metadata.report.SarifLog.Artifact;
import io.github.pulumilightsail.metadata.report.SarifLog.Coverage;
import io.github.pulumilightsail.metadata.report.SarifLog.Details;
import io.github.pulumilightsail.metadata.report.SarifLog.Driver;
import io.github.pulumilightsail.metadata.report.SarifLog.Fingerprints;
import io.github.pulumilightsail.metadata.report.SarifLog.Invocation;
import io.github.pulumilightsail.metadata.report.SarifLog.Location;
import io.github.pulumilightsail.metadata.report.SarifLog.LogicalLocation;
import io.github.pulumilightsail.metadata.report.SarifLog.Message;
import io.github.pulumilightsail.metadata.report.SarifLog.Notification;
import io.github.pulumilightsail.metadata.report.SarifLog.PhysicalLocation;
import io.github.pulumilightsail.metadata.report.SarifLog.Region;
import io.github.pulumilightsail.metadata.report.SarifLog.Result;
import io.github.pulumilightsail.metadata.report.SarifLog.Run;
import io.github.pulumilightsail.metadata.report.SarifLog.Suppression;
import io.github.pulumilightsail.metadata.report.SarifLog.Tool;
import io.github.pulumilightsail.metadata.report.SarifLog.Until;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For code scanning: SARIF 2.1.0, a result for each option that is not as the baseline says. Those
 * of an exempt instance are suppressed with its reason.
 *
 * <p>Code scanning takes a result only with the path of a file, of which an instance has none. It
 * gets {@code lightsail/<region>/<name>}: that names the instance in the list of alerts, stays the
 * same wherever the program stands in its repository, and gives every instance alerts of its own.
 */
final class Sarif {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Sarif() {}

  static String of(Audit audit) {
    var results =
        Stream.concat(
                audit.subjects().stream().flatMap(Sarif::results),
                audit.missing().stream().map(Sarif::missing))
            .toList();
    var driver =
        new Driver(
            "pulumi-resource-lightsail",
            "https://github.com/pulumilightsail/pulumi-lightsail",
            Arrays.stream(SarifRule.values()).map(SarifRule::descriptor).toList());
    var run =
        new Run(
            new Tool(driver),
            List.of(new Invocation(true, notEnabled(audit))),
            "utf16CodeUnits",
            results,
            new Coverage(
                audit.baseline().toString(),
                audit.regions(),
                audit.notEnabled(),
                audit.compliant().size(),
                audit.nonCompliant().size(),
                audit.exempt().size()));
    return GSON.toJson(
            new SarifLog("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", List.of(run)))
        + "\n";
  }

  private static List<Notification> notEnabled(Audit audit) {
    return audit.notEnabled().stream()
        .map(region ->
            new Notification(
                new Message("The account has not enabled the region " + region + "."), "note"))
        .toList();
  }

  private static Stream<Result> results(Subject subject) {
    var live = subject.live();
    if (!subject.deviations().isEmpty()) {
      return subject.deviations().stream()
          .map(each ->
              result(
                  SarifRule.of(each.option()),
                  subject,
                  "%s: %s is %s, not %s."
                      .formatted(
                          live.subject(), each.option().property(), each.found(), each.wanted()),
                  each.found(),
                  each.wanted()));
    }
    return switch (subject.verdict()) {
      case Verdict.Compliant _ -> Stream.of();
      case Verdict.NonCompliant _ ->
          Stream.of(
              result(
                  SarifRule.PENDING, subject, live.subject() + ": " + subject.told(), null, null));
      case Verdict.Exempt(var _, var until) ->
          Stream.of(
              result(
                  SarifRule.EXEMPT,
                  subject,
                  "%s is left as it is until %s.".formatted(live.subject(), until),
                  null,
                  null));
    };
  }

  private static Result result(
      SarifRule rule,
      Subject subject,
      String message,
      @Nullable String found,
      @Nullable String wanted) {
    var live = subject.live();
    var asked = !subject.usage().isEmpty();
    return result(
        rule,
        message,
        location(live.region() + "/" + live.name(), live.name(), live.arn()),
        live.account() + "/" + live.region() + "/" + live.name(),
        subject.exemption().stream()
            .map(each ->
                new Suppression(
                    "external",
                    "accepted",
                    Plain.of(each.reason()),
                    new Until(each.until().toString())))
            .toList(),
        new Details(
            live.account(),
            live.region(),
            live.arn(),
            found,
            wanted,
            asked ? subject.calls() : null,
            subject.lastUsed().map(LocalDate::toString).orElse(null)));
  }

  private static Result missing(String name) {
    return result(
        SarifRule.MISSING,
        "No instance has the name %s, which was asked for.".formatted(name),
        location(name, name, name),
        name,
        List.of(),
        null);
  }

  private static Result result(
      SarifRule rule,
      String message,
      Location location,
      String identity,
      List<Suppression> suppressions,
      @Nullable Details details) {
    return new Result(
        rule.id(),
        rule.level(),
        new Message(message),
        List.of(location),
        new Fingerprints(hash(rule.id() + "/" + identity) + ":1"),
        suppressions,
        details);
  }

  private static Location location(String path, String name, String fullName) {
    return new Location(
        new PhysicalLocation(new Artifact("lightsail/" + path), new Region(1)),
        List.of(new LogicalLocation(name, fullName, "resource")));
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
}
