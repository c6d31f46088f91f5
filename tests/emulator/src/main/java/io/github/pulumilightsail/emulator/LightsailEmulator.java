package io.github.pulumilightsail.emulator;

import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.control.Control;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.server.HttpFront;
import io.github.pulumilightsail.emulator.server.Pipeline;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A Lightsail and an STS on one port. Many can run in one JVM; each is a world of its own. */
public final class LightsailEmulator implements AutoCloseable {
  private final Behavior behavior = new Behavior();
  private final Faults faults;
  private final Credentials credentials;
  private final World world;
  private final HttpFront front;

  private LightsailEmulator(EmulatorOptions options) throws IOException {
    faults = new Faults(options.clock());
    credentials = new Credentials(options.clock(), behavior);
    world = new World(options.clock(), behavior);
    var pipeline = new Pipeline(world, faults, credentials);
    var control = new Control(this);
    front =
        HttpFront.start(
            options.host(),
            options.port(),
            options.tls(),
            call -> Control.wants(call) ? control.answer(call) : pipeline.answer(call));
  }

  /** Starts on any free port. */
  public static LightsailEmulator start() {
    return start(EmulatorOptions.defaults());
  }

  /**
   * Starts as told.
   *
   * @throws UncheckedIOException if the port is taken, the host is none of this machine's, or a
   *     certificate cannot be made
   */
  public static LightsailEmulator start(EmulatorOptions options) {
    try {
      return new LightsailEmulator(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The endpoint of both services, such as {@code http://127.0.0.1:41234}. */
  public URI uri() {
    return front.uri();
  }

  /** The file with the certificate that clients have to trust, in PEM; empty without TLS. */
  public Optional<Path> certificate() {
    return front.certificate();
  }

  /** The region as the default account sees it. */
  public EmulatedRegion region(String name) {
    return region(Credentials.DEFAULT_ACCOUNT, name);
  }

  public EmulatedRegion region(String account, String name) {
    return new EmulatedRegion(world, new RegionKey(account, name));
  }

  /** An instance of the default account. */
  public EmulatedInstance instance(String region, String name) {
    return region(region).get(name);
  }

  public Optional<EmulatedInstance> findInstance(String region, String name) {
    return region(region).find(name);
  }

  public List<OptionsChange> timeline(String region, String name) {
    return region(region).timeline(name);
  }

  /** The page tokens that have been given out count no longer. */
  public void expirePageTokens() {
    world.run(() -> world.pageTokens().expire());
  }

  public Behavior behavior() {
    return behavior;
  }

  public Faults faults() {
    return faults;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** Every call so far, in the order of arrival, refused and lost ones too. */
  public List<RecordedCall> calls() {
    return world.calls().where(_ -> true);
  }

  public List<RecordedCall> calls(String operation) {
    return world.calls().where(call -> call.operation().equals(operation));
  }

  /** How many calls of each operation there were. */
  public Map<String, Long> callCounts() {
    return calls().stream()
        .collect(
            Collectors.groupingBy(RecordedCall::operation, TreeMap::new, Collectors.counting()));
  }

  /** The calls of operations that change something, whether they succeeded or not. */
  public List<RecordedCall> mutations() {
    return world.calls().where(RecordedCall::mutating);
  }

  public void clearCalls() {
    world.calls().clear();
  }

  /** Back to the start: no instances, calls, faults and credentials; all switches as they were. */
  public void reset() {
    faults.clear();
    behavior.reset();
    credentials.reset();
    world.reset();
  }

  @Override
  public void close() {
    faults.clear();
    front.close();
  }
}
