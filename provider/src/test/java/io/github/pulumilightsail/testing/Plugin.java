package io.github.pulumilightsail.testing;

import com.google.protobuf.Empty;
import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.Registry;
import io.github.pulumilightsail.resource.Ticker;
import io.github.pulumilightsail.server.ProviderService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** The plugin, reached by gRPC within this process. */
public final class Plugin implements AutoCloseable {
  public static final String OPTIONS = "lightsail:index:InstanceMetadataOptions";

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final ProviderService service;
  private final Server server;
  private final ManagedChannel channel;
  private Map<String, ?> configuration = Map.of();

  private Plugin(Function<ProviderConfig, Registry> registry, Ticker ticker) {
    var name = UUID.randomUUID().toString();
    service = new ProviderService(registry, ticker, executor);
    try {
      server =
          InProcessServerBuilder.forName(name)
              .executor(executor)
              .addService(service)
              .build()
              .start();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  /** The package over a Lightsail in memory, in time that passes only when it is waited for. */
  public static Plugin over(Regions regions) {
    return over(_ -> LightsailPackage.registry(regions), new FakeTicker());
  }

  public static Plugin over(Function<ProviderConfig, Registry> registry, Ticker ticker) {
    return new Plugin(registry, ticker);
  }

  public ResourceProviderBlockingStub rpc() {
    return ResourceProviderGrpc.newBlockingStub(channel);
  }

  /** What is configured at each run. */
  public Plugin configuredWith(Map<String, ?> values) {
    configuration = values;
    return this;
  }

  /** Begins a run of the engine, as a command of the CLI does. */
  public Plugin newRun() {
    var _ =
        rpc()
            .configure(
                ConfigureRequest.newBuilder()
                    .setArgs(Values.struct(configuration))
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .build());
    return this;
  }

  public void cancel() {
    var _ = rpc().cancel(Empty.getDefaultInstance());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    service.close();
  }
}
