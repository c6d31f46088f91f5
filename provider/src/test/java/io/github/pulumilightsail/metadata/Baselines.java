package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;

import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Creates;
import io.github.pulumilightsail.resource.Deletes;
import io.github.pulumilightsail.resource.Diffs;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Reads;
import io.github.pulumilightsail.resource.Updates;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import io.github.pulumilightsail.testing.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One baseline over a local Lightsail, taken through its life as the engine does: it reads before
 * it plans, keeps the old inputs where an update fails, and updates again what failed. Time passes
 * only when somebody waits.
 */
final class Baselines implements AutoCloseable {
  static final String REGION = "eu-central-1";
  private static final String URN =
      "urn:pulumi:dev::demo::lightsail:index:InstanceMetadataBaseline::fleet";

  final LightsailEmulator emulator = LightsailEmulator.start();
  final RecordedLog log = new RecordedLog();
  final Cancellation cancellation = new Cancellation();
  final FakeTicker ticker = new FakeTicker();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private Regions regions;
  private InstanceMetadataBaseline resource;
  private Claims claims = new Claims();
  private String id = "";
  private Fields inputs = Fields.EMPTY;
  private Fields state = Fields.EMPTY;
  private boolean failedBefore;

  Baselines() {
    regions = new AwsRegions(config(), executor);
    resource = new InstanceMetadataBaseline(regions, claims);
    emulator.behavior().set(Switches.APPLIED, Progress.atOnce());
    emulator.behavior().set(Switches.OPERATION_DONE, Progress.atOnce());
  }

  private ProviderConfig config() {
    return new ProviderConfig(
        Optional.of(REGION),
        Optional.empty(),
        Optional.of(new ProviderConfig.Keys("AKIDEXAMPLE", "secret", Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(emulator.uri().toString()),
        Optional.empty(),
        OptionalInt.of(0),
        Optional.empty(),
        false);
  }

  Regions regions() {
    return regions;
  }

  /** Puts something between the baseline and Lightsail. */
  Baselines over(Regions other) {
    regions = other;
    resource = new InstanceMetadataBaseline(regions, claims);
    return this;
  }

  /** Another command of the CLI. */
  private void newRun() {
    claims = new Claims();
    resource = new InstanceMetadataBaseline(regions, claims);
  }

  Call call() {
    return new Call(ticker, Duration.ofMinutes(10), cancellation, log);
  }

  EmulatedRegion region() {
    return emulator.region(REGION);
  }

  String tokens(String name) {
    return region().get(name).httpTokens();
  }

  /** The names that were written to since this was last asked, in order. */
  List<String> written() {
    var names =
        emulator.mutations().stream()
            .map(RecordedCall::instanceName)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    emulator.clearCalls();
    return names;
  }

  Map<String, Object> state() {
    return Values.java(StructCodec.encode(state));
  }

  Fields stateFields() {
    return state;
  }

  Map<String, Object> inputs() {
    return Values.java(StructCodec.encode(inputs));
  }

  String id() {
    return id;
  }

  /** {@code instances} or {@code previousOptions} of the state. */
  @SuppressWarnings("unchecked")
  Map<String, Map<String, Object>> map(String output) {
    return (Map<String, Map<String, Object>>)
        (Map<String, ?>) state().getOrDefault(output, Map.of());
  }

  /** {@code pulumi up}; the failure if there is one. */
  Optional<Failure> up(Map<String, ?> program) {
    newRun();
    var news = fields(program);
    if (id.isEmpty()) {
      return kept(news, () -> resource.create(new Creates.Request(URN, news, false), call()));
    }
    read();
    return diff(news).isEmpty() && !failedBefore
        ? Optional.empty()
        : kept(
            news,
            () ->
                resource.update(new Updates.Request(URN, id, state, inputs, news, false), call()));
  }

  private interface Step {
    Outcome run();
  }

  private Optional<Failure> kept(Fields news, Step step) {
    try {
      return switch (step.run()) {
        case Outcome.Applied(var newId, var newState) -> {
          keep(newId, newState);
          inputs = news;
          failedBefore = false;
          yield Optional.empty();
        }
        case Outcome.Partial(var newId, var newState, var failure) -> {
          inputs = id.isEmpty() ? news : inputs;
          keep(newId, newState);
          failedBefore = true;
          yield Optional.of(failure);
        }
      };
    } catch (FailureException problem) {
      return Optional.of(problem.failure());
    }
  }

  private void keep(String newId, Fields newState) {
    id = newId;
    state = newState;
  }

  /** What a preview shows as changes, after the refresh that goes before it. */
  List<String> changes(Map<String, ?> program) {
    newRun();
    read();
    return diff(fields(program));
  }

  private List<String> diff(Fields news) {
    return resource.diff(new Diffs.Request(URN, id, state, inputs, news)).stream()
        .map(Change::path)
        .map(Object::toString)
        .toList();
  }

  /** The outputs that a preview tells. */
  Map<String, Object> preview(Map<String, ?> program) {
    newRun();
    var news = fields(program);
    var outcome =
        id.isEmpty()
            ? resource.create(new Creates.Request(URN, news, true), call())
            : resource.update(new Updates.Request(URN, id, state, inputs, news, true), call());
    return Values.java(StructCodec.encode(((Outcome.Applied) outcome).state()));
  }

  /** {@code pulumi refresh}. */
  void read() {
    found(resource.read(new Reads.Request(URN, id, inputs, state), call()));
  }

  /** {@code pulumi import}; what a preview right after it would show. */
  List<String> importing(String importId) {
    newRun();
    found(resource.read(new Reads.Request(URN, importId, Fields.EMPTY, Fields.EMPTY), call()));
    return resource.diff(new Diffs.Request(URN, id, state, inputs, inputs)).stream()
        .map(Change::path)
        .map(Object::toString)
        .toList();
  }

  private void found(ReadOutcome outcome) {
    var found = (ReadOutcome.Found) outcome;
    id = found.id();
    state = found.state();
    inputs = found.inputs();
  }

  /** {@code pulumi destroy}. */
  void destroy() {
    newRun();
    resource.delete(new Deletes.Request(URN, id, state, inputs), call());
    id = "";
  }

  @Override
  public void close() {
    executor.close();
    emulator.close();
  }
}
