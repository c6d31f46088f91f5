package io.github.pulumilightsail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The SDK that {@code examples/java} is compiled with is what {@code schema.json} says, class by
 * class. {@code -Dgolden=write} writes it.
 */
final class JavaSdkIT {
  private static final Path FOLDER =
      Checkout.TOP.resolve("examples/java/sdks/lightsail/src/main/java");

  @Test
  void theSdkSaysWhatTheSchemaSays() throws IOException {
    var wanted =
        JavaSdk.of(
            JsonParser.parseString(Files.readString(Checkout.TOP.resolve("schema.json")))
                .getAsJsonObject());
    if ("write".equals(System.getProperty("golden"))) {
      write(wanted);
    }
    var found = read();
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach((file, text) -> assertThat(found.get(file)).as(file.toString()).isEqualTo(text));
  }

  private static void write(Map<Path, String> files) throws IOException {
    for (var old : read().keySet()) {
      Files.delete(FOLDER.resolve(old));
    }
    for (var file : files.entrySet()) {
      var place = FOLDER.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.getValue());
    }
  }

  private static Map<Path, String> read() throws IOException {
    var files = new TreeMap<Path, String>();
    if (Files.exists(FOLDER)) {
      try (var found = Files.walk(FOLDER)) {
        for (var file : found.filter(Files::isRegularFile).toList()) {
          files.put(FOLDER.relativize(file), Files.readString(file));
        }
      }
    }
    return files;
  }
}
