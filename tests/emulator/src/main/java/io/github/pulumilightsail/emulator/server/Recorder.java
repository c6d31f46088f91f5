package io.github.pulumilightsail.emulator.server;

import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Operation;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.identity.Signature;
import io.github.pulumilightsail.emulator.model.Outcome;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.world.RegionKey;
import io.github.pulumilightsail.emulator.world.World;
import java.util.List;
import java.util.Optional;

/** Notes each call as it arrives, whatever becomes of it. */
record Recorder(World world, Authentication authentication) {
  private static final List<String> NAMES =
      List.of("instanceName", "resourceName", "instanceNames");

  RecordedCall arrived(Incoming request, Wire wire) {
    var signature = Authentication.signature(request);
    var account = authentication.guess(request).map(Caller::account).orElse("");
    var region = signature.map(Signature::region).orElse("");
    var members = readable(wire);
    return world.locked(() -> {
      var call =
          new RecordedCall(
              world.nextSequence(),
              world.clock().instant(),
              wire.operationName(),
              region,
              account,
              signature.map(Signature::accessKeyId).orElse(""),
              instance(members).or(() -> ofOperation(members, account, region)).orElse(null),
              members,
              wire.operation().map(Operation::mutating).orElse(false),
              new Outcome.InFlight());
      world.calls().arrived(call);
      return call;
    });
  }

  private static JsonObject readable(Wire wire) {
    try {
      return wire.members();
    } catch (ApiError e) {
      return new JsonObject();
    }
  }

  /** GetOperation names an operation, and that is one instance's. */
  private Optional<String> ofOperation(JsonObject members, String account, String region) {
    var id = members.get("operationId");
    return id != null && id.isJsonPrimitive()
        ? world.store(new RegionKey(account, region)).operations().instanceOf(id.getAsString())
        : Optional.empty();
  }

  private static Optional<String> instance(JsonObject members) {
    for (var name : NAMES) {
      var value = members.get(name);
      if (value != null && value.isJsonArray() && !value.getAsJsonArray().isEmpty()) {
        value = value.getAsJsonArray().get(0);
      }
      if (value != null && value.isJsonPrimitive()) {
        return Optional.of(value.getAsString());
      }
    }
    return Optional.empty();
  }
}
