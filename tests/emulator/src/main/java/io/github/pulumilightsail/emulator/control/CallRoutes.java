package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import java.util.Map;

/** Shows and forgets the calls. */
record CallRoutes(LightsailEmulator emulator) {

  static void addTo(Map<String, Route> routes, LightsailEmulator emulator) {
    var self = new CallRoutes(emulator);
    routes.put("GET calls", self::list);
    routes.put("GET calls/count", self::count);
    routes.put("DELETE calls", self::clear);
  }

  private JsonElement list(ControlRequest request) {
    var operation = request.parameter("operation");
    var mutating = request.parameter("mutating").map(Boolean::parseBoolean).orElse(false);
    long after = request.parameter("after").map(Long::parseLong).orElse(0L);
    var calls =
        emulator.calls().stream()
            .filter(call -> operation.isEmpty() || operation.get().equals(call.operation()))
            .filter(call -> !mutating || call.mutating())
            .filter(call -> call.sequence() > after)
            .toList();
    return Pictures.array(calls, Pictures::call);
  }

  private JsonElement count(ControlRequest request) {
    var json = new JsonObject();
    emulator.callCounts().forEach(json::addProperty);
    return json;
  }

  private JsonElement clear(ControlRequest request) {
    emulator.clearCalls();
    return new JsonObject();
  }
}
