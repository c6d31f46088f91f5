package io.github.pulumilightsail.aws.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is told by file and line, and spoils no other section. */
class ConfigFileTest {
  @TempDir private Path folder;

  private ConfigFile read(String text) throws IOException {
    return ConfigFile.read(Files.writeString(folder.resolve("config"), text));
  }

  /** In the texts, {@code /} stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [p]/region = x/what is this | line 3 is neither a section nor `key = value`
          [p]/= x | line 2 has no key
          [p]/region = x/output = json/region = y | line 4 sets region a second time
          [p]/a = b/[other | line 3 begins a section and has no name in brackets
          [p]/a = b/[] | line 3 begins a section and has no name in brackets
          """)
  void aLineThatCannotBeReadIsToldOfItsSection(String text, String expected) throws IOException {
    var file = read(text.replace('/', '\n') + "\n[profile good]\nregion = y\n");

    assertThat(file.problem()).isEmpty();
    assertThat(section(file, "p").problem()).contains(file.path() + ", " + expected);
    assertThat(section(file, "profile good").problem()).isEmpty();
    assertThat(section(file, "profile good").values())
        .containsOnlyKeys("region")
        .extractingByKey("region")
        .returns("y", ConfigFile.Value::text);
  }

  private static ConfigFile.Section section(ConfigFile file, String title) {
    return Objects.requireNonNull(file.sections().get(title));
  }

  @Test
  void ofTwoSectionsTheSecondIsTold() throws IOException {
    var file = read("[p]\na = b\n\n[p]\na = c\n");

    assertThat(section(file, "p").problem())
        .contains(file.path() + ", line 4: the section [p] is there already, on line 1");
  }

  @Test
  void aNestedBlockIsToldByItsKeyAndSection() throws IOException {
    var file = read("\n[p]\ns3 =\n  what is this\n");

    assertThat(section(file, "p").problem())
        .contains(file.path() + ", line 4 is not `key = value`, as it has to be below s3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          region = x/[p] | line 1 stands before the first section
          # a word//what | line 3 is neither a section nor `key = value`
          [p/region = x | line 1 begins a section and has no name in brackets
          """)
  void aLineBeforeTheFirstSectionIsToldOfTheFile(String text, String expected) throws IOException {
    var file = read(text.replace('/', '\n'));

    assertThat(file.problem()).contains(file.path() + ", " + expected);
  }

  /** The first is what a person looks at. */
  @Test
  void ofSeveralTheFirstIsTold() throws IOException {
    var file = read("[p]\nwhat\nis\nthis\n");

    assertThat(section(file, "p").problem())
        .contains(file.path() + ", line 2 is neither a section nor `key = value`");
  }

  @Test
  void anotherEncodingIsTold() throws IOException {
    var path = folder.resolve("credentials");
    Files.write(path, "[caf\u00E9]\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ConfigFile.read(path).problem())
        .contains(path + " is not text in UTF-8; save it in that encoding");
  }

  @Test
  void aFileThatIsNotThereIsAnEmptyOne() {
    assertThat(ConfigFile.read(folder.resolve("nowhere")))
        .isEqualTo(new ConfigFile(folder.resolve("nowhere"), Map.of(), Optional.empty()));
  }
}
