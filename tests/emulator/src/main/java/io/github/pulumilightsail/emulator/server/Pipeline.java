package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.fault.Phase;
import io.github.pulumilightsail.emulator.fault.Strikes;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.world.World;
import java.util.UUID;

/** Takes an AWS call through faults and work, and records how it ended. */
public final class Pipeline {
  private final World world;
  private final Faults faults;
  private final Recorder recorder;
  private final Work work;

  public Pipeline(World world, Faults faults, Credentials credentials) {
    var authentication = new Authentication(credentials);
    this.world = world;
    this.faults = faults;
    this.recorder = new Recorder(world, authentication);
    this.work = new Work(world, faults, credentials, authentication);
  }

  public Answer answer(Incoming request) {
    var target = request.header("X-Amz-Target");
    var wire =
        target == null ? QueryWire.parse(request.body()) : new JsonWire(target, request.body());
    var call = recorder.arrived(request, wire);
    Ending ending;
    try {
      ending = run(request, wire, call);
    } catch (InterruptedException e) {
      // The server is closing; nobody reads this answer.
      Thread.currentThread().interrupt();
      ending = Ending.dropped(false);
    } catch (RuntimeException | Error e) {
      ending = Ending.refused(wire, ApiError.of("InternalFailure", Mishap.told(e)), requestId());
    }
    // Before the answer goes out, so that whoever has it finds the call's outcome in the log.
    world.calls().ended(call.sequence(), ending.outcome());
    return ending.answer();
  }

  private Ending run(Incoming request, Wire wire, RecordedCall call) throws InterruptedException {
    var requestId = requestId();
    Stall.pause(world.behavior().get(Switches.LATENCY));
    var stall = new Stall(faults.nextRelease());
    var strikes = faults.strike(call.operation(), call.region(), call.instance());
    try {
      stall.in(Phase.BEFORE, strikes);
      if (strikes.has(Fault.Drop.class, Phase.BEFORE)) {
        return Ending.dropped(false);
      }
      var result = work.perform(request, wire, call, strikes);
      stall.in(Phase.AFTER, strikes);
      return spoiled(strikes, wire.success(result, requestId));
    } catch (ApiError e) {
      return Ending.refused(wire, e, requestId);
    }
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }

  private static Ending spoiled(Strikes strikes, Answer.Reply reply) {
    if (strikes.has(Fault.Drop.class)) {
      return Ending.dropped(true);
    }
    if (strikes.has(Fault.CutAnswer.class)) {
      return Ending.cut(reply);
    }
    if (strikes.has(Fault.GarbleAnswer.class)) {
      return Ending.garbled(reply);
    }
    return Ending.answered(reply);
  }
}
