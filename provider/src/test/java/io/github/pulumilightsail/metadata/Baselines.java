package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;

import io.github.pulumilightsail.aws.AwsRegions;
import io.github.pulumilightsail.aws.environment.Variables;
import io.github.pulumilightsail.aws.port.Regions;
import io.github.pulumilightsail.config.ProviderConfig;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.ManualClock;
import io.github.pulumilightsail.emulator.behavior.Progress;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.metadata.fleet.InstanceMetadataBaseline;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Failure;
import io.github.pulumilightsail.resource.FailureException;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import io.github.pulumilightsail.testing.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  final ManualClock clock = ManualClock.at(Instant.parse("2026-11-26T03:00:00Z"));
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private Regions regions;
  private InstanceMetadataBaseline resource;
  private String id = "";
  private Fields inputs = Fields.EMPTY;
  private Fields state = Fields.EMPTY;
  private IgnoredChanges ignored = IgnoredChanges.NONE;
  private boolean failedBefore;
  private int toldBefore;

  Baselines() {
    regions = new AwsRegions(config(), executor, Variables.ofProcess(), clock);
    resource = new InstanceMetadataBaseline(new Run(regions, clock));
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
        OptionalInt.empty(),
        Optional.empty(),
        false);
  }

  Regions regions() {
    return regions;
  }

  /** Puts something between the baseline and Lightsail. */
  Baselines over(Regions other) {
    regions = other;
    resource = new InstanceMetadataBaseline(new Run(regions, clock));
    return this;
  }

  /** Another command of the CLI. */
  private void newRun() {
    resource = new InstanceMetadataBaseline(new Run(regions, clock));
  }

  /** The program's option {@code ignoreChanges} from now on. */
  Baselines ignoring(String... paths) {
    ignored = IgnoredChanges.parse(List.of(paths));
    return this;
  }

  /** The day that it is, in UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  void nextDay() {
    clock.advance(Duration.ofDays(1));
  }

  /** What was told since this was last asked, each behind the word of its kind. */
  List<String> told() {
    var all = log.messages();
    var since =
        all.subList(toldBefore, all.size()).stream()
            .filter(text -> !text.startsWith("status: "))
            .toList();
    toldBefore = all.size();
    return since;
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

  /** Those that are not as they should be, from the state. */
  @SuppressWarnings("unchecked")
  List<String> list(String output) {
    return (List<String>) state().getOrDefault(output, List.of());
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
    var news = checked(program);
    if (id.isEmpty()) {
      return kept(news, () -> resource.create(request(news, false), call()));
    }
    return diff(news).isEmpty() && !failedBefore
        ? Optional.empty()
        : kept(news, () -> resource.update(request(news, false), call()));
  }

  private Fields checked(Map<String, ?> program) {
    var checked = resource.check(Request.of(URN, fields(program)));
    if (!checked.failures().isEmpty()) {
      throw new AssertionError(checked.failures().toString());
    }
    return checked.inputs();
  }

  private Request request(Fields news, boolean preview) {
    return new Request(URN, id, news, inputs, state, ignored, preview);
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

  /** The texts of what Check finds wrong, each behind its path. */
  List<String> wrong(Map<String, ?> program) {
    newRun();
    return resource.check(Request.of(URN, fields(program))).failures().stream()
        .map(failure -> failure.path() + ": " + failure.reason())
        .toList();
  }

  /** What a preview shows as changes. */
  List<String> changes(Map<String, ?> program) {
    newRun();
    return diff(checked(program));
  }

  private List<String> diff(Fields news) {
    return resource.diff(request(news, false), call()).stream()
        .map(Change::path)
        .map(Object::toString)
        .toList();
  }

  /** The outputs that a preview tells. */
  Map<String, Object> preview(Map<String, ?> program) {
    newRun();
    var news = checked(program);
    if (!id.isEmpty()) {
      var _ = diff(news);
    }
    var outcome =
        id.isEmpty()
            ? resource.create(request(news, true), call())
            : resource.update(request(news, true), call());
    return Values.java(StructCodec.encode(((Outcome.Applied) outcome).state()));
  }

  /** {@code pulumi refresh}. */
  void read() {
    found(resource.read(Request.of(URN, id, inputs, state), call()));
  }

  /** {@code pulumi import}; what a preview right after it would show. */
  List<String> importing(String importId) {
    newRun();
    found(resource.read(Request.of(URN, importId, Fields.EMPTY, Fields.EMPTY), call()));
    return diff(checked(inputs()));
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
    resource.delete(Request.of(URN, id, inputs, state), call());
    id = "";
    inputs = Fields.EMPTY;
    state = Fields.EMPTY;
  }

  @Override
  public void close() {
    executor.close();
    emulator.close();
  }
}
