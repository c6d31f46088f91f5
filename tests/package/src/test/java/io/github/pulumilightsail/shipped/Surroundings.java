package io.github.pulumilightsail.shipped;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A row brought about: a home folder with its files, and a peer of its own. */
record Surroundings(Row row, Path home, Peer peer) implements AutoCloseable {

  static Surroundings of(Row row, Path folder) throws IOException {
    var around =
        new Surroundings(row, Files.createTempDirectory(folder, "home"), new Peer(row.password()));
    for (var file : row.files().entrySet()) {
      var path = around.home.resolve(around.filled(file.getKey()));
      Files.createDirectories(path.getParent());
      Files.write(path, around.filled(file.getValue()).getBytes(Charset.forName(row.encoding())));
    }
    return around;
  }

  private String filled(String text) {
    return text.replace("{peer}", peer.address())
        .replace("{port}", String.valueOf(peer.port()))
        .replace("{home}", home.toString());
  }

  /** All variables that there are. */
  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    variables.put("HOME", home.toString());
    variables.put("PATH", "/usr/bin:/bin");
    row.variables().forEach((name, value) -> variables.put(name, filled(value)));
    return variables;
  }

  Map<String, Object> config() {
    var config = new TreeMap<String, Object>();
    row.config().forEach((name, value) -> config.put(name, filled(value)));
    return config;
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
