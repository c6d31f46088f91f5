package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive as Pulumi takes it: see the rules of its {@code archive} and {@code workspace}. */
class ArchiveIT {
  private static final long MEGABYTE = 1_000_000;
  private static final List<TarArchiveEntry> ENTRIES = new ArrayList<>();
  private static final Map<String, Long> CHECKSUMS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(Shipped.archive()))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        ENTRIES.add(entry);
        if (entry.isFile()) {
          CHECKSUMS.put(entry.getName(), checksum(tar));
        }
      }
    }
  }

  private static long checksum(InputStream in) throws IOException {
    var checksum = new CRC32();
    var buffer = new byte[1 << 16];
    for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      checksum.update(buffer, 0, count);
    }
    return checksum.getValue();
  }

  @Test
  void hasTheExecutableAtItsRoot() {
    assertThat(ENTRIES)
        .filteredOn(entry -> entry.getName().equals(Shipped.LAUNCHER))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getMode() & 0777).isEqualTo(0755));
    assertThat(ENTRIES)
        .anySatisfy(entry -> assertThat(entry.getName()).isEqualTo(Shipped.LAUNCHER + ".cmd"));
  }

  /**
   * An engine below 3.248 stops at a symbolic link ("unexpected plugin file type"), and every
   * engine at a hard one. What {@code isFile} says of a link is not to be relied on: the type is
   * asked for.
   */
  @Test
  void hasOnlyFilesAndFoldersThatStayInside() {
    assertThat(ENTRIES)
        .allSatisfy(entry -> {
          assertThat(entry.getLinkFlag())
              .as(entry.getName())
              .isIn(TarConstants.LF_NORMAL, TarConstants.LF_DIR);
          assertThat(Path.of(entry.getName()).normalize().toString())
              .doesNotStartWith("..")
              .doesNotStartWith("/");
        });
  }

  @Test
  void isSmall() throws IOException {
    assertThat(Files.size(Shipped.archive())).isLessThanOrEqualTo(60 * MEGABYTE);
    assertThat(ENTRIES.stream().mapToLong(TarArchiveEntry::getSize).sum())
        .isLessThanOrEqualTo(150 * MEGABYTE);
  }

  @Test
  void saysNothingOfTheMachineThatMadeIt() {
    assertThat(ENTRIES)
        .allSatisfy(entry -> {
          assertThat(entry.getUserName()).isEmpty();
          assertThat(entry.getGroupName()).isEmpty();
          assertThat(entry.getLongUserId()).isZero();
          assertThat(entry.getLastModifiedTime().toMillis()).isZero();
        });
  }

  /** So that whatever is tested with the folder holds for the archive. */
  @Test
  void isTheFolderThatAllTestsRun() throws IOException {
    var folder = new TreeMap<String, Long>();
    for (var file : Folders.walk(Shipped.folder())) {
      if (Files.isRegularFile(file)) {
        try (var in = Files.newInputStream(file)) {
          folder.put(Shipped.folder().relativize(file).toString(), checksum(in));
        }
      }
    }
    assertThat(CHECKSUMS).isEqualTo(folder);
  }

  @Test
  void hasTheLicencesOfAllThatIsInIt() {
    assertThat(CHECKSUMS.keySet())
        .contains("LICENSE", "THIRD-PARTY.txt", "runtime/legal/java.base/LICENSE")
        .anySatisfy(name -> assertThat(name).matches("licenses/lightsail-[0-9.]+/NOTICE.txt"));
  }

  @Test
  void hasNothingOfTheBuildAndTheTests() throws IOException, InterruptedException {
    var java = Shipped.folder().resolve("runtime/bin/java").toString();
    var process =
        new ProcessBuilder(java, "--describe-module", "io.github.pulumilightsail")
            .redirectErrorStream(true)
            .start();
    var packages =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("pulumilightsail"))
            .toList();
    assertThat(process.waitFor()).isZero();
    assertThat(packages)
        .isNotEmpty()
        .noneMatch(line -> line.matches(".*(emulator|bundler|test).*"));
  }
}
