package io.github.pulumilightsail.server;

import io.github.pulumilightsail.config.ConfigSecrets;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Registry;
import java.util.Optional;
import java.util.function.Function;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;

/** The calls that concern the provider's configuration. */
final class ConfigCalls {
  private final Function<ProviderConfig, Registry> registries;
  private final CallScope scope;
  private final EngineVersion engine;
  private Optional<Registry> registry = Optional.empty();

  ConfigCalls(
      Function<ProviderConfig, Registry> registries, CallScope scope, EngineVersion engine) {
    this.registries = registries;
    this.scope = scope;
    this.engine = engine;
  }

  /** The package as configured; with nothing configured, as the environment has it. */
  synchronized Registry registry() {
    if (registry.isEmpty()) {
      registry = Optional.of(registries.apply(ProviderConfig.of(Fields.EMPTY)));
    }
    return registry.orElseThrow();
  }

  CheckResponse check(CheckRequest request) {
    var values = StructCodec.decode(request.getNews());
    var failures = ProviderConfig.check(values);
    var hidden = ConfigSecrets.hide(values);
    return CheckResponse.newBuilder()
        .setInputs(hidden.equals(values) ? request.getNews() : StructCodec.encode(hidden))
        .addAllFailures(Replies.failures(failures))
        .build();
  }

  /**
   * No change of the configuration replaces the provider, and with it all its resources: the state
   * of every resource names its region, and each resource tells by itself when its region has
   * changed.
   */
  DiffResponse diff(DiffRequest request) {
    var olds =
        StructCodec.decode(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
    var news = StructCodec.decode(request.getNews());
    return Replies.diff(
        ProviderConfig.diff(olds, news), IgnoredChanges.parse(request.getIgnoreChangesList()));
  }

  /** Checks once more, since not every path through the engine has asked CheckConfig. */
  ConfigureResponse configure(ConfigureRequest request) {
    engine.require();
    var values = StructCodec.known(request.getArgs());
    var failures = ProviderConfig.check(values);
    if (!failures.isEmpty()) {
      throw new FailureException(
          new Failure.BadInput(failures)
              .andAlso(
                  ". Set it right with `pulumi config set lightsail:<name> <value>`, or in the"
                      + " arguments of the provider."));
    }
    scope.renew();
    configured(registries.apply(ProviderConfig.of(values)));
    return ConfigureResponse.newBuilder()
        .setAcceptSecrets(true)
        .setSupportsPreview(true)
        .setAcceptResources(true)
        .setAcceptOutputs(true)
        .build();
  }

  private synchronized void configured(Registry fresh) {
    registry = Optional.of(fresh);
  }
}
