package io.github.pulumilightsail.server;

import com.google.protobuf.Empty;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;

/** The calls that concern the plugin as such. */
final class PluginCalls {
  private final EngineLog log;
  private final CallScope scope;

  PluginCalls(EngineLog log, CallScope scope) {
    this.log = log;
    this.scope = scope;
  }

  void connectTo(String engineAddress) {
    log.connectTo(engineAddress);
  }

  ProviderHandshakeResponse handshake(ProviderHandshakeRequest request) {
    scope.renew();
    log.connectTo(request.getEngineAddress());
    return ProviderHandshakeResponse.newBuilder()
        .setAcceptSecrets(true)
        .setAcceptResources(true)
        .setAcceptOutputs(true)
        .setAcceptsByteString(true)
        .build();
  }

  Empty attach(PluginAttach request) {
    log.connectTo(request.getAddress());
    return Empty.getDefaultInstance();
  }

  PluginInfo info() {
    return PluginInfo.newBuilder().setVersion(PackageFiles.version()).build();
  }

  GetSchemaResponse schema(GetSchemaRequest request) {
    if (request.getVersion() != 0) {
      throw new FailureException(
          new Failure.Malformed(
              "there is no schema of version %d, only of 0".formatted(request.getVersion())));
    }
    return GetSchemaResponse.newBuilder().setSchemaBytes(PackageFiles.schema()).build();
  }

  Empty cancel() {
    scope.cancel();
    return Empty.getDefaultInstance();
  }
}
