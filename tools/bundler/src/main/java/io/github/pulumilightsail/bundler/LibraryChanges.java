package io.github.pulumilightsail.bundler;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The notice that Apache-2.0 §4(b) asks of whoever passes on changed files, and what a person who
 * updates a library looks at: what of each library is not shipped, or not as it came.
 */
final class LibraryChanges {
  private static final String HEAD =
      """
      CHANGES TO THE LIBRARIES

      The runtime of this plugin holds the libraries that THIRD-PARTY.txt lists, changed by the makers of
      this plugin: they are linked into one module, without what debuggers read (source files, lines and
      local variables); classes that the plugin cannot reach are left out; and some classes are rewritten
      without the members that it never uses. This is all that was taken out, by library: the name of a
      package with .* where nothing of it is left, else the name of a class, with which the classes
      that are nested in it are gone too. A change to a class is told as "Class: without member".
      """;

  private LibraryChanges() {}

  /** The text. Libraries have no versions in it, so that an update shows what it changes. */
  static String of(List<Path> classPath, Ingredients all, Ingredients shipped) throws IOException {
    var text = new StringBuilder(HEAD);
    var seen = new TreeSet<String>();
    for (var jar : classPath) {
      if (Files.isRegularFile(jar)) {
        var classes = classes(jar);
        classes.removeAll(seen);
        seen.addAll(classes);
        library(text, name(jar), classes, all, shipped);
      }
    }
    return text.toString();
  }

  private static String name(Path jar) {
    return jar.getFileName().toString().replaceFirst("(-\\d[^/]*)?[.]jar$", "");
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(path -> path.endsWith(".class") && !path.endsWith("module-info.class"))
          .map(path -> path.substring(0, path.length() - ".class".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void library(
      StringBuilder text, String name, Set<String> classes, Ingredients all, Ingredients shipped) {
    var kept = new TreeSet<>(classes);
    kept.retainAll(shipped.classes().keySet());
    var lines = new TreeSet<String>();
    var keptPackages = kept.stream().map(LibraryChanges::folder).collect(Collectors.toSet());
    for (var each : classes) {
      if (!kept.contains(each)) {
        var outer = each.replaceFirst("[$].*", "");
        if (!outer.equals(each) && classes.contains(outer) && !kept.contains(outer)) {
          continue;
        }
        lines.add(keptPackages.contains(folder(each)) ? binary(each) : binary(folder(each)) + ".*");
      } else if (!Arrays.equals(all.classes().get(each), shipped.classes().get(each))) {
        lines.addAll(rewritten(each, all, shipped));
      }
    }
    if (!lines.isEmpty()) {
      text.append("\n%s: %d of %d classes\n".formatted(name, kept.size(), classes.size()));
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  private static Set<String> rewritten(String name, Ingredients all, Ingredients shipped) {
    var gone = members(all, name);
    gone.removeAll(members(shipped, name));
    return gone.isEmpty()
        ? Set.of(binary(name) + ": without some of its code")
        : gone.stream()
            .map(member -> binary(name) + ": without " + member)
            .collect(Collectors.toSet());
  }

  /** The methods by name; lambdas go with the method that they stand in. */
  private static Set<String> members(Ingredients from, String name) {
    var bytes = requireNonNull(from.classes().get(name), name);
    return ClassFile.of().parse(bytes).methods().stream()
        .map(method -> method.methodName().stringValue())
        .filter(method -> !method.startsWith("lambda$"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  private static String binary(String name) {
    return name.replace('/', '.');
  }
}
