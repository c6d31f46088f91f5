package io.github.pulumilightsail.e2e;

import static io.github.pulumilightsail.e2e.harness.PluginProcess.TYPE;
import static io.github.pulumilightsail.e2e.harness.PluginProcess.struct;
import static io.github.pulumilightsail.e2e.harness.PluginProcess.urn;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import io.github.pulumilightsail.e2e.harness.PluginProcess;
import io.github.pulumilightsail.e2e.harness.Stage;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.InvokeRequest;

/** One who works on an instance as it comes, and keeps the state as the engine does. */
final class SoakPerson {
  private record State(String id, Struct outputs, String inputs) {}

  private final String instance;
  private final LightsailEmulator emulator;
  private final PluginProcess plugin;
  private final Random random;
  private Optional<State> state = Optional.empty();
  private String program = "";

  SoakPerson(String instance, LightsailEmulator emulator, PluginProcess plugin, Random random) {
    this.instance = instance;
    this.emulator = emulator;
    this.plugin = plugin;
    this.random = random;
    emulator.region(Stage.REGION).instance(instance).create();
  }

  String instance() {
    return instance;
  }

  /**
   * Does so many operations; every fifth goes wrong in AWS.
   *
   * @param codes counts how the operations ended
   * @return how long those took that nothing disturbed
   */
  List<Duration> work(int operations, Map<Code, Integer> codes) {
    var times = new ArrayList<Duration>();
    for (var i = 0; i < operations; i++) {
      var fault = random.nextInt(5) == 0 ? Optional.of(fault()) : Optional.<FaultRule>empty();
      var begun = System.nanoTime();
      var code = tryOne();
      codes.merge(code, 1, Integer::sum);
      if (fault.isEmpty() && code == Code.OK) {
        times.add(Duration.ofNanos(System.nanoTime() - begun));
      }
      fault.ifPresent(rule -> emulator.faults().remove(rule.id()));
      if (emulator.region(Stage.REGION).find(instance).isEmpty()) {
        emulator.region(Stage.REGION).instance(instance).create();
      }
    }
    return times;
  }

  private FaultRule fault() {
    var faults = emulator.faults();
    var call = random.nextInt(3) == 0 ? "UpdateInstanceMetadataOptions" : FaultRule.ANY;
    var rule =
        switch (random.nextInt(11)) {
          case 0 -> faults.throttle(call);
          case 1 -> faults.internalFailure(call);
          case 2 -> faults.serviceUnavailable(call);
          case 3 -> faults.reset(call);
          case 4 -> faults.reset(call).afterWork();
          case 5 -> faults.cutAnswer(call);
          case 6 -> faults.garbleAnswer(call);
          case 7 -> faults.denyAccess(call);
          case 8 -> faults.deleteInstance(call);
          case 9 -> faults.replaceInstance(call);
          default -> faults.changeOptions(call, OptionsPatch.none().tokens("optional").hopLimit(9));
        };
    return rule.onInstance(instance).after(random.nextInt(2)).times(1 + random.nextInt(3));
  }

  private Code tryOne() {
    try {
      one();
      return Code.OK;
    } catch (StatusRuntimeException problem) {
      partial(problem).ifPresent(kept -> state = Optional.of(kept));
      return problem.getStatus().getCode();
    }
  }

  private void one() {
    program =
        "{\"instanceName\": \"%s\", \"httpTokens\": \"required\", \"httpPutResponseHopLimit\": %d, \"onDelete\": \"restore\"}"
            .formatted(instance, 1 + random.nextInt(4));
    switch (random.nextInt(10)) {
      case 0 ->
          plugin
              .calls()
              .check(
                  CheckRequest.newBuilder()
                      .setUrn(urn(instance))
                      .setType(TYPE)
                      .setNews(struct(program))
                      .build());
      case 1 ->
          plugin
              .calls()
              .invoke(
                  InvokeRequest.newBuilder()
                      .setTok("lightsail:index:getInstancesMetadataOptions")
                      .setArgs(struct("{\"selector\": {\"all\": true}}"))
                      .build());
      case 2 ->
          plugin
              .calls()
              .invoke(
                  InvokeRequest.newBuilder()
                      .setTok("lightsail:index:getImdsV1Usage")
                      .setArgs(struct("{\"instanceName\": \"%s\"}".formatted(instance)))
                      .build());
      case 3 -> state.ifPresent(this::delete);
      case 4, 5 -> state.ifPresent(this::refresh);
      default -> up(program);
    }
  }

  private void up(String inputs) {
    if (state.isEmpty()) {
      var created = plugin.create(instance, inputs);
      state = Optional.of(new State(created.getId(), created.getProperties(), inputs));
      return;
    }
    var old = state.orElseThrow();
    plugin
        .calls()
        .diff(
            DiffRequest.newBuilder()
                .setUrn(urn(instance))
                .setType(TYPE)
                .setId(old.id())
                .setOlds(old.outputs())
                .setOldInputs(struct(old.inputs()))
                .setNews(struct(inputs))
                .build());
    var updated = plugin.update(instance, old.id(), old.outputs(), old.inputs(), inputs);
    state = Optional.of(new State(old.id(), updated.getProperties(), inputs));
  }

  private void refresh(State old) {
    var read = plugin.read(instance, old.id(), old.outputs(), old.inputs());
    state =
        read.getId().isEmpty()
            ? Optional.empty()
            : Optional.of(new State(old.id(), read.getProperties(), old.inputs()));
  }

  private void delete(State old) {
    plugin.delete(instance, old.id(), old.outputs(), old.inputs());
    state = Optional.empty();
  }

  private Optional<State> partial(StatusRuntimeException problem) {
    var status = StatusProto.fromThrowable(problem);
    if (status == null || status.getDetailsCount() == 0) {
      return Optional.empty();
    }
    try {
      var kept = status.getDetails(0).unpack(ErrorResourceInitFailed.class);
      return Optional.of(
          new State(kept.getId(), kept.getProperties(), state.map(State::inputs).orElse(program)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Brings a program into force, undisturbed. */
  void settle() {
    state.ifPresent(this::refresh);
    up(program);
  }

  /**
   * Destroys what there is, undisturbed.
   *
   * @return the tokens that are to be put back: those that were there before, which a write may
   *     have set that met an instance just created again under the name
   */
  String giveUp() {
    var old = state.orElseThrow();
    delete(old);
    return old.outputs()
        .getFieldsOrThrow("previousOptions")
        .getStructValue()
        .getFieldsOrThrow("httpTokens")
        .getStringValue();
  }
}
