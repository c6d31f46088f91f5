package io.github.pulumilightsail.metadata.report;

import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.metadata.report.SarifLog.Configuration;
import io.github.pulumilightsail.metadata.report.SarifLog.Message;
import io.github.pulumilightsail.metadata.report.SarifLog.Rule;
import io.github.pulumilightsail.metadata.report.SarifLog.Traits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result can be about; the ids are what alerts are kept under, and must not change. */
enum SarifRule {
  TOKENS(
      "httpTokens",
      "SessionTokens",
      "error",
      "8.0",
      "The instance does not treat session tokens as the baseline says",
      "Where httpTokens is optional, IMDSv1 is answered: one request forged on the server hands out"
          + " the credentials of the instance."),
  ENDPOINT(
      "httpEndpoint",
      "MetadataEndpoint",
      "error",
      "5.0",
      "The metadata endpoint is not as the baseline says",
      "An endpoint that is enabled without need can be asked for the credentials of the instance;"
          + " one that is disabled leaves its software without them."),
  HOP_LIMIT(
      "httpPutResponseHopLimit",
      "HopLimit",
      "warning",
      "4.0",
      "The hop limit is not what the baseline says",
      "A higher limit than needed lets session tokens travel further than the instance; a lower one"
          + " keeps them from its containers."),
  IPV6(
      "httpProtocolIpv6",
      "MetadataOverIpv6",
      "warning",
      "4.0",
      "The IPv6 address of the metadata service is not as the baseline says",
      "Each address that is answered without need is one more way to the credentials of the"
          + " instance."),
  PENDING(
      "pending",
      "OptionsPending",
      "warning",
      null,
      "The options are not in force yet",
      "They have the values of the baseline, and Lightsail is still applying them."),
  MISSING(
      "missing",
      "InstanceMissing",
      "warning",
      null,
      "No instance has a name that was asked for",
      "It was deleted, is in another region, or its name is misspelled. It could not be looked"
          + " at."),
  EXEMPT(
      "exempt",
      "InstanceExempt",
      "note",
      null,
      "An exception leaves the instance as it is",
      "It is as the baseline says at present, and would not be held to it.");

  private static final String HELP =
      " Declare a lightsail:index:InstanceMetadataBaseline or InstanceMetadataOptions, and `pulumi"
          + " up` brings the instance into line; an exception with a reason and a date leaves it as"
          + " it is for a while.";

  private static final String PAGE =
      "https://github.com/pulumilightsail/pulumi-lightsail/blob/main/docs/reference/getComplianceReport.md";

  private final String id;
  private final String title;
  private final String level;
  private final @Nullable String severity;
  private final String brief;
  private final String meaning;

  SarifRule(
      String id,
      String title,
      String level,
      @Nullable String severity,
      String brief,
      String meaning) {
    this.id = id;
    this.title = title;
    this.level = level;
    this.severity = severity;
    this.brief = brief;
    this.meaning = meaning;
  }

  static SarifRule of(Option option) {
    return switch (option) {
      case HTTP_TOKENS -> TOKENS;
      case HTTP_ENDPOINT -> ENDPOINT;
      case HTTP_PUT_RESPONSE_HOP_LIMIT -> HOP_LIMIT;
      case HTTP_PROTOCOL_IPV6 -> IPV6;
    };
  }

  String id() {
    return id;
  }

  String level() {
    return level;
  }

  Rule descriptor() {
    return new Rule(
        id,
        title,
        new Message(brief + "."),
        new Message(meaning),
        new Message(severity == null ? meaning : meaning + HELP),
        PAGE,
        new Configuration(level),
        new Traits(severity == null ? List.of("imds") : List.of("security", "imds"), severity));
  }
}
