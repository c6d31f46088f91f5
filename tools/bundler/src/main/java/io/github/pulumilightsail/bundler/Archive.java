package io.github.pulumilightsail.bundler;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * The archive that is released, named as the engine looks for it. It has files and folders only:
 * the engine takes no hard links, and no symbolic links before its version 3.248, so that what the
 * JDK's licences link to is in it once more. Who made it and when is not in it.
 */
final class Archive {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;

  private Archive() {}

  static Path write(PluginFolder folder, String version) throws IOException {
    var file =
        folder
            .path()
            .resolveSibling(
                "pulumi-resource-lightsail-v%s-%s-%s.tar.gz".formatted(version, os(), arch()));
    var compression = new GzipParameters();
    compression.setCompressionLevel(Deflater.BEST_COMPRESSION);
    try (var tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), compression))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      try (var paths = Files.walk(folder.path())) {
        for (var path : paths.sorted().skip(1).toList()) {
          add(tar, folder.path(), path);
        }
      }
    }
    return file;
  }

  private static void add(TarArchiveOutputStream tar, Path top, Path path) throws IOException {
    var name = top.relativize(path).toString().replace('\\', '/');
    if (Files.isDirectory(path)) {
      put(tar, new TarArchiveEntry(name + "/"), EXECUTABLE);
    } else {
      var entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(path));
      put(tar, entry, Files.isExecutable(path) ? EXECUTABLE : PLAIN);
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode)
      throws IOException {
    entry.setMode(mode);
    entry.setModTime(0);
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
  }

  /** As Go, and therefore Pulumi, says it. */
  private static String os() {
    var name = System.getProperty("os.name");
    return name.startsWith("Windows") ? "windows" : name.startsWith("Mac") ? "darwin" : "linux";
  }

  private static String arch() {
    var name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      default -> throw new IllegalStateException("Pulumi has no plugins for " + name);
    };
  }
}
