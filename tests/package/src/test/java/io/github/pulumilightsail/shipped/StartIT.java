package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin starts wherever it lies, whoever starts it and whatever surrounds it. */
class StartIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  @RegisterExtension final Folders folders = new Folders();

  @Test
  void startsInAnyFolderAndLeavesNothingThere() throws IOException {
    var project = folders.make("project");
    try (var plugin = RunningPlugin.of(Shipped.launcher()).in(project).run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
    }
    assertThat(project).isEmptyDirectory();
  }

  @Test
  void startsFromAReadOnlyFolderWithSpacesAsAnotherUserWithoutAHome() throws IOException {
    var copy = folders.copy("read only/the plugin");
    for (var file : Folders.walk(copy)) {
      if (!Files.isSymbolicLink(file)) {
        var mode = Files.isDirectory(file) || Files.isExecutable(file) ? "r-xr-xr-x" : "r--r--r--";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      }
    }
    var start =
        RunningPlugin.of(copy.resolve(Shipped.LAUNCHER))
            .in(copy)
            .with("HOME", "/nonexistent")
            .with("TMPDIR", copy.toString())
            .asNobody();
    try (var plugin = start.run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
    }
  }

  @Test
  void startsThroughSymbolicLinks() throws IOException {
    var bin = folders.make("bin");
    Files.createSymbolicLink(bin.resolve("absolute"), Shipped.launcher());
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));
    Files.createSymbolicLink(folders.path().resolve("plugins"), Shipped.folder().getParent());
    for (var path :
        List.of(
            bin.resolve("relative"),
            folders.path().resolve("plugins/lightsail").resolve(Shipped.LAUNCHER))) {
      try (var plugin = RunningPlugin.of(path).run()) {
        assertThat(plugin.version()).as(path.toString()).isEqualTo(Shipped.VERSION);
      }
    }
  }

  @Test
  void startsByARelativePath() throws IOException {
    var start = RunningPlugin.of(Path.of("./" + Shipped.LAUNCHER)).in(Shipped.folder());
    try (var plugin = start.run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
    }
  }

  @Test
  void needsNeitherJavaNorAnythingElseOnThePath() throws IOException {
    try (var plugin = RunningPlugin.of(Shipped.launcher()).with("PATH", "").run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
    }
  }

  /** What is set for other JVMs would slow it, stop it, or print before the port. */
  @Test
  void doesNotHeedWhatIsSetForOtherJvms() throws IOException {
    var start =
        RunningPlugin.of(Shipped.launcher())
            .with("JAVA_TOOL_OPTIONS", "-Xlog:all=info:stdout -XX:+UseZGC -Xint")
            .with("JDK_JAVA_OPTIONS", "--no-such-option -cp /nowhere")
            .with("_JAVA_OPTIONS", "-Xmx1m -XX:AOTMode=off")
            .with("JDK_AOT_VM_OPTIONS", "-Xlog:gc")
            .with("JAVA_HOME", "/nonexistent")
            .with("CLASSPATH", "/nonexistent");
    try (var plugin = start.run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      assertThat(plugin.restOfOutput()).isEmpty();
      assertThat(plugin.errors()).doesNotContain("Picked up");
    }
  }

  @Test
  void saysNothingOnStdoutButThePort() throws IOException {
    try (var plugin = RunningPlugin.of(Shipped.launcher()).run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      assertThat(plugin.restOfOutput()).isEmpty();
      assertThat(plugin.errors()).isEmpty();
    }
  }

  /** The engine puts its flags first and its address last. */
  @Test
  void takesFlagsBeforeTheEnginesAddress() throws IOException {
    try (var engine = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      engine.setSoTimeout((int) SOON.toMillis());
      var start =
          RunningPlugin.of(Shipped.launcher())
              .arguments(
                  "--logtostderr",
                  "-v=9",
                  "--tracing",
                  "file:///dev/null",
                  "127.0.0.1:" + engine.getLocalPort());
      try (var plugin = start.run();
          var connection = engine.accept()) {
        assertThat(connection.isConnected()).isTrue();
        assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      }
    }
  }

  /** A CLI that is killed leaves its plugins behind; they must not stay. */
  @Test
  void endsWhenItsEngineIsGone() throws IOException, InterruptedException {
    try (var plugin = startedByAnEngineThatIsGone()) {
      assertThat(plugin.endsWithin(Duration.ofSeconds(20))).isTrue();
    }
  }

  private static RunningPlugin startedByAnEngineThatIsGone() throws IOException {
    try (var engine = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      engine.setSoTimeout((int) SOON.toMillis());
      var plugin =
          RunningPlugin.of(Shipped.launcher())
              .arguments("127.0.0.1:" + engine.getLocalPort())
              .run();
      engine.accept().close();
      return plugin;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void endsAtOnceWhenToldTo(String signal) throws IOException, InterruptedException {
    try (var plugin = RunningPlugin.of(Shipped.launcher()).run()) {
      assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      assertThat(plugin.signal(signal).endsWithin(SOON)).isTrue();
    }
  }

  /**
   * The launcher becomes the JVM: a signal to the process that was started is one to the plugin.
   */
  @Test
  void isOneProcess() throws IOException {
    try (var plugin = RunningPlugin.of(Shipped.launcher()).run()) {
      assertThat(plugin.process().children()).isEmpty();
      assertThat(plugin.process().info().command().orElseThrow()).endsWith("/runtime/bin/java");
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws IOException {
    try (var plugin = RunningPlugin.of(Shipped.launcher()).run()) {
      var elsewhere =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
              .toList();
      for (var address : elsewhere) {
        assertThat(answers(address, plugin.port())).as(address.toString()).isFalse();
      }
      assertThat(answers(InetAddress.getLoopbackAddress(), plugin.port())).isTrue();
    }
  }

  private static boolean answers(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) SOON.toMillis());
      return true;
    } catch (ConnectException | SocketTimeoutException _) {
      return false;
    } catch (SocketException _) {
      // No route from here.
      return false;
    }
  }

  /** Connections that come before gRPC is there wait in the queue of the system. */
  @Test
  void servesWhoConnectsAtOnce() throws IOException {
    for (var time = 0; time < 5; time++) {
      try (var plugin = RunningPlugin.of(Shipped.launcher()).run()) {
        assertThat(plugin.version()).isEqualTo(Shipped.VERSION);
      }
    }
  }
}
