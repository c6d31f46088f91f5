package io.github.pulumilightsail.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** A plugin's process, which has said its port. */
final class RunningPlugin implements AutoCloseable {
  private static final int SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final CompletableFuture<String> err;
  private final int port;
  private final ManagedChannel channel;

  private RunningPlugin(Process process) throws IOException {
    this.process = process;
    out = process.inputReader(StandardCharsets.UTF_8);
    err = CompletableFuture.supplyAsync(() -> text(process));
    var first = out.readLine();
    assertThat(first).as("the first line of stdout").isNotNull().matches("[0-9]{1,5}");
    port = Integer.parseInt(first);
    channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", port, InsecureChannelCredentials.create())
            .build();
  }

  private static String text(Process process) {
    try (var stream = process.getErrorStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** How a plugin is to be started. */
  static final class Start {
    private final List<String> before = new ArrayList<>();
    private final Path launcher;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path folder = Path.of("/");
    private boolean only;

    private Start(Path launcher) {
      this.launcher = launcher;
    }

    Start in(Path workingFolder) {
      folder = workingFolder;
      return this;
    }

    Start with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    /** These variables and no others. */
    Start withOnly(Map<String, String> variables) {
      only = true;
      environment.putAll(variables);
      return this;
    }

    Start arguments(String... all) {
      arguments.addAll(List.of(all));
      return this;
    }

    /**
     * As somebody who owns nothing here. Only root can do that; anybody else is such a user already
     * when what is started is not writable.
     */
    Start asNobody() {
      if (isRoot()) {
        before.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
      }
      return this;
    }

    RunningPlugin run() throws IOException {
      var command = new ArrayList<>(before);
      command.add(launcher.toString());
      command.addAll(arguments);
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> only || name.startsWith("AWS_") || name.endsWith("_PROXY"));
      if (!only) {
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
      }
      builder.environment().putAll(environment);
      return new RunningPlugin(builder.start());
    }
  }

  static Start of(Path launcher) {
    return new Start(launcher);
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  int port() {
    return port;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  ResourceProviderBlockingStub calls() {
    return ResourceProviderGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofSeconds(60));
  }

  /** Loads it as the engine does, up to its version. */
  String version() {
    var _ = calls().handshake(ProviderHandshakeRequest.getDefaultInstance());
    return calls().getPluginInfo(Empty.getDefaultInstance()).getVersion();
  }

  RunningPlugin configure(Map<String, Object> values) {
    var _ =
        calls()
            .configure(
                ConfigureRequest.newBuilder()
                    .setArgs(struct(values))
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .build());
    return this;
  }

  /** The function's result for an instance, which takes a call to AWS. */
  Map<String, Value> options(String instance) {
    var answer = ask(instance);
    assertThat(answer.getFailuresList()).isEmpty();
    return answer.getReturn().getFieldsMap();
  }

  /** The function's answer for an instance, whatever it is. */
  InvokeResponse ask(String instance) {
    return calls()
        .invoke(
            InvokeRequest.newBuilder()
                .setTok("lightsail:index:getInstanceMetadataOptions")
                .setArgs(struct(Map.of("instanceName", instance)))
                .build());
  }

  private static Struct struct(Map<String, ?> values) {
    var struct = Struct.newBuilder();
    values.forEach((name, value) -> struct.putFields(name, value(value)));
    return struct.build();
  }

  private static Value value(Object value) {
    if (value instanceof Map<?, ?> map) {
      var struct = Struct.newBuilder();
      map.forEach((name, inner) -> struct.putFields(name.toString(), value(inner)));
      return Value.newBuilder().setStructValue(struct).build();
    }
    return Value.newBuilder().setStringValue(value.toString()).build();
  }

  /** Sends a signal, such as {@code INT}, as the engine does. */
  RunningPlugin signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    return this;
  }

  /** Whether it ends by itself in this time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Unlike {@link Process#destroy} this leaves what it wrote to be read. */
  private void end() {
    process.toHandle().destroy();
  }

  /** What else it wrote to stdout; ends it. */
  String restOfOutput() throws IOException {
    end();
    var rest = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  /** What it wrote to stderr; ends it. */
  String errors() {
    end();
    return err.join();
  }

  @Override
  public void close() throws IOException {
    channel.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException problem) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    out.close();
  }
}
