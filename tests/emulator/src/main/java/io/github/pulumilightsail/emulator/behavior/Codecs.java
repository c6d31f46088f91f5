package io.github.pulumilightsail.emulator.behavior;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values are written in JSON, query strings and command lines. */
public final class Codecs {
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m)");

  private Codecs() {}

  static <E extends Enum<E>> Switch.Codec<E> choice(Class<E> type) {
    return codec(
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(notOneOf(text, type))),
        Codecs::word);
  }

  static Switch.Codec<Integer> number(int least) {
    return codec(
        text -> {
          if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException("a whole number from " + least + " up, not " + text);
          }
          return Integer.parseInt(text);
        },
        String::valueOf);
  }

  static Switch.Codec<Duration> duration() {
    return codec(Codecs::parseDuration, Codecs::print);
  }

  static Switch.Codec<Progress> progress() {
    return codec(
        text ->
            switch (text) {
              case "never" -> Progress.never();
              case String count when count.matches("\\d{1,9}") ->
                  Progress.reads(Integer.parseInt(count));
              default -> Progress.elapsed(parseDuration(text));
            },
        progress ->
            switch (progress) {
              case Progress.Reads(var count) -> String.valueOf(count);
              case Progress.Elapsed(var time) -> print(time);
              case Progress.Never() -> "never";
            });
  }

  /** Reads {@code 50ms}, {@code 2s}, {@code 1.5s} or {@code 3m}. */
  public static Duration parseDuration(String text) {
    var match = DURATION.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("a duration such as 50ms, 2s or 3m, not " + text);
    }
    var millis =
        switch (match.group(2)) {
          case "ms" -> 1.0;
          case "s" -> 1_000.0;
          default -> 60_000.0;
        };
    return Duration.ofNanos(Math.round(Double.parseDouble(match.group(1)) * millis * 1_000_000));
  }

  private static String print(Duration time) {
    return time.toMillis() + "ms";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> String notOneOf(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Codecs::word)
        .collect(Collectors.joining(", ", "one of ", ", not " + text));
  }

  private static <T> Switch.Codec<T> codec(Function<String, T> parse, Function<T, String> print) {
    return new Switch.Codec<>() {
      @Override
      public T parse(String text) {
        return parse.apply(text);
      }

      @Override
      public String print(T value) {
        return print.apply(value);
      }
    };
  }
}
