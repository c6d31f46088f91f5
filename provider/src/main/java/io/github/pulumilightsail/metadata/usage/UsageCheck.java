package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Word;
import java.util.List;

/** What to do about software that still uses IMDSv1 when it is about to be shut. */
public enum UsageCheck {
  WARN("warn"),
  BLOCK("block"),
  OFF("off");

  private static final Choice CHOICE =
      new Choice(
          "ImdsV1UsageCheck",
          "What to do when `httpTokens` goes to `required` while IMDSv1 is still in use.",
          List.of(
              new Word("warn", "Say how many IMDSv1 calls there were in the last seven days."),
              new Word("block", "Fail before anything is written."),
              new Word("off", "Do not look.")));

  public static final Field FIELD =
      Field.of("imdsV1UsageCheck", CHOICE, CHOICE.description()).defaultsTo("warn");

  private final String word;

  UsageCheck(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static UsageCheck of(PropertyValue value) {
    if (value.unwrapped() instanceof Text(var text)) {
      for (var each : values()) {
        if (each.word.equals(text)) {
          return each;
        }
      }
    }
    return WARN;
  }
}
