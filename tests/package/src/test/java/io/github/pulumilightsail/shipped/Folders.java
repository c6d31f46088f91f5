package io.github.pulumilightsail.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A temporary folder of a test, with a space in its path, that any user can look into. */
final class Folders implements AfterEachCallback {
  private final Path path;

  Folders() {
    try {
      path = Files.createTempDirectory("light sail ").toRealPath();
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  Path path() {
    return path;
  }

  Path make(String name) throws IOException {
    return Files.createDirectories(path.resolve(name));
  }

  /** A copy of the plugin's folder. */
  Path copy(String name) throws IOException {
    var target = path.resolve(name);
    Files.createDirectories(target.getParent());
    for (var file : walk(Shipped.folder())) {
      Files.copy(
          file,
          target.resolve(Shipped.folder().relativize(file).toString()),
          LinkOption.NOFOLLOW_LINKS);
    }
    for (var file : walk(Shipped.folder())) {
      if (!Files.isSymbolicLink(file)) {
        Files.setPosixFilePermissions(
            target.resolve(Shipped.folder().relativize(file).toString()),
            Files.getPosixFilePermissions(file));
      }
    }
    return target;
  }

  /** The plugin's folder with a cache of its own, which is there to be broken. */
  Path withCache() throws IOException {
    var folder = Files.createTempDirectory(path, "with a cache ");
    Files.copy(Shipped.launcher(), folder.resolve(Shipped.LAUNCHER));
    Files.setPosixFilePermissions(
        folder.resolve(Shipped.LAUNCHER), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(folder.resolve("runtime"), Shipped.folder().resolve("runtime"));
    Files.createDirectory(folder.resolve("lib"));
    Files.copy(Shipped.folder().resolve("lib/lightsail.aot"), folder.resolve("lib/lightsail.aot"));
    return folder;
  }

  static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    for (var file : walk(path)) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    for (var file : walk(path).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }
}
