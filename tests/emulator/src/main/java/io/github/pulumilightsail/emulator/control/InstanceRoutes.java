package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.InstanceSeed;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.model.InstanceState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Seeds instances, shows them, and changes them behind the caller's back. */
record InstanceRoutes(LightsailEmulator emulator) {

  static void addTo(Map<String, Route> routes, LightsailEmulator emulator) {
    var self = new InstanceRoutes(emulator);
    routes.put("GET instances", self::list);
    routes.put("POST instances", self::create);
    routes.put("PATCH instances", self::change);
    routes.put("DELETE instances", self::delete);
    routes.put("POST instances/replace", self::replace);
    routes.put("GET timeline", self::timeline);
    routes.put("PUT metric", self::metric);
  }

  private JsonElement list(ControlRequest request) {
    var region = request.region(emulator);
    return request
        .parameter("name")
        .<JsonElement>map(name -> Pictures.instance(region.get(name)))
        .orElseGet(() -> Pictures.array(region.instances(), Pictures::instance));
  }

  private JsonElement create(ControlRequest request) {
    var body = request.body();
    var region =
        emulator.region(
            body.text("account").orElse(Credentials.DEFAULT_ACCOUNT), body.required("region"));
    var seeds = names(body).stream().map(region::instance).toList();
    body.text("state").ifPresent(word -> seeds.forEach(seed -> enter(seed, word)));
    body.text("blueprintId").ifPresent(id -> seeds.forEach(seed -> seed.blueprint(id)));
    body.text("bundleId").ifPresent(id -> seeds.forEach(seed -> seed.bundle(id)));
    body.text("zone").ifPresent(letter -> seeds.forEach(seed -> seed.zone(letter)));
    body.text("ipAddressType").ifPresent(type -> seeds.forEach(seed -> seed.ipAddressType(type)));
    if (body.flag("optionsPending")) {
      seeds.forEach(InstanceSeed::optionsPending);
    }
    body.object("tags")
        .map(Body::rest)
        .ifPresent(tags -> tags.forEach((k, v) -> seeds.forEach(seed -> seed.tag(k, v))));
    body.object("options")
        .map(Body::patch)
        .ifPresent(patch -> seeds.forEach(seed -> seed.options(patch)));
    body.end();
    return Pictures.array(seeds, seed -> Pictures.instance(seed.create()));
  }

  private static void enter(InstanceSeed seed, String word) {
    if (word.equals("starting")) {
      seed.starting();
    } else {
      seed.state(state(word));
    }
  }

  private static List<String> names(Body body) {
    var prefix = body.text("prefix");
    if (prefix.isEmpty()) {
      return List.of(body.required("name"));
    }
    return IntStream.rangeClosed(
            1, body.integer("count", 1, EmulatedRegion.LARGEST_FLEET).orElse(1))
        .mapToObj(i -> EmulatedRegion.fleetName(prefix.get(), i))
        .toList();
  }

  private static InstanceState state(String word) {
    return InstanceState.ofWire(word)
        .orElseThrow(() -> ControlError.bad("no instance state " + word));
  }

  private JsonElement change(ControlRequest request) {
    var region = request.region(emulator);
    var name = request.required("name");
    var body = request.body();
    var state = body.text("state").map(InstanceRoutes::state);
    var patch = body.object("options").map(Body::patch);
    var tags = body.object("tags").map(Body::rest);
    body.end();
    tags.ifPresent(wanted -> region.retag(name, wanted));
    patch.ifPresent(options -> region.change(name, options));
    state.ifPresent(next -> region.enter(name, next));
    return Pictures.instance(region.get(name));
  }

  private JsonElement delete(ControlRequest request) {
    request.region(emulator).delete(request.required("name"));
    return new JsonObject();
  }

  private JsonElement replace(ControlRequest request) {
    var region = request.region(emulator);
    region.replace(request.required("name"));
    return Pictures.instance(region.get(request.required("name")));
  }

  private JsonElement timeline(ControlRequest request) {
    return Pictures.array(
        request.region(emulator).timeline(request.required("name")), Pictures::change);
  }

  private JsonElement metric(ControlRequest request) {
    var region = request.region(emulator);
    var name = request.required("name");
    request
        .body()
        .rest()
        .forEach((day, count) ->
            region.imdsV1Calls(name, LocalDate.parse(day), Body.number(day, count, 0)));
    return new JsonObject();
  }
}
