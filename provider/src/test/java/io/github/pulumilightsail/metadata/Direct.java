package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;

import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Creates;
import io.github.pulumilightsail.resource.Deletes;
import io.github.pulumilightsail.resource.Diffs;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Reads;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.resource.Updates;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import io.github.pulumilightsail.testing.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Both resources of one run, called as {@code pulumi do} does: without the checks before it. */
final class Direct {
  static final String URN = "urn:pulumi:dev::demo::lightsail:index:Any::web";

  final FakeRegions regions;
  final RecordedLog log = new RecordedLog();
  final FakeTicker ticker = new FakeTicker();
  private final Claims claims = new Claims();
  final ResourceType options;
  final ResourceType baseline;

  Direct() {
    this(new FakeRegions());
  }

  private Direct(FakeRegions regions) {
    this.regions = regions;
    options = new InstanceMetadataOptions(regions, claims);
    baseline = new InstanceMetadataBaseline(regions, claims);
  }

  /** Another command of the CLI, in the same world. */
  Direct nextRun() {
    return new Direct(regions);
  }

  Call call() {
    return new Call(ticker, Duration.ofMinutes(10), new Cancellation(), log);
  }

  List<PropertyFailure> check(ResourceType resource, Map<String, ?> inputs) {
    return resource.check(fields(inputs));
  }

  Outcome create(ResourceType resource, String urn, Map<String, ?> inputs) {
    return resource.create(new Creates.Request(urn, fields(inputs), false), call());
  }

  Outcome create(ResourceType resource, Map<String, ?> inputs) {
    return create(resource, URN, inputs);
  }

  Outcome previewCreate(ResourceType resource, Map<String, ?> inputs) {
    return resource.create(new Creates.Request(URN, fields(inputs), true), call());
  }

  Outcome update(
      ResourceType resource, Outcome old, Map<String, ?> oldInputs, Map<String, ?> inputs) {
    return update(resource, old, oldInputs, inputs, false);
  }

  Outcome previewUpdate(
      ResourceType resource, Outcome old, Map<String, ?> oldInputs, Map<String, ?> inputs) {
    return update(resource, old, oldInputs, inputs, true);
  }

  private Outcome update(
      ResourceType resource,
      Outcome old,
      Map<String, ?> oldInputs,
      Map<String, ?> inputs,
      boolean preview) {
    return resource.update(
        new Updates.Request(URN, id(old), state(old), fields(oldInputs), fields(inputs), preview),
        call());
  }

  List<Change> diff(
      ResourceType resource,
      Map<String, ?> oldState,
      Map<String, ?> oldInputs,
      Map<String, ?> inputs) {
    return resource.diff(
        new Diffs.Request(URN, "", fields(oldState), fields(oldInputs), fields(inputs)));
  }

  ReadOutcome.Found importing(ResourceType resource, String id) {
    return (ReadOutcome.Found)
        resource.read(new Reads.Request(URN, id, Fields.EMPTY, Fields.EMPTY), call());
  }

  ReadOutcome read(ResourceType resource, Outcome old, Map<String, ?> inputs) {
    return resource.read(new Reads.Request(URN, id(old), fields(inputs), state(old)), call());
  }

  void delete(ResourceType resource, Outcome old, Map<String, ?> inputs) {
    resource.delete(new Deletes.Request(URN, id(old), state(old), fields(inputs)), call());
  }

  static String id(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(var id, var _) -> id;
      case Outcome.Partial(var id, var _, var _) -> id;
    };
  }

  static Fields state(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(var _, var state) -> state;
      case Outcome.Partial(var _, var state, var _) -> state;
    };
  }

  static Map<String, Object> java(Fields fields) {
    return Values.java(StructCodec.encode(fields));
  }

  static Map<String, Object> out(Outcome outcome) {
    return java(state(outcome));
  }
}
