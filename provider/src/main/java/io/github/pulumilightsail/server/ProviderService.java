package io.github.pulumilightsail.server;

import com.google.protobuf.Empty;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.resource.Registry;
import io.github.pulumilightsail.resource.Ticker;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
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
import pulumirpc.ResourceProviderGrpc;

/**
 * The engine's contract with a resource plugin, a line an RPC. What a native provider does not have
 * (Parameterize, Construct, Call) stays unimplemented.
 */
public final class ProviderService implements BindableService, AutoCloseable {
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
    this.config = new ConfigCalls(registry, scope, new EngineVersion(log));
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
  public ServerServiceDefinition bindService() {
    return new LazyBinding(ResourceProviderGrpc.SERVICE_NAME)
        .unary(
            "Handshake",
            ProviderHandshakeRequest::getDefaultInstance,
            ProviderHandshakeResponse::getDefaultInstance,
            plugin::handshake)
        .unary(
            "Attach", PluginAttach::getDefaultInstance, Empty::getDefaultInstance, plugin::attach)
        .unary(
            "GetPluginInfo",
            Empty::getDefaultInstance,
            PluginInfo::getDefaultInstance,
            _ -> plugin.info())
        .unary(
            "GetSchema",
            GetSchemaRequest::getDefaultInstance,
            GetSchemaResponse::getDefaultInstance,
            plugin::schema)
        .unary(
            "GetMapping",
            GetMappingRequest::getDefaultInstance,
            GetMappingResponse::getDefaultInstance,
            _ -> GetMappingResponse.getDefaultInstance())
        .unary(
            "GetMappings",
            GetMappingsRequest::getDefaultInstance,
            GetMappingsResponse::getDefaultInstance,
            _ -> GetMappingsResponse.getDefaultInstance())
        .unary("Cancel", Empty::getDefaultInstance, Empty::getDefaultInstance, _ -> plugin.cancel())
        .unary(
            "CheckConfig",
            CheckRequest::getDefaultInstance,
            CheckResponse::getDefaultInstance,
            config::check)
        .unary(
            "DiffConfig",
            DiffRequest::getDefaultInstance,
            DiffResponse::getDefaultInstance,
            config::diff)
        .unary(
            "Configure",
            ConfigureRequest::getDefaultInstance,
            ConfigureResponse::getDefaultInstance,
            config::configure)
        .unary(
            "Check",
            CheckRequest::getDefaultInstance,
            CheckResponse::getDefaultInstance,
            resources::check)
        .unary(
            "Diff",
            DiffRequest::getDefaultInstance,
            DiffResponse::getDefaultInstance,
            resources::diff)
        .unary(
            "Create",
            CreateRequest::getDefaultInstance,
            CreateResponse::getDefaultInstance,
            resources::create)
        .unary(
            "Read",
            ReadRequest::getDefaultInstance,
            ReadResponse::getDefaultInstance,
            resources::read)
        .streaming(
            "List",
            ListRequest::getDefaultInstance,
            ListResponse::getDefaultInstance,
            resources::list)
        .unary(
            "Update",
            UpdateRequest::getDefaultInstance,
            UpdateResponse::getDefaultInstance,
            resources::update)
        .unary(
            "Delete",
            DeleteRequest::getDefaultInstance,
            Empty::getDefaultInstance,
            resources::delete)
        .unary(
            "Invoke",
            InvokeRequest::getDefaultInstance,
            InvokeResponse::getDefaultInstance,
            resources::invoke)
        .build();
  }
}
