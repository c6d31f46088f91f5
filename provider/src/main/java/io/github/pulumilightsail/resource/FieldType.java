package io.github.pulumilightsail.resource;

import java.util.List;
import java.util.regex.Pattern;

/** The type of a field, with the rule that its values must meet. */
public sealed interface FieldType {

  /**
   * Any text.
   *
   * @param mayBeEmpty whether a text without a letter is one
   */
  record AnyText(boolean mayBeEmpty) implements FieldType {}

  /**
   * A text of a form.
   *
   * @param form what the whole text must match
   * @param meaning the form in words, to follow "must be"
   */
  record FormedText(Pattern form, String meaning) implements FieldType {}

  /**
   * One of a few words.
   *
   * @param name the name of the enum type in the schema
   */
  record Choice(String name, String description, List<Word> words) implements FieldType {
    public Choice {
      words = List.copyOf(words);
    }

    public List<String> values() {
      return words.stream().map(Word::value).toList();
    }
  }

  /** One of the words of a {@link Choice}, and what it does. */
  record Word(String value, String description) {}

  /** A whole number between two bounds, both allowed. */
  record Whole(int least, int most) implements FieldType {}

  /** Any number. */
  record AnyNumber() implements FieldType {}

  /** True or false. */
  record Flag() implements FieldType {}

  /** A list. */
  record ListOf(FieldType item) implements FieldType {}

  /** A map from any text. */
  record MapOf(FieldType value) implements FieldType {}

  /**
   * An object.
   *
   * @param name the name of the object type in the schema
   */
  record ObjectOf(String name, String description, List<Field> fields) implements FieldType {
    public ObjectOf {
      fields = List.copyOf(fields);
    }
  }

  FieldType TEXT = new AnyText(false);
  FieldType ANY_TEXT = new AnyText(true);
  FieldType NUMBER = new AnyNumber();
  FieldType COUNT = new Whole(0, Integer.MAX_VALUE);
  FieldType FLAG = new Flag();
}
