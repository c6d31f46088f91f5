package io.github.pulumilightsail.javasdk;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the SDK of a schema into a folder, and removes from there what is not part of it. */
final class Main {
  private Main() {}

  /**
   * Writes it.
   *
   * @param arguments the schema, and the folders of the SDK
   */
  public static void main(String[] arguments) throws IOException {
    var schema = JsonParser.parseString(Files.readString(Path.of(arguments[0]))).getAsJsonObject();
    var files = JavaSdk.of(schema);
    for (var folder : List.of(arguments).subList(1, arguments.length)) {
      write(files, Path.of(folder));
    }
  }

  /** A file that says already what it should is left alone, so that nothing is compiled again. */
  static void write(Map<Path, String> files, Path folder) throws IOException {
    for (var file : files.entrySet()) {
      var place = folder.resolve(file.getKey());
      if (!Optional.of(file.getValue()).equals(text(place))) {
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue());
      }
    }
    try (var found = Files.walk(folder)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        if (!files.containsKey(folder.relativize(file))) {
          Files.delete(file);
        }
      }
    }
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }
}
