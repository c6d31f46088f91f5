package io.github.pulumilightsail.metadata.report;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of SARIF 2.1.0 is written, under its own names. Source: the OASIS standard. */
record SarifLog(@SerializedName("$schema") String schema, String version, List<Run> runs) {

  record Run(
      Tool tool,
      List<Invocation> invocations,
      String columnKind,
      List<Result> results,
      Coverage properties) {}

  record Tool(Driver driver) {}

  record Driver(String name, String informationUri, List<Rule> rules) {}

  record Rule(
      String id,
      String name,
      Message shortDescription,
      Message fullDescription,
      Message help,
      String helpUri,
      Configuration defaultConfiguration,
      Traits properties) {}

  record Message(String text) {}

  record Configuration(String level) {}

  /**
   * What code scanning reads of a rule.
   *
   * @param severity 0.1 to 10.0, as CVSS counts; only beside the tag for security
   */
  record Traits(
      List<String> tags, @SerializedName("security-severity") @Nullable String severity) {}

  record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  record Notification(Message message, String level) {}

  /** What was looked at, and how it is. */
  record Coverage(
      String baseline,
      List<String> regions,
      List<String> regionsNotEnabled,
      int compliantCount,
      int nonCompliantCount,
      int exemptCount) {}

  /**
   * One finding.
   *
   * @param suppressions empty where nothing is suppressed: absent would mean that it is not known
   */
  record Result(
      String ruleId,
      String level,
      Message message,
      List<Location> locations,
      Fingerprints partialFingerprints,
      List<Suppression> suppressions,
      @Nullable Details properties) {}

  record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

  record PhysicalLocation(Artifact artifactLocation, Region region) {}

  record Artifact(String uri) {}

  record Region(int startLine) {}

  record LogicalLocation(String name, String fullyQualifiedName, String kind) {}

  /** The name is GitHub's: by it an alert is known again in the next upload. */
  record Fingerprints(String primaryLocationLineHash) {}

  record Suppression(String kind, String status, String justification, Until properties) {}

  record Until(String until) {}

  /** What was found, for who reads the file by program. */
  record Details(
      String account,
      String region,
      String instanceArn,
      @Nullable String found,
      @Nullable String wanted,
      @Nullable Long imdsV1Calls,
      @Nullable String imdsV1LastUsed) {}
}
