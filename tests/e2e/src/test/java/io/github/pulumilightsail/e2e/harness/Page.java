package io.github.pulumilightsail.e2e.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the documentation, as somebody reads it who does what stands there. */
public record Page(String text) {
  private static final Pattern FILE =
      Pattern.compile(
          "^`([^`\n]+)`[^\n]*:\n\n```\\w+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  public static Page of(String file) throws IOException {
    return new Page(Files.readString(Checkout.file(file)));
  }

  /**
   * Writes the files that the page has, each with its name before it.
   *
   * @return how many there are
   */
  public int writeFiles(Path folder) throws IOException {
    var files = FILE.matcher(text).results().toList();
    for (var file : files) {
      var place = folder.resolve(file.group(1));
      Files.createDirectories(place.getParent());
      Files.writeString(place, file.group(2));
    }
    return files.size();
  }

  /** The blocks of that language that are no file of a name, in order. */
  public List<String> blocks(String language) {
    var rest = FILE.matcher(text).replaceAll("");
    return BLOCK
        .matcher(rest)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** All commands, line by line. */
  public List<String> commands() {
    return blocks("sh").stream().flatMap(String::lines).filter(line -> !line.isBlank()).toList();
  }
}
