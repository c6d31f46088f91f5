package io.github.pulumilightsail.bundler;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runtime: the JDK's modules that the plugin needs, and the plugin. */
final class RuntimeImage {
  /**
   * TLS and its algorithms are in {@code java.base}. The rest is what the libraries ask for:
   * logging, XML for STS, Kerberos for proxies that want it, names for certificates, and {@code
   * Unsafe} for protobuf.
   */
  static final List<String> MODULES =
      Stream.concat(
              Stream.of(
                  "java.base",
                  "java.logging",
                  "java.management",
                  "java.naming",
                  "java.security.jgss",
                  "java.xml",
                  "jdk.unsupported"),
              // The list of authorities that Windows has.
              ModuleFinder.ofSystem().find("jdk.crypto.mscapi").stream()
                  .map(module -> module.descriptor().name()))
          .toList();

  private RuntimeImage() {}

  /**
   * Links.
   *
   * @param options a file of JVM options, one a line, with comments; they become part of the image,
   *     so that every launcher and the training have the same
   */
  static void link(Path module, Path options, Path image) throws IOException {
    var tool = ToolProvider.findFirst("jlink").orElseThrow();
    var status =
        tool.run(
            System.out,
            System.err,
            "--module-path",
            module.toString(),
            "--add-modules",
            ModuleJar.NAME,
            "--add-options",
            options(options),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            image.toString());
    if (status != 0) {
      throw new IOException("jlink failed with status " + status);
    }
    // Of use only to who makes a cache of the JDK's own classes.
    Files.deleteIfExists(image.resolve("lib").resolve("classlist"));
    // Sorts large arrays with wide vector instructions; without it they are sorted without those.
    Files.deleteIfExists(image.resolve("lib").resolve(System.mapLibraryName("simdsort")));
    for (var name : List.of("logging.properties", "net.properties", "security/java.security")) {
      withoutComments(image.resolve("conf").resolve(name));
    }
  }

  /** The JDK reads these at every start, and nearly all of their text is comments. */
  private static void withoutComments(Path file) throws IOException {
    var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    Files.write(
        file,
        lines.stream()
            .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
            .toList(),
        StandardCharsets.ISO_8859_1);
  }

  private static String options(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.joining(" "));
    }
  }
}
