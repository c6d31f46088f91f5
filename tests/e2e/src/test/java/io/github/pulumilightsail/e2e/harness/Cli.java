package io.github.pulumilightsail.e2e.harness;

import com.google.gson.JsonParser;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.serialization.internal.LocalSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real {@code pulumi}, with an environment in which nothing of the machine's own AWS and Pulumi
 * settings is left. Keeps what every command said.
 */
final class Cli implements PulumiCommand {
  private static final int MINUTES = 6;

  private final Map<String, String> environment;
  private final Path scratch;
  private final List<Run> runs = new CopyOnWriteArrayList<>();

  Cli(Map<String, String> environment, Path scratch) {
    this.environment = Map.copyOf(environment);
    this.scratch = scratch;
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  @Override
  public Version version() {
    return Version.of(3, 220);
  }

  @Override
  public CommandResult run(List<String> arguments, CommandRunOptions options)
      throws AutomationException {
    var run = run(arguments, options.workingDir(), options.additionalEnv());
    if (options.onEngineEvent() != null) {
      run.events().forEach(options.onEngineEvent());
    }
    var result = new CommandResult(run.code(), run.out(), run.err());
    if (run.code() != 0) {
      throw new CommandException(result);
    }
    return result;
  }

  Run run(List<String> arguments, @Nullable Path folder, Map<String, String> more) {
    try {
      var eventLog = Files.createTempFile(scratch, "events", ".json");
      var process = start(List.of(), arguments, folder, more, eventLog);
      var out = text(process.getInputStream());
      var err = text(process.getErrorStream());
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "pulumi %s does not end; it said:%n%s%s".formatted(arguments, out.join(), err.join()));
      }
      var run = new Run(arguments, process.exitValue(), out.join(), err.join(), events(eventLog));
      runs.add(run);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * A command that nobody waits for here; what it says is kept in no {@link Run}. It leads a group
   * of processes, as a command of a shell does.
   */
  Process begin(List<String> arguments, Path folder) {
    try {
      var eventLog = Files.createTempFile(scratch, "events", ".json");
      return start(List.of("/usr/bin/setsid"), arguments, folder, Map.of(), eventLog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(
      List<String> starter,
      List<String> arguments,
      @Nullable Path folder,
      Map<String, String> more,
      Path eventLog)
      throws IOException {
    var command = new ArrayList<>(starter);
    command.add(Checkout.engineFolder().resolve("pulumi").toString());
    command.addAll(arguments);
    if (!arguments.contains("--non-interactive")) {
      command.add("--non-interactive");
    }
    if (List.of("up", "preview", "refresh", "destroy", "import").contains(arguments.getFirst())) {
      command.addAll(List.of("--event-log", eventLog.toString()));
    }
    var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder.start();
  }

  /** Reads in a thread of its own: a program of the Java SDK needs those of the common pool. */
  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        work -> Thread.ofVirtual().start(work));
  }

  private static List<EngineEvent> events(Path log) throws IOException {
    var serializer = new LocalSerializer();
    var events = new ArrayList<EngineEvent>();
    for (var line : Files.readAllLines(log)) {
      if (JsonParser.parseString(line).isJsonObject()) {
        events.add(serializer.<EngineEvent>deserializeJson(line, EngineEvent.class));
      }
    }
    return events;
  }
}
