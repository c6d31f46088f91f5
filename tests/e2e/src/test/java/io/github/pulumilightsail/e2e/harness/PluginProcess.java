package io.github.pulumilightsail.e2e.harness;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/**
 * The built plugin as a process, called without an engine: for tables that would take the engine
 * too long, and for calls that it never makes.
 */
public final class PluginProcess implements AutoCloseable {
  public static final String TYPE = "lightsail:index:InstanceMetadataOptions";
  private static final int LARGE = 1 << 20;

  private final Process process;
  private final int port;
  private final ManagedChannel channel;
  private final Folder folder;
  private double timeout;

  private PluginProcess(Process process, int port, Folder folder) {
    this.process = process;
    this.port = port;
    this.folder = folder;
    this.channel =
        Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
            .maxInboundMetadataSize(LARGE)
            .build();
  }

  /** Starts it as a person does who lets an engine attach. */
  public static PluginProcess start() {
    return start(ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * The same.
   *
   * @param errors where it writes its errors
   */
  public static PluginProcess start(ProcessBuilder.Redirect errors) {
    var folder = Folder.create();
    var builder =
        new ProcessBuilder(Checkout.pluginFolder().resolve("pulumi-resource-lightsail").toString())
            .redirectError(errors);
    builder.environment().keySet().removeIf(name -> name.matches("(AWS|PULUMI)_.*"));
    var nothing = folder.write("nothing", "").toString();
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "example");
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("AWS_CONFIG_FILE", nothing);
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", nothing);
    try {
      var process = builder.start();
      var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
      return new PluginProcess(process, Integer.parseInt(out.readLine()), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ResourceProviderBlockingStub calls() {
    return ResourceProviderGrpc.newBlockingStub(channel).withDeadlineAfter(2, TimeUnit.MINUTES);
  }

  /** Begins as the engine does, with the emulator for AWS and a configuration more. */
  public PluginProcess configured(LightsailEmulator emulator, String region, String more) {
    return configured(
        "{\"endpoint\": \"%s\", \"region\": \"%s\"%s}".formatted(emulator.uri(), region, more));
  }

  public PluginProcess configured(String configuration) {
    calls().handshake(ProviderHandshakeRequest.getDefaultInstance());
    calls().getPluginInfo(Empty.getDefaultInstance());
    return newRun(configuration);
  }

  /** Begins another command, as an engine does that is attached to a plugin that runs already. */
  public PluginProcess newRun(String configuration) {
    calls().configure(ConfigureRequest.newBuilder().setArgs(struct(configuration)).build());
    return this;
  }

  /** Ends it as a mistake in native code would, and waits until it has told of it. */
  public void crash() throws IOException, InterruptedException {
    if (new ProcessBuilder("kill", "-SEGV", "" + pid()).start().waitFor() != 0) {
      throw new IllegalStateException("there is no process " + pid());
    }
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the process lives on");
    }
  }

  /** How many seconds each call may take from now on; 0 stands for the plugin's own limit. */
  public void timeout(double seconds) {
    timeout = seconds;
  }

  public CreateResponse create(String name, String inputs) {
    return calls()
        .create(
            CreateRequest.newBuilder()
                .setTimeout(timeout)
                .setUrn(urn(name))
                .setType(TYPE)
                .setName(name)
                .setProperties(struct(inputs))
                .build());
  }

  public UpdateResponse update(
      String name, String id, Struct state, String oldInputs, String inputs) {
    return calls()
        .update(
            UpdateRequest.newBuilder()
                .setTimeout(timeout)
                .setId(id)
                .setUrn(urn(name))
                .setType(TYPE)
                .setName(name)
                .setOlds(state)
                .setOldInputs(struct(oldInputs))
                .setNews(struct(inputs))
                .build());
  }

  public ReadResponse read(String name, String id, Struct state, String inputs) {
    return calls()
        .read(
            ReadRequest.newBuilder()
                .setTimeout(timeout)
                .setId(id)
                .setUrn(urn(name))
                .setType(TYPE)
                .setName(name)
                .setProperties(state)
                .setInputs(struct(inputs))
                .build());
  }

  public void delete(String name, String id, Struct state, String inputs) {
    calls()
        .delete(
            DeleteRequest.newBuilder()
                .setTimeout(timeout)
                .setId(id)
                .setUrn(urn(name))
                .setType(TYPE)
                .setName(name)
                .setProperties(state)
                .setOldInputs(struct(inputs))
                .build());
  }

  public static String urn(String name) {
    return "urn:pulumi:dev::scenario::" + TYPE + "::" + name;
  }

  public static Struct struct(String json) {
    var struct = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(json, struct);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(json, e);
    }
    return struct.build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }
}
