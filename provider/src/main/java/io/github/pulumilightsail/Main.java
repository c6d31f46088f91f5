package io.github.pulumilightsail;

import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.resource.Ticker;
import io.github.pulumilightsail.server.EngineWatch;
import io.github.pulumilightsail.server.PluginServer;
import io.github.pulumilightsail.server.ProviderService;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Starts the plugin: serves, says where on the first line of stdout, and waits to be ended. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var listener = PluginServer.listen();
    System.out.println(listener.getLocalPort());
    System.out.flush();
    // The engine reads nothing more from stdout, and what a library prints there belongs on stderr.
    System.setOut(System.err);
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    var service =
        new ProviderService(
            config -> LightsailPackage.registry(new AwsRegions(config, executor)),
            Ticker.SYSTEM,
            executor);
    var engine = engineAddress(arguments);
    engine.ifPresent(service::connectTo);
    var server = PluginServer.serve(listener, service, executor);
    engine.ifPresent(address -> EngineWatch.start(address, () -> Runtime.getRuntime().halt(0)));
    server.awaitTermination();
  }

  /**
   * The last argument; without one, an engine attaches later. Flags come first and need no answer.
   */
  private static Optional<String> engineAddress(String[] arguments) {
    return arguments.length == 0 || arguments[arguments.length - 1].startsWith("-")
        ? Optional.empty()
        : Optional.of(arguments[arguments.length - 1]);
  }
}
