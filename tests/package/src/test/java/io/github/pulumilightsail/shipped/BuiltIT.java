package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule says whether the plugin and the local Lightsail are built, whoever asks. */
class BuiltIT {
  private static final Instant BUILT = Instant.parse("2026-11-01T12:00:00Z");
  private static final String PLUGIN = "provider/target/lightsail";
  private static final String EMULATOR =
      "tests/emulator/target/lightsail-emulator-" + Shipped.VERSION + ".jar";

  @RegisterExtension final Folders folders = new Folders();
  private Path top = Path.of("");

  private record Ended(int code, String said) {}

  /** A checkout with a blank, whose sources are older than what was made of them. */
  @BeforeEach
  void aCheckoutThatIsBuilt() throws IOException {
    top = folders.make("a checkout").toRealPath();
    Files.createDirectories(top.resolve(".mvn"));
    Files.copy(Shipped.file(".mvn/built"), top.resolve(".mvn/built"));
    Files.copy(Shipped.file("pom.xml"), top.resolve("pom.xml"));
    for (var file :
        List.of(
            "schema.json",
            "provider/pom.xml",
            "provider/src/main/java/A.java",
            "tools/bundler/pom.xml",
            "tools/bundler/src/main/java/B.java",
            "tests/emulator/pom.xml",
            "tests/emulator/src/main/java/C.java",
            "tests/emulator/src/test/java/D.java",
            "tests/emulator/target/lib/gson-2.jar",
            EMULATOR,
            PLUGIN + "/pulumi-resource-lightsail",
            PLUGIN + "/runtime/bin/java")) {
      Files.createDirectories(top.resolve(file).getParent());
      Files.writeString(top.resolve(file), "");
    }
    for (var file : List.of("/pulumi-resource-lightsail", "/runtime/bin/java")) {
      Files.setPosixFilePermissions(
          top.resolve(PLUGIN + file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try (var all = Files.walk(top)) {
      for (var file : all.toList()) {
        age(file, BUILT.minusSeconds(60));
      }
    }
    age(top.resolve(PLUGIN), BUILT);
    age(top.resolve(EMULATOR), BUILT);
  }

  private static void age(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private Ended built(String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("sh", top.resolve(".mvn/built").toString());
    builder.command().addAll(List.of(arguments));
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @Test
  void saysWhereItIs() throws IOException, InterruptedException {
    assertThat(built("plugin", "emulator"))
        .isEqualTo(new Ended(0, top.resolve(PLUGIN) + "\n" + top.resolve(EMULATOR) + "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, 1, 1",
    "schema.json, 1, 0",
    "provider/pom.xml, 1, 0",
    "provider/src/main/java/A.java, 1, 0",
    "tools/bundler/pom.xml, 1, 0",
    "tools/bundler/src/main/java/B.java, 1, 0",
    "tests/emulator/pom.xml, 0, 1",
    "tests/emulator/src/main/java/C.java, 0, 1",
    "tests/emulator/src/test/java/D.java, 0, 0"
  })
  void aNewerSourceIsNotBuiltUntilABuildHasEnded(String source, int plugin, int emulator)
      throws IOException, InterruptedException {
    age(top.resolve(source), BUILT.plusSeconds(60));

    assertThat(built("plugin").code()).isEqualTo(plugin);
    assertThat(built("emulator").code()).isEqualTo(emulator);
    assertThat(built("--note", "plugin", "emulator").code()).isZero();
    assertThat(built("plugin", "emulator").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    PLUGIN + "/runtime/bin/java, plugin",
    PLUGIN + "/pulumi-resource-lightsail, plugin",
    "tests/emulator/target/lib/gson-2.jar, emulator"
  })
  void whatIsNotThereIsNotBuiltWhateverIsNoted(String file, String what)
      throws IOException, InterruptedException {
    Files.delete(top.resolve(file));

    assertThat(built(what).code()).isEqualTo(1);
    assertThat(built("--note", what).code()).isEqualTo(1);
  }

  /** The jar of another version is none. */
  @Test
  void theVersionCounts() throws IOException, InterruptedException {
    Files.move(
        top.resolve(EMULATOR), top.resolve("tests/emulator/target/lightsail-emulator-9.jar"));

    assertThat(built("emulator").code()).isEqualTo(1);
    assertThat(built("nothing").code()).isEqualTo(2);
  }

  @Test
  void whoeverRunsWhatIsBuiltAsksIt() throws IOException {
    for (var script : List.of("quickstart", "tests/emulator/lightsail-emulator")) {
      assertThat(Shipped.file(script)).content().contains(".mvn/built").doesNotContain("-newer");
    }
  }
}
