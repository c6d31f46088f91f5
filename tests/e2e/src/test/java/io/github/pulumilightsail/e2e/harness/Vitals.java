package io.github.pulumilightsail.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a plugin process is, seen from outside after a garbage collection. Needs Linux and a JDK,
 * whose {@code jcmd} asks.
 *
 * @param heap bytes in use on the Java heap
 * @param resident bytes of memory that are in the machine's
 * @param threads of the operating system
 * @param workers virtual threads
 */
public record Vitals(long heap, long resident, int threads, int workers) {
  private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) .*used ([0-9]+)K");
  private static final Pattern WORKER = Pattern.compile("(?m)^#[0-9]+ \"[^\"]*\" virtual");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+([0-9]+)");

  public static Vitals of(PluginProcess plugin) {
    ask(plugin, "GC.run");
    var heap = ask(plugin, "GC.heap_info");
    var used =
        USED.matcher(heap)
            .results()
            .mapToLong(match -> Long.parseLong(match.group(1)) * 1024)
            .sum();
    return new Vitals(
        used, status(plugin, RESIDENT) * 1024, (int) status(plugin, THREADS), workers(plugin));
  }

  /** The memory alone, without a garbage collection. */
  public static long resident(PluginProcess plugin) {
    return status(plugin, RESIDENT) * 1024;
  }

  private static long status(PluginProcess plugin, Pattern line) {
    try {
      var found =
          line.matcher(Files.readString(Path.of("/proc", "" + plugin.pid(), "status"))).results();
      return Long.parseLong(found.findFirst().orElseThrow().group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int workers(PluginProcess plugin) {
    try {
      var dump = Files.createTempFile("threads", ".txt");
      try {
        ask(plugin, "Thread.dump_to_file", "-overwrite", dump.toString());
        return (int) WORKER.matcher(Files.readString(dump)).results().count();
      } finally {
        Files.delete(dump);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ask(PluginProcess plugin, String command, String... arguments) {
    try {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var line = new ArrayList<>(List.of(jcmd, "" + plugin.pid(), command));
      line.addAll(List.of(arguments));
      var process = new ProcessBuilder(line).redirectErrorStream(true).start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + "\n" + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
