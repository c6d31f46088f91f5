package io.github.pulumilightsail.metadata.report;

import com.google.gson.stream.JsonWriter;
import io.github.pulumilightsail.aws.port.Option;
import java.io.IOException;
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

  /** What code scanning tells of the rule beside each of its alerts. */
  void write(JsonWriter json) throws IOException {
    json.beginObject();
    json.name("id").value(id);
    json.name("name").value(title);
    text(json, "shortDescription", brief + ".");
    text(json, "fullDescription", meaning);
    text(json, "help", severity == null ? meaning : meaning + HELP);
    json.name("helpUri").value(PAGE);
    json.name("defaultConfiguration").beginObject().name("level").value(level).endObject();
    json.name("properties").beginObject();
    json.name("tags").beginArray();
    if (severity != null) {
      json.value("security");
    }
    json.value("imds").endArray();
    // 0.1 to 10.0, as CVSS counts; read only beside the tag for security.
    json.name("security-severity").value(severity);
    json.endObject().endObject();
  }

  private static void text(JsonWriter json, String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(text).endObject();
  }
}
