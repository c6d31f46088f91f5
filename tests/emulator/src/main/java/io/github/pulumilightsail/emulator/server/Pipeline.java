package io.github.pulumilightsail.emulator.server;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Context;
import io.github.pulumilightsail.emulator.api.Input;
import io.github.pulumilightsail.emulator.api.Operation;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.fault.Fault;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.fault.Phase;
import io.github.pulumilightsail.emulator.fault.Strike;
import io.github.pulumilightsail.emulator.fault.Strikes;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.identity.Signature;
import io.github.pulumilightsail.emulator.model.Outcome;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.World;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an AWS call through identity, rate limit, faults and work, and records how it ended. */
public final class Pipeline {
  private static final Caller NOBODY = new Caller("", "", "");

  private final World world;
  private final Faults faults;
  private final Credentials credentials;
  private final Authentication authentication;

  public Pipeline(World world, Faults faults, Credentials credentials) {
    this.world = world;
    this.faults = faults;
    this.credentials = credentials;
    this.authentication = new Authentication(credentials);
  }

  public Answer answer(Incoming request) {
    var target = request.header("X-Amz-Target");
    var wire =
        target == null ? QueryWire.parse(request.body()) : new JsonWire(target, request.body());
    var call = record(request, wire);
    Ending ending;
    try {
      ending = run(request, wire, call);
    } catch (InterruptedException e) {
      // The server is closing; nobody reads this answer.
      Thread.currentThread().interrupt();
      ending = new Ending(new Answer.Dropped(), new Outcome.Lost("closed", false));
    }
    world.calls().ended(call.sequence(), ending.outcome());
    return ending.answer();
  }

  private record Ending(Answer answer, Outcome outcome) {}

  private RecordedCall record(Incoming request, Wire wire) {
    var signature = Authentication.signature(request);
    JsonObject members;
    try {
      members = wire.members();
    } catch (ApiError e) {
      members = new JsonObject();
    }
    var seen = members;
    return world.locked(() -> {
      var call =
          new RecordedCall(
              world.nextSequence(),
              world.clock().instant(),
              wire.operationName(),
              signature.map(Signature::region).orElse(""),
              authentication.guess(request).map(Caller::account).orElse(""),
              signature.map(Signature::accessKeyId).orElse(""),
              instanceOf(seen),
              seen,
              wire.operation().map(Operation::mutating).orElse(false),
              new Outcome.InFlight());
      world.calls().arrived(call);
      return call;
    });
  }

  private static @Nullable String instanceOf(JsonObject members) {
    for (var name : new String[] {"instanceName", "resourceName", "instanceNames"}) {
      var value = members.get(name);
      if (value != null && value.isJsonArray() && !value.getAsJsonArray().isEmpty()) {
        value = value.getAsJsonArray().get(0);
      }
      if (value != null && value.isJsonPrimitive()) {
        return value.getAsString();
      }
    }
    return null;
  }

  private Ending run(Incoming request, Wire wire, RecordedCall call) throws InterruptedException {
    var requestId = UUID.randomUUID().toString();
    pause(world.behavior().get(Switches.LATENCY));
    var strikes = faults.strike(call.operation(), call.region(), call.instance());
    var worked = false;
    try {
      stall(strikes, Phase.BEFORE);
      if (strikes.has(Fault.Drop.class, Phase.BEFORE)) {
        return new Ending(new Answer.Dropped(), new Outcome.Lost("reset", false));
      }
      var result = work(request, wire, call, strikes);
      worked = true;
      stall(strikes, Phase.AFTER);
      reject(strikes, Phase.AFTER, call, null);
      return spoil(strikes, wire.success(result, requestId));
    } catch (ApiError e) {
      var how = new Outcome.Refused(e.status(), e.type(), e.message());
      if (!worked && strikes.has(Fault.Drop.class)) {
        return new Ending(new Answer.Dropped(), new Outcome.Lost("reset", false));
      }
      return new Ending(wire.failure(e, requestId), how);
    }
  }

  private JsonObject work(Incoming request, Wire wire, RecordedCall call, Strikes strikes) {
    var operation =
        wire.operation()
            .orElseThrow(() ->
                new ApiError(
                    "UnknownOperationException",
                    400,
                    "UnknownOperation",
                    "The emulator does not have the operation " + call.operation(),
                    ""));
    var caller = operation.signed() ? authentication.require(request) : NOBODY;
    if (!faults.admit()) {
      throw ApiError.of("ThrottlingException", "Rate exceeded");
    }
    var input = new Input(wire.members(), world.behavior().get(Switches.UNKNOWN_MEMBERS));
    var context = new Context(world, credentials, caller, call.region(), strikes);
    return world.locked(() -> {
      disturb(strikes, Phase.BEFORE, call, caller);
      reject(strikes, Phase.BEFORE, call, caller);
      var result = operation.handler().handle(context, input);
      disturb(strikes, Phase.AFTER, call, caller);
      return result;
    });
  }

  private void disturb(Strikes strikes, Phase phase, RecordedCall call, Caller caller) {
    for (var strike : strikes.in(phase)) {
      var instance = strike.instance() == null ? call.instance() : strike.instance();
      if (instance != null && strike.fault() instanceof Fault.Disturb(var disturbance)) {
        var store = world.store(new RegionKey(caller.account(), call.region()));
        Disturber.disturb(store, instance, disturbance);
      }
    }
  }

  private void reject(Strikes strikes, Phase phase, RecordedCall call, @Nullable Caller caller) {
    for (var strike : strikes.in(phase)) {
      switch (strike.fault()) {
        case Fault.Reject(var type, var status, var message) -> {
          var words = ApiError.of(type, message);
          throw new ApiError(type, status, words.code(), message, words.tip());
        }
        case Fault.DenyAccess() -> throw denied(call, caller == null ? NOBODY : caller);
        case Fault.Drop _,
            Fault.CutAnswer _,
            Fault.GarbleAnswer _,
            Fault.Delay _,
            Fault.Hang _,
            Fault.FailOperation _,
            Fault.NeverApply _,
            Fault.Disturb _ -> {}
      }
    }
  }

  private ApiError denied(RecordedCall call, Caller caller) {
    var action = "lightsail:" + call.operation();
    var name = call.instance();
    var resource =
        world.locked(() ->
            name == null
                ? "*"
                : world
                    .store(new RegionKey(caller.account(), call.region()))
                    .peek(name)
                    .map(found -> found.arn().substring(found.arn().lastIndexOf(':') + 1))
                    .orElse("Instance/*"));
    return ApiError.of(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: arn:aws:lightsail:%s:%s:%s because no identity-based policy allows the %s action"
            .formatted(caller.arn(), action, call.region(), caller.account(), resource, action));
  }

  private static Ending spoil(Strikes strikes, Answer.Reply reply) {
    for (Strike strike : strikes.in(Phase.AFTER)) {
      switch (strike.fault()) {
        case Fault.Drop() -> {
          return new Ending(new Answer.Dropped(), new Outcome.Lost("reset", true));
        }
        case Fault.CutAnswer() -> {
          return new Ending(new Answer.Cut(reply), new Outcome.Lost("cut", true));
        }
        case Fault.GarbleAnswer() -> {
          var garbage = "{\"instance\": {\"name\": <html>";
          return new Ending(
              new Answer.Reply(reply.status(), reply.headers(), garbage),
              new Outcome.Lost("garbled", true));
        }
        case Fault.Reject _,
            Fault.DenyAccess _,
            Fault.Delay _,
            Fault.Hang _,
            Fault.FailOperation _,
            Fault.NeverApply _,
            Fault.Disturb _ -> {}
      }
    }
    return new Ending(reply, new Outcome.Answered());
  }

  private void stall(Strikes strikes, Phase phase) throws InterruptedException {
    for (var strike : strikes.in(phase)) {
      switch (strike.fault()) {
        case Fault.Delay(var time) -> pause(time);
        case Fault.Hang() -> faults.awaitRelease();
        case Fault.Reject _,
            Fault.DenyAccess _,
            Fault.Drop _,
            Fault.CutAnswer _,
            Fault.GarbleAnswer _,
            Fault.FailOperation _,
            Fault.NeverApply _,
            Fault.Disturb _ -> {}
      }
    }
  }

  private static void pause(Duration time) throws InterruptedException {
    if (!time.isZero()) {
      Thread.sleep(time);
    }
  }
}
