package io.github.pulumilightsail.bundler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;

/** The folder that is shipped. */
record PluginFolder(Path path) {
  Path runtime() {
    return path.resolve("runtime");
  }

  Path cache() {
    return path.resolve("lib").resolve("lightsail.aot");
  }

  /** The runtime's own {@code java}. */
  Path java() {
    return runtime().resolve("bin").resolve(isWindows() ? "java.exe" : "java");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** Takes away what an earlier build left. */
  void empty() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      try (var files = Files.walk(path)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(path.resolve("lib"));
  }

  /** Both launchers, so that an archive made on any system says how the plugin starts on all. */
  void addLaunchers(Path dist) throws IOException {
    for (var name : List.of("pulumi-resource-lightsail", "pulumi-resource-lightsail.cmd")) {
      var launcher = path.resolve(name);
      Files.copy(dist.resolve(name), launcher);
      if (!isWindows() && !launcher.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make " + launcher + " executable");
      }
    }
  }

  /** Our licence, the list of all others, and what the jars of the class path say about theirs. */
  void addLicences(Path ours, Path list, List<Path> classPath) throws IOException {
    Files.copy(ours, path.resolve("LICENSE"));
    Files.copy(list, path.resolve("THIRD-PARTY.txt"));
    for (var jar : classPath) {
      if (Files.isRegularFile(jar)) {
        addLicences(jar);
      }
    }
  }

  /** What of the libraries is not as it came, beside the list of them. */
  void addChanges(String notice) throws IOException {
    Files.writeString(path.resolve("CHANGES-TO-LIBRARIES.txt"), notice);
  }

  private void addLicences(Path jar) throws IOException {
    var folder =
        path.resolve("licenses").resolve(jar.getFileName().toString().replaceFirst("[.]jar$", ""));
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(e -> isLicence(e.getName())).toList()) {
        Files.createDirectories(folder);
        try (var in = zip.getInputStream(entry)) {
          Files.copy(
              in,
              folder.resolve(entry.getName().replaceFirst(".*/", "")),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isLicence(String entry) {
    return entry.matches("(META-INF/)?[^/]*(LICEN[CS]E|NOTICE|COPYRIGHT)[^/]*");
  }

  /** Bytes of a file, or of all files in a folder; a link counts nothing. */
  static long size(Path path) {
    try (var files = Files.walk(path)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
