package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The launchers' text: the one for Windows cannot be run here, but must say the same. */
class LauncherIT {
  @RegisterExtension final Folders folders = new Folders();

  private static String text(String name) throws IOException {
    return Files.readString(Shipped.folder().resolve(name));
  }

  private static Set<String> found(String pattern, String text) {
    var found = new TreeSet<String>();
    Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }

  @Test
  void bothForgetTheSameVariables() throws IOException {
    var sh = Set.of(found("^unset (.*)$", text(Shipped.LAUNCHER)).iterator().next().split(" "));
    var cmd = found("^set ([A-Z_]+)=\\r?$", text(Shipped.LAUNCHER + ".cmd"));
    assertThat(cmd).isEqualTo(sh).contains("JAVA_TOOL_OPTIONS", "CLASSPATH");
  }

  @Test
  void bothStartTheSame() throws IOException {
    var sh = text(Shipped.LAUNCHER);
    var cmd = text(Shipped.LAUNCHER + ".cmd").replace('\\', '/');
    for (var part :
        Set.of("runtime/bin/java", "lib/lightsail.aot", "-m io.github.pulumilightsail")) {
      assertThat(sh).contains(part);
      assertThat(cmd).contains(part);
    }
    assertThat(found("(-XX:[A-Za-z]+)", cmd)).isEqualTo(found("(-XX:[A-Za-z]+)", sh));
    assertThat(sh).contains("exec ").contains("\"$@\"");
    assertThat(cmd).contains("%*").contains("exit /b %ERRORLEVEL%");
  }

  /** As on Alpine, where the loader that the runtime names is not there. */
  @Test
  void saysThatThereIsNoGlibc() throws IOException, InterruptedException {
    assertThat(said(folderWith("#!/nonexistent/ld-linux.so", true)))
        .contains("no glibc", "Alpine", "runtime/bin/java");
  }

  @Test
  void saysThatTheRuntimeMayNotBeExecuted() throws IOException, InterruptedException {
    assertThat(said(folderWith("#!/bin/sh", false)))
        .contains("has lost its right to be executed: chmod +x", "runtime/lib/jspawnhelper");
  }

  @Test
  void saysThatTheRuntimeIsNotThere() throws IOException, InterruptedException {
    var folder = folderWith("#!/bin/sh", true);
    Files.delete(folder.resolve("runtime/bin/java"));
    assertThat(said(folder)).contains("it is not there: install the plugin again");
  }

  private Path folderWith(String java, boolean executable) throws IOException {
    var folder = folders.make("a plugin");
    Files.copy(Shipped.launcher(), folder.resolve(Shipped.LAUNCHER));
    var runtime = Files.createDirectories(folder.resolve("runtime/bin")).resolve("java");
    Files.writeString(runtime, java + "\n");
    Files.setPosixFilePermissions(
        runtime, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    Files.setPosixFilePermissions(
        folder.resolve(Shipped.LAUNCHER), PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  /** What it says on stderr, where it does not start. */
  private static String said(Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(folder.resolve(Shipped.LAUNCHER).toString(), "127.0.0.1:1").start();
    var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isNotZero();
    return said;
  }

  /** The engine looks for {@code .exe} and then {@code .cmd}; cmd.exe wants its line ends. */
  @Test
  void theOneForWindowsIsAsWindowsWantsIt() throws IOException {
    var cmd = text(Shipped.LAUNCHER + ".cmd");
    assertThat(cmd.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(cmd).startsWith("@echo off\r\n").contains("\"%~dp0runtime\\bin\\java.exe\"");
  }

  /** Options are part of the runtime, so that no launcher can forget one. */
  @Test
  void theOptionsAreThoseOfTheRuntime() throws IOException {
    assertThat(text(Shipped.LAUNCHER)).doesNotContain("-Xlog").doesNotContain("-XX:+");
  }
}
