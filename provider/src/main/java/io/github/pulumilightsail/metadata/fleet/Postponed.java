package io.github.pulumilightsail.metadata.fleet;

import io.github.pulumilightsail.metadata.usage.ImdsV1Use;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType;
import io.github.pulumilightsail.resource.FieldType.MapOf;
import io.github.pulumilightsail.resource.FieldType.ObjectOf;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why an instance keeps its {@code httpTokens} for now. */
sealed interface Postponed {
  Field FIELD =
      Field.of(
              "postponed",
              new MapOf(
                  new ObjectOf(
                      "PostponedInstance",
                      "Why the `httpTokens` of an instance stay as they are for now.",
                      List.of(
                          Field.of(
                              "calls",
                              FieldType.NUMBER,
                              "How many IMDSv1 calls there were in the last seven days."),
                          Field.of(
                              "lastUsed",
                              FieldType.TEXT,
                              "The day of the last one, as its beginning: ISO 8601, UTC."),
                          Field.of(
                              "error",
                              FieldType.TEXT,
                              "Why the metric cannot be read; the other two are absent then.")))),
              "The instances whose `httpTokens` stay as they are for now, by `name@region`, as of"
                  + " the last update or refresh.")
          .mandatory();

  /** IMDSv1 is still in use. */
  record Used(ImdsV1Use use) implements Postponed {}

  /** It is not known whether it is. */
  record Unknown(String why) implements Postponed {
    Unknown(Failure failure) {
      this(failure.message());
    }
  }

  /** As an output. */
  default Fields output() {
    var fields = new LinkedHashMap<String, PropertyValue>();
    switch (this) {
      case Used(var use) -> {
        fields.put("calls", PropertyValue.of((double) use.calls()));
        fields.put(
            "lastUsed",
            PropertyValue.of(use.last().atStartOfDay(ZoneOffset.UTC).toInstant().toString()));
      }
      case Unknown(var why) -> fields.put("error", PropertyValue.of(why));
    }
    return new Fields(fields);
  }

  /** All of them, as outputs. */
  static Fields outputs(Map<?, Postponed> all) {
    var fields = new LinkedHashMap<String, PropertyValue>();
    all.forEach((id, each) -> fields.put(id.toString(), each.output()));
    return new Fields(fields);
  }
}
