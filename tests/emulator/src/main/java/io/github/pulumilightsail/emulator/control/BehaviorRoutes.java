package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import java.util.Map;

/** Shows and sets the switches. */
record BehaviorRoutes(LightsailEmulator emulator) {

  static void addTo(Map<String, Route> routes, LightsailEmulator emulator) {
    var self = new BehaviorRoutes(emulator);
    routes.put("GET behavior", self::show);
    routes.put("PATCH behavior", self::set);
    routes.put("PUT blueprint-defaults", self::blueprintDefaults);
  }

  private JsonElement show(ControlRequest request) {
    var values = emulator.behavior().describe();
    var json = new JsonObject();
    for (var key : Switches.ALL) {
      var entry = new JsonObject();
      entry.addProperty("value", values.get(key.name()));
      entry.addProperty("meaning", key.meaning());
      json.add(key.name(), entry);
    }
    return json;
  }

  private JsonElement set(ControlRequest request) {
    request.body().rest().forEach(emulator.behavior()::set);
    return show(request);
  }

  private JsonElement blueprintDefaults(ControlRequest request) {
    request
        .body()
        .restAsObjects()
        .forEach((blueprint, options) ->
            emulator
                .behavior()
                .blueprintDefaults(
                    blueprint, EmulatedOptions.serviceDefaults().with(options.patch())));
    return new JsonObject();
  }
}
