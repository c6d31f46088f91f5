package io.github.pulumilightsail.metadata.usage;

import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.Field;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.resource.Request;
import java.util.List;
import java.util.stream.Stream;

/** What to do about software that still uses IMDSv1 when it is about to be shut. */
public enum UsageCheck {
  WARN("warn"),
  BLOCK("block"),
  OFF("off"),
  POSTPONE("postpone");

  private static final List<Word> WORDS =
      List.of(
          new Word("warn", "Say how many IMDSv1 calls there were in the last seven days."),
          new Word("block", "Fail before anything is written."),
          new Word("off", "Do not look."));

  /** Of the resource of one instance. */
  public static final Field FIELD = field("ImdsV1UsageCheck", WORDS);

  /** Of a fleet, some of which may come later. */
  public static final Field OF_FLEET =
      field(
          "FleetImdsV1UsageCheck",
          Stream.concat(
                  WORDS.stream(),
                  Stream.of(
                      new Word(
                          "postpone",
                          "Leave `httpTokens` of such an instance as it is for now; the first"
                              + " update after seven days without IMDSv1 brings it into line.")))
              .toList());

  private static Field field(String type, List<Word> words) {
    var description =
        "What to do when `httpTokens` goes to `required` while IMDSv1 is still in use.";
    return Field.of("imdsV1UsageCheck", new Choice(type, description, words), description)
        .defaultsTo("warn");
  }

  private final String word;

  UsageCheck(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** What a deletion is to do. */
  public static UsageCheck ofDeletion(Request request) {
    return of(request.latest(FIELD.name())).orWarn();
  }

  /** The same where nothing comes later, for which {@link #POSTPONE} could wait. */
  public UsageCheck orWarn() {
    return this == POSTPONE ? WARN : this;
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
