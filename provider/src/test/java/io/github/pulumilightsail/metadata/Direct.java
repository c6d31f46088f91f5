package io.github.pulumilightsail.metadata;

import static io.github.pulumilightsail.testing.Values.fields;

import io.github.pulumilightsail.metadata.fleet.InstanceMetadataBaseline;
import io.github.pulumilightsail.metadata.single.InstanceMetadataOptions;
import io.github.pulumilightsail.property.PropertyValue.Fields;
import io.github.pulumilightsail.property.StructCodec;
import io.github.pulumilightsail.resource.Call;
import io.github.pulumilightsail.resource.Cancellation;
import io.github.pulumilightsail.resource.Change;
import io.github.pulumilightsail.resource.Checked;
import io.github.pulumilightsail.resource.IgnoredChanges;
import io.github.pulumilightsail.resource.Outcome;
import io.github.pulumilightsail.resource.PropertyFailure;
import io.github.pulumilightsail.resource.ReadOutcome;
import io.github.pulumilightsail.resource.Request;
import io.github.pulumilightsail.resource.ResourceType;
import io.github.pulumilightsail.testing.FakeRegions;
import io.github.pulumilightsail.testing.FakeTicker;
import io.github.pulumilightsail.testing.RecordedLog;
import io.github.pulumilightsail.testing.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Both resources of one run. What Check refuses is done all the same, as by {@code pulumi do}. */
final class Direct {
  static final String URN = "urn:pulumi:dev::demo::lightsail:index:Any::web";

  final FakeRegions regions;
  final RecordedLog log = new RecordedLog();
  final FakeTicker ticker = new FakeTicker();
  final Run run;
  final ResourceType options;
  final ResourceType baseline;

  Direct() {
    this(new FakeRegions());
  }

  private Direct(FakeRegions regions) {
    this.regions = regions;
    run = new Run(regions);
    options = new InstanceMetadataOptions(run);
    baseline = new InstanceMetadataBaseline(run);
  }

  /** Another command of the CLI, in the same world. */
  Direct nextRun() {
    return new Direct(regions);
  }

  Call call() {
    return new Call(ticker, Duration.ofMinutes(10), new Cancellation(), log);
  }

  List<PropertyFailure> check(ResourceType resource, Map<String, ?> inputs) {
    return check(resource, URN, inputs).failures();
  }

  Checked check(ResourceType resource, String urn, Map<String, ?> inputs) {
    return resource.check(Request.of(urn, fields(inputs)));
  }

  Outcome create(ResourceType resource, String urn, Map<String, ?> inputs) {
    var _ = check(resource, urn, inputs);
    return resource.create(Request.of(urn, fields(inputs)), call());
  }

  Outcome create(ResourceType resource, Map<String, ?> inputs) {
    return create(resource, URN, inputs);
  }

  Outcome previewCreate(ResourceType resource, Map<String, ?> inputs) {
    return resource.create(
        request("", fields(inputs), Fields.EMPTY, Fields.EMPTY, true, List.of()), call());
  }

  Outcome update(
      ResourceType resource, Outcome old, Map<String, ?> oldInputs, Map<String, ?> inputs) {
    return update(resource, old, oldInputs, inputs, List.of());
  }

  Outcome update(
      ResourceType resource,
      Outcome old,
      Map<String, ?> oldInputs,
      Map<String, ?> inputs,
      List<String> ignored) {
    var _ = check(resource, URN, inputs);
    return resource.update(
        request(id(old), fields(inputs), fields(oldInputs), state(old), false, ignored), call());
  }

  Outcome previewUpdate(
      ResourceType resource, Outcome old, Map<String, ?> oldInputs, Map<String, ?> inputs) {
    return resource.update(
        request(id(old), fields(inputs), fields(oldInputs), state(old), true, List.of()), call());
  }

  private static Request request(
      String id,
      Fields inputs,
      Fields oldInputs,
      Fields state,
      boolean preview,
      List<String> ignored) {
    return new Request(URN, id, inputs, oldInputs, state, IgnoredChanges.parse(ignored), preview);
  }

  List<Change> diff(
      ResourceType resource,
      Map<String, ?> oldState,
      Map<String, ?> oldInputs,
      Map<String, ?> inputs) {
    return resource.diff(
        request("", fields(inputs), fields(oldInputs), fields(oldState), false, List.of()), call());
  }

  ReadOutcome.Found importing(ResourceType resource, String id) {
    return (ReadOutcome.Found)
        resource.read(Request.of(URN, id, Fields.EMPTY, Fields.EMPTY), call());
  }

  ReadOutcome read(ResourceType resource, Outcome old, Map<String, ?> inputs) {
    return resource.read(Request.of(URN, id(old), fields(inputs), state(old)), call());
  }

  void delete(ResourceType resource, Outcome old, Map<String, ?> inputs) {
    resource.delete(Request.of(URN, id(old), fields(inputs), state(old)), call());
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
