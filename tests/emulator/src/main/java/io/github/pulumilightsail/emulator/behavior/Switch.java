package io.github.pulumilightsail.emulator.behavior;

/**
 * One thing that can be set: its name in JSON and on the command line, and what it is at first.
 *
 * @param meaning one line for the listing under {@code /_emulator/behavior}
 */
public record Switch<T>(String name, T initial, Codec<T> codec, String meaning) {

  /** Reads and writes a value as text. */
  public interface Codec<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    T parse(String text);

    String print(T value);
  }

  T parsed(String text) {
    try {
      return codec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
