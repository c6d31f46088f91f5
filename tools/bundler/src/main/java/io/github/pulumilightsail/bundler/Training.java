package io.github.pulumilightsail.bundler;

import io.github.pulumilightsail.emulator.LightsailEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Trains the cache: runs the very runtime that is shipped through the plugin's real work, and has
 * it record what it loads and links. The AWS calls go to the emulator, once over plain HTTP to a
 * configured endpoint and once as in earnest: to the region's own endpoint, over TLS, with
 * credentials from a profile.
 */
final class Training {
  private static final String REGION = "eu-central-1";
  private static final int SECONDS = 120;

  /** Reports connections that end when the plugin or its engine does. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  private final PluginFolder folder;
  private final Path scratch;

  private Training(PluginFolder folder, Path scratch) {
    this.folder = folder;
    this.scratch = scratch;
  }

  static void run(PluginFolder folder) throws IOException, InterruptedException {
    GRPC.setLevel(Level.OFF);
    var scratch = Files.createTempDirectory("lightsail-training");
    try {
      new Training(folder, scratch).run();
    } finally {
      try (var files = Files.walk(scratch)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    try (var emulator = LightsailEmulator.start();
        var aws = TlsProxy.start(emulator.uri(), scratch)) {
      emulator.region(REGION).fleet("web", 2);
      var engine = new TrainingEngine();
      try {
        var process = start(engine.address(), aws);
        try (var out = process.inputReader(StandardCharsets.UTF_8);
            var plugin = new TrainedPlugin(Integer.parseInt(out.readLine()))) {
          work(plugin, engine.address(), emulator.uri().toString());
          // The plugin ends when its engine is gone, on every system; then it writes the cache.
          engine.close();
          ended(process, out);
        } finally {
          process.destroyForcibly();
        }
      } finally {
        engine.close();
      }
    }
    proveUsable();
  }

  private Process start(String engine, TlsProxy aws) throws IOException {
    var command = new ArrayList<String>();
    command.add(folder.java().toString());
    command.addAll(aws.options());
    command.add("-XX:AOTCacheOutput=" + folder.cache());
    command.addAll(List.of("-m", ModuleJar.NAME, engine));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment
        .keySet()
        .removeIf(name ->
            name.startsWith("AWS_")
                || name.contains("JAVA_OPTIONS")
                || name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    environment.put("HTTPS_PROXY", aws.address());
    environment.remove("JAVA_TOOL_OPTIONS");
    var home = Files.createDirectories(scratch.resolve("home"));
    environment.put("HOME", home.toString());
    environment.put("USERPROFILE", home.toString());
    Files.writeString(
        Files.createDirectories(home.resolve(".aws")).resolve("credentials"),
        """
        [default]
        aws_access_key_id = AKIAIOSFODNN7EXAMPLE
        aws_secret_access_key = example
        """);
    return builder.start();
  }

  private static void work(TrainedPlugin plugin, String engine, String endpoint) {
    plugin.load(engine);
    plugin.configure(
        Map.of(
            "region",
            REGION,
            "endpoint",
            endpoint,
            "accessKey",
            "AKIAEXAMPLE",
            "secretKey",
            "any"));
    plugin.live("web-0001", REGION);
    plugin.configure(Map.of("region", REGION));
    plugin.live("web-0002", REGION);
    plugin.invoke("web-0002", REGION);
    plugin.cancel();
  }

  private void ended(Process process, BufferedReader out) throws IOException, InterruptedException {
    var said = new ArrayList<String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || !Files.exists(folder.cache())) {
      throw new IOException("the training left no cache: " + String.join("\n", said));
    }
  }

  /** In this mode the JVM does not start without the cache. */
  private void proveUsable() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                folder.java().toString(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + folder.cache(),
                "--dry-run",
                "-m",
                ModuleJar.NAME)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the trained cache cannot be used: " + said);
    }
  }
}
