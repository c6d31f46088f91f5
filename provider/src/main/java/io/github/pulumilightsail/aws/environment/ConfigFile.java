package io.github.pulumilightsail.aws.environment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shared configuration file, read by the rules of Python's {@code configparser}, which is what
 * the AWS CLI reads it with. What is beyond them and harmless is taken all the same: a byte order
 * mark, and comments behind values, as the AWS SDKs take them.
 *
 * @param path where it lies
 * @param sections what stands in it, by the text between the brackets
 * @param problem why nothing of it, or nothing before its first section, could be read
 */
record ConfigFile(Path path, Map<String, Section> sections, Optional<String> problem) {

  /**
   * A section.
   *
   * @param line where it begins
   * @param values by the key in small letters; a key of a nested block is {@code outer.inner}
   * @param problem what is wrong in it, with file and line
   */
  record Section(int line, Map<String, Value> values, Optional<String> problem) {}

  /**
   * A value.
   *
   * @param line where its key stands
   */
  record Value(String text, int line) {}

  /** A place in the file, for messages. */
  String at(int line) {
    return at(path, line);
  }

  private static String at(Path path, int line) {
    return path + ", line " + line;
  }

  /** A file that is not there is an empty one. */
  static ConfigFile read(Path path) {
    if (!Files.isRegularFile(path)) {
      return new ConfigFile(path, Map.of(), Optional.empty());
    }
    try {
      return parse(path, decode(Files.readAllBytes(path)));
    } catch (CharacterCodingException _) {
      return new ConfigFile(
          path, Map.of(), Optional.of(path + " is not text in UTF-8; save it in that encoding"));
    } catch (IOException problem) {
      return new ConfigFile(
          path, Map.of(), Optional.of(path + " cannot be read: " + Reasons.of(problem)));
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static ConfigFile parse(Path path, String text) {
    var parser = new Parser(path);
    text.lines().forEach(parser::line);
    return parser.file();
  }

  /** One pass over the lines. */
  private static final class Parser {
    private final Path path;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private @Nullable String problem;
    private int number;

    private @Nullable Open section;
    private int indentation = Integer.MAX_VALUE;
    private @Nullable List<Value> last;

    Parser(Path path) {
      this.path = path;
    }

    /** The section that lines go to. */
    private static final class Open {
      private final String name;
      private final int line;

      /** The line of the key, and those that go on below it. */
      private final Map<String, List<Value>> values = new LinkedHashMap<>();

      private @Nullable String problem;

      Open(String name, int line) {
        this.name = name;
        this.line = line;
      }

      void wrong(String what) {
        problem = problem == null ? what : problem;
      }
    }

    void line(String whole) {
      number++;
      var value = Blanks.strip(whole);
      if (value.isEmpty() || value.startsWith("#") || value.startsWith(";")) {
        return;
      }
      var indented = Blanks.leading(whole);
      if (last != null && indented > indentation) {
        last.add(new Value(value, number));
        return;
      }
      indentation = indented;
      if (value.startsWith("[")) {
        begin(value);
      } else {
        property(value);
      }
    }

    private void begin(String value) {
      var end = value.lastIndexOf(']');
      last = null;
      if (end < 2) {
        wrong("begins a section and has no name in brackets");
        return;
      }
      close();
      var name = Blanks.strip(value.substring(1, end));
      section = new Open(name, number);
      var earlier = sections.get(name);
      if (earlier != null) {
        section.wrong(
            "%s: the section [%s] is there already, on line %d"
                .formatted(at(path, number), name, earlier.line()));
      }
    }

    private void property(String value) {
      var equals = value.indexOf('=');
      var colon = value.indexOf(':');
      var end = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
      if (end < 0) {
        wrong("is neither a section nor `key = value`");
        return;
      }
      var name = Blanks.strip(value.substring(0, end)).toLowerCase(Locale.ROOT);
      if (section == null) {
        wrong("stands before the first section");
      } else if (name.isEmpty()) {
        wrong("has no key");
      } else if (section.values.containsKey(name)) {
        wrong("sets " + name + " a second time");
        last = null;
      } else {
        last = new ArrayList<>();
        last.add(new Value(withoutComment(value.substring(end + 1)), number));
        section.values.put(name, last);
      }
    }

    /** A comment behind a value has a blank before it. */
    private static String withoutComment(String value) {
      for (var i = 1; i < value.length(); i++) {
        if ((value.charAt(i) == '#' || value.charAt(i) == ';')
            && Blanks.isBlank(value.charAt(i - 1))) {
          return Blanks.strip(value.substring(0, i));
        }
      }
      return Blanks.strip(value);
    }

    private void wrong(String what) {
      var text = at(path, number) + " " + what;
      if (section != null) {
        section.wrong(text);
      } else if (problem == null) {
        problem = text;
      }
    }

    private void close() {
      if (section == null) {
        return;
      }
      var open = section;
      var values = new LinkedHashMap<String, Value>();
      open.values.forEach((name, lines) -> {
        var first = lines.getFirst();
        if (first.text().isEmpty() && lines.size() > 1) {
          nested(open, name, lines.subList(1, lines.size()), values);
        } else {
          var text = lines.stream().map(Value::text).collect(Collectors.joining("\n"));
          values.put(name, new Value(text, first.line()));
        }
      });
      sections.put(open.name, new Section(open.line, values, Optional.ofNullable(open.problem)));
      section = null;
    }

    private void nested(Open open, String outer, List<Value> lines, Map<String, Value> values) {
      for (var line : lines) {
        var text = line.text();
        var equals = text.indexOf('=');
        if (equals < 0) {
          open.wrong(
              at(path, line.line()) + " is not `key = value`, as it has to be below " + outer);
        } else {
          values.put(
              outer + "." + Blanks.strip(text.substring(0, equals)),
              new Value(withoutComment(text.substring(equals + 1)), line.line()));
        }
      }
    }

    ConfigFile file() {
      close();
      return new ConfigFile(path, sections, Optional.ofNullable(problem));
    }
  }
}
