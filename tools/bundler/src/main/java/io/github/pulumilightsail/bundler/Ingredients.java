package io.github.pulumilightsail.bundler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.zip.ZipFile;

/**
 * What is on a class path.
 *
 * @param classes class files by the class's internal name, such as {@code java/lang/String}
 * @param resources other files by their path
 * @param services the providers' binary names by the service's
 */
record Ingredients(
    SortedMap<String, byte[]> classes,
    SortedMap<String, byte[]> resources,
    SortedMap<String, Set<String>> services) {
  private static final String SERVICES = "META-INF/services/";

  /** Apache's HTTP client brings a list of all domains for cookies, which no AWS API sets. */
  private static final String DOMAINS = "mozilla/";

  /** Reads folders and jars; of two files at one path the first counts, as on a class path. */
  static Ingredients of(List<Path> classPath) throws IOException {
    var all = new Ingredients(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (var element : classPath) {
      if (Files.isDirectory(element)) {
        fromFolder(element, all::add);
      } else {
        fromJar(element, all::add);
      }
    }
    return all;
  }

  private static void fromFolder(Path folder, BiConsumer<String, byte[]> into) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        into.accept(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
  }

  private static void fromJar(Path jar, BiConsumer<String, byte[]> into) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        try (var in = zip.getInputStream(entry)) {
          into.accept(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  private void add(String path, byte[] bytes) {
    if (path.endsWith("module-info.class")) {
      return;
    }
    if (path.startsWith("META-INF/versions/") && path.endsWith(".class")) {
      throw new IllegalStateException(
          path + ": a class for some versions of Java only is not provided for");
    }
    if (path.startsWith(SERVICES)) {
      services
          .computeIfAbsent(path.substring(SERVICES.length()), _ -> new TreeSet<>())
          .addAll(providers(bytes));
    } else if (path.endsWith(".class")) {
      classes.putIfAbsent(path.substring(0, path.length() - ".class".length()), bytes);
    } else if (!path.startsWith("META-INF/") && !path.startsWith(DOMAINS)) {
      resources.putIfAbsent(path, bytes);
    }
  }

  private static List<String> providers(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The service providers whose class is there. */
  Map<String, List<String>> providersPresent() {
    var present = new TreeMap<String, List<String>>();
    services.forEach((service, providers) -> {
      var those =
          providers.stream()
              .filter(provider -> classes.containsKey(provider.replace('.', '/')))
              .toList();
      if (!those.isEmpty() && classes.containsKey(service.replace('.', '/'))) {
        present.put(service, those);
      }
    });
    return present;
  }
}
