package io.github.pulumilightsail.server;

import com.google.protobuf.Empty;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.Registry;
import io.github.pulumilightsail.resource.Ticker;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.function.Function;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetMappingRequest;
import pulumirpc.Provider.GetMappingResponse;
import pulumirpc.Provider.GetMappingsRequest;
import pulumirpc.Provider.GetMappingsResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ListRequest;
import pulumirpc.Provider.ListResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * The engine's contract with a resource plugin, a line an RPC. What a native provider does not have
 * (Parameterize, Construct, Call) stays unimplemented.
 */
public final class ProviderService extends ResourceProviderImplBase implements AutoCloseable {
  private final EngineLog log;
  private final PluginCalls plugin;
  private final ConfigCalls config;
  private final ResourceCalls resources;

  /**
   * @param registry makes the package for a configuration; called once for every run of the engine
   */
  public ProviderService(
      Function<ProviderConfig, Registry> registry, Ticker ticker, Executor executor) {
    this.log = new EngineLog(executor);
    var scope = new CallScope(ticker, log);
    this.plugin = new PluginCalls(log, scope);
    this.config = new ConfigCalls(registry, scope);
    this.resources = new ResourceCalls(config::registry, scope);
  }

  /** Messages of calls that come before a handshake go to this engine. */
  public void connectTo(String engineAddress) {
    plugin.connectTo(engineAddress);
  }

  /** Gives up the connection to the engine; messages are lost from then on. */
  @Override
  public void close() {
    log.close();
  }

  @Override
  public void handshake(
      ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
    Rpc.answer(observer, () -> plugin.handshake(request));
  }

  @Override
  public void attach(PluginAttach request, StreamObserver<Empty> observer) {
    Rpc.answer(observer, () -> plugin.attach(request));
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
    Rpc.answer(observer, plugin::info);
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
    Rpc.answer(observer, () -> plugin.schema(request));
  }

  @Override
  public void getMapping(GetMappingRequest request, StreamObserver<GetMappingResponse> observer) {
    Rpc.answer(observer, GetMappingResponse::getDefaultInstance);
  }

  @Override
  public void getMappings(
      GetMappingsRequest request, StreamObserver<GetMappingsResponse> observer) {
    Rpc.answer(observer, GetMappingsResponse::getDefaultInstance);
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> observer) {
    Rpc.answer(observer, plugin::cancel);
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
    Rpc.answer(observer, () -> config.check(request));
  }

  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
    Rpc.answer(observer, () -> config.diff(request));
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
    Rpc.answer(observer, () -> config.configure(request));
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
    Rpc.answer(observer, () -> resources.check(request));
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
    Rpc.answer(observer, () -> resources.diff(request));
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
    Rpc.answer(observer, () -> resources.create(request));
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
    Rpc.answer(observer, () -> resources.read(request));
  }

  @Override
  public void list(ListRequest request, StreamObserver<ListResponse> observer) {
    Rpc.answerAll(observer, () -> resources.list(request));
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
    Rpc.answer(observer, () -> resources.update(request));
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
    Rpc.answer(observer, () -> resources.delete(request));
  }

  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
    Rpc.answer(observer, () -> resources.invoke(request));
  }
}
