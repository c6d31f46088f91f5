package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launchers' text: the one for Windows cannot be run here, but must say the same. */
class LauncherIT {
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
