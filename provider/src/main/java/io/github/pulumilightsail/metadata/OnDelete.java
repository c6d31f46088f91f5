package io.github.pulumilightsail.metadata;

import io.github.pulumilightsail.aws.port.MetadataOptions;
import io.github.pulumilightsail.aws.port.Option;
import io.github.pulumilightsail.property.PropertyValue;
import io.github.pulumilightsail.property.PropertyValue.Text;
import io.github.pulumilightsail.resource.FieldType.Choice;
import io.github.pulumilightsail.resource.FieldType.Word;
import io.github.pulumilightsail.resource.Request;
import java.util.List;
import java.util.Set;

/** What becomes of an option that is no longer managed. */
public enum OnDelete {
  KEEP("keep"),
  RESTORE("restore"),
  RESET("reset");

  static final Choice CHOICE =
      new Choice(
          "OnDelete",
          "What becomes of the managed options when the resource is deleted, and of an option that"
              + " the program no longer sets.",
          List.of(
              new Word("keep", "Leave it as it is: nothing is written."),
              new Word(
                  "restore",
                  "Put back what was there before; after an import, leave it. A resource that was"
                      + " renamed without an alias, or replaced, knows what it found itself."),
              new Word(
                  "reset",
                  "Set the API's defaults: tokens optional, as the API reference says, hop limit 1,"
                      + " as the guide says, and, as is assumed, endpoint enabled and IPv6"
                      + " disabled. They are weaker than what instances of the blueprints Amazon"
                      + " Linux 2023 and Ubuntu 24 are launched with; a warning tells which"
                      + " instance is opened.")));

  private final String word;

  OnDelete(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static OnDelete of(PropertyValue value) {
    if (value.unwrapped() instanceof Text(var text)) {
      for (var each : values()) {
        if (each.word.equals(text)) {
          return each;
        }
      }
    }
    return KEEP;
  }

  /** What a deletion is to do. */
  public static OnDelete ofDeletion(Request request) {
    return of(request.latest("onDelete"));
  }

  /**
   * The values to set for options that are given up.
   *
   * @param previous what was there before they were managed
   * @param live what is there now
   */
  public MetadataOptions target(
      Set<Option> givenUp, MetadataOptions previous, MetadataOptions live) {
    return switch (this) {
      case KEEP -> MetadataOptions.NONE;
      case RESTORE -> previous.only(givenUp);
      case RESET -> {
        var reset = MetadataOptions.SERVICE_DEFAULTS.only(givenUp);
        yield live.has(Option.HTTP_PROTOCOL_IPV6)
            ? reset
            : new MetadataOptions(
                reset.httpTokens(), reset.httpEndpoint(), reset.httpPutResponseHopLimit(), null);
      }
    };
  }
}
