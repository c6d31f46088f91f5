package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cache is used where it can be, and missed by nobody but the clock where it cannot. */
class CacheIT {
  @RegisterExtension final Folders folders = new Folders();

  private interface Change {
    void to(Path cache) throws IOException;
  }

  /** In this mode the JVM does not start without it. */
  @Test
  void isUsable() throws IOException, InterruptedException {
    assertThat(canBeUsed(Shipped.folder())).isTrue();
  }

  /** Pulumi keeps no times when it unpacks. */
  @Test
  void isUsableAfterAMoveAndWithOtherTimes() throws IOException, InterruptedException {
    var copy = folders.copy("moved");
    for (var file : List.of("runtime/lib/modules", "lib/lightsail.aot")) {
      Files.setLastModifiedTime(copy.resolve(file), FileTime.from(Instant.EPOCH));
    }
    assertThat(canBeUsed(copy)).isTrue();
  }

  private static boolean canBeUsed(Path folder) throws IOException, InterruptedException {
    return new ProcessBuilder(
                folder.resolve("runtime/bin/java").toString(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + folder.resolve("lib/lightsail.aot"),
                "--dry-run",
                "-m",
                "io.github.pulumilightsail")
            .inheritIO()
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void isNotMissedWhenItIsNotThere() throws IOException {
    startsWith(Files::delete);
  }

  @Test
  void isNotMissedWhenItCannotBeRead() throws IOException {
    var copy = folders.copy("not mine");
    Files.setPosixFilePermissions(
        copy.resolve("lib/lightsail.aot"), PosixFilePermissions.fromString("---------"));
    starts(RunningPlugin.of(copy.resolve(Shipped.LAUNCHER)).asNobody());
  }

  @Test
  void isNotMissedWhenItIsEmpty() throws IOException {
    startsWith(cache -> truncate(cache, 0));
  }

  /** As a download that broke off leaves it. */
  @Test
  void isNotMissedWhenItIsCutShort() throws IOException {
    startsWith(cache -> truncate(cache, Files.size(cache) / 2));
    startsWith(cache -> truncate(cache, Files.size(cache) - 1));
  }

  @Test
  void isNotMissedWhenItIsAnotherFile() throws IOException {
    startsWith(cache -> Files.writeString(cache, "<html>404</html>".repeat(10_000)));
  }

  /** The header tells the JVM's build and the layout; here it is of another. */
  @Test
  void isNotMissedWhenItIsOfAnotherBuild() throws IOException {
    startsWith(cache -> {
      try (var channel = FileChannel.open(cache, StandardOpenOption.WRITE)) {
        var written =
            channel.write(
                ByteBuffer.wrap("another JVM, another layout".getBytes(StandardCharsets.US_ASCII)),
                8);
        assertThat(written).isPositive();
      }
    });
  }

  private static void truncate(Path file, long size) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private void startsWith(Change change) throws IOException {
    var folder = folders.withCache();
    change.to(folder.resolve("lib/lightsail.aot"));
    starts(RunningPlugin.of(folder.resolve(Shipped.LAUNCHER)));
  }

  private static void starts(RunningPlugin.Start start) throws IOException {
    try (var plugin = start.run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      assertThat(plugin.restOfOutput()).isEmpty();
    }
  }
}
