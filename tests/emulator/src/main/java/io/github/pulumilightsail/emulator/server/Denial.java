package io.github.pulumilightsail.emulator.server;

import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.identity.Caller;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import io.github.pulumilightsail.emulator.world.RegionStore;

/** A refusal in IAM's words. */
final class Denial {
  private Denial() {}

  static ApiError of(Wire wire, RecordedCall call, Caller caller, RegionStore store) {
    var action = wire.service() + ":" + call.operation();
    return ApiError.of(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
            .formatted(caller.arn(), action, resource(call, store), action));
  }

  private static String resource(RecordedCall call, RegionStore store) {
    var all = "arn:aws:lightsail:%s:%s:".formatted(store.key().region(), store.key().account());
    var name = call.instance();
    return name == null
        ? all + "*"
        : store.peek(name).map(found -> found.arn()).orElse(all + "Instance/*");
  }
}
