package io.github.pulumilightsail.testing;

import io.github.pulumilightsail.LightsailPackage;
import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.EmulatorOptions;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pulumirpc.Provider.ProviderHandshakeRequest;

/**
 * The whole plugin, from its gRPC service through the AWS SDK to the local Lightsail over real
 * HTTP, with an engine that keeps its messages. Waits take no time; calls that fail are not
 * repeated unless the configuration says so.
 */
public final class Cloud implements AutoCloseable {
  public static final String REGION = "eu-central-1";

  /** Nothing of whom the tests run as. */
  public static final Variables NOBODY =
      Variables.of(Map.of("HOME", "/nonexistent", "AWS_EC2_METADATA_DISABLED", "true"));

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeEngine engine = FakeEngine.start();
  private final FakeTicker ticker = new FakeTicker();
  private final LightsailEmulator emulator;
  private final Plugin plugin;

  private Cloud(EmulatorOptions options) {
    emulator = LightsailEmulator.start(options);
    plugin =
        Plugin.over(
            config -> LightsailPackage.registry(new AwsRegions(config, executor, NOBODY)), ticker);
    configure(Map.of());
    var _ =
        plugin
            .rpc()
            .handshake(
                ProviderHandshakeRequest.newBuilder().setEngineAddress(engine.address()).build());
  }

  public static Cloud start() {
    return start(EmulatorOptions.defaults());
  }

  public static Cloud start(EmulatorOptions options) {
    return new Cloud(options);
  }

  /** What is configured from the next run on, beside region, keys and endpoints. */
  public Cloud configure(Map<String, ?> more) {
    var all =
        Values.with(
            Map.of(
                "region", REGION,
                "endpoint", emulator.uri().toString(),
                "stsEndpoint", emulator.uri().toString(),
                "accessKey", Values.secret("AKIAEXAMPLE"),
                "secretKey", Values.secret("example"),
                "maxRetries", 0),
            more);
    all.values().removeIf(""::equals);
    var _ = plugin.configuredWith(all);
    return this;
  }

  public Plugin plugin() {
    return plugin;
  }

  public Stack stack() {
    return new Stack(plugin);
  }

  public FakeEngine engine() {
    return engine;
  }

  public FakeTicker ticker() {
    return ticker;
  }

  public LightsailEmulator emulator() {
    return emulator;
  }

  public EmulatedRegion region() {
    return emulator.region(REGION);
  }

  /** The writes so far. */
  public List<RecordedCall> writes() {
    return emulator.mutations().stream()
        .filter(call -> call.operation().equals("UpdateInstanceMetadataOptions"))
        .toList();
  }

  @Override
  public void close() {
    plugin.close();
    emulator.close();
    engine.close();
  }
}
