package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.behavior.Codecs;
import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.fault.Faults;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.model.OptionsPatch;
import java.util.Map;

/** Puts faults in force, shows them and ends them. */
record FaultRoutes(Faults faults) {

  static void addTo(Map<String, Route> routes, LightsailEmulator emulator) {
    var self = new FaultRoutes(emulator.faults());
    routes.put("GET faults", self::list);
    routes.put("POST faults", self::add);
    routes.put("DELETE faults", self::remove);
    routes.put("POST faults/release", self::release);
    routes.put("PUT rate-limit", self::rateLimit);
    routes.put("DELETE rate-limit", self::noRateLimit);
  }

  private JsonElement list(ControlRequest request) {
    return Pictures.array(faults.rules(), rule -> Pictures.rule(rule.describe()));
  }

  private JsonElement add(ControlRequest request) {
    return Pictures.rule(faults.atomically(() -> narrowed(request.body())).describe());
  }

  private FaultRule narrowed(Body body) {
    var narrowing = Narrowing.of(body);
    var rule = rule(body);
    try {
      body.end();
    } catch (ControlError e) {
      faults.remove(rule.id());
      throw e;
    }
    return narrowing.narrow(rule);
  }

  private FaultRule rule(Body body) {
    var operation = body.text("operation").orElse(FaultRule.ANY);
    return switch (body.required("fault")) {
      case "throttle" -> faults.throttle(operation);
      case "internal-failure" -> faults.internalFailure(operation);
      case "service-unavailable" -> faults.serviceUnavailable(operation);
      case "error" -> error(operation, body);
      case "deny-access" -> faults.denyAccess(operation);
      case "reset" -> faults.reset(operation);
      case "cut-answer" -> faults.cutAnswer(operation);
      case "garble-answer" -> faults.garbleAnswer(operation);
      case "slow" -> faults.slow(operation, Codecs.parseDuration(body.required("time")));
      case "hang" -> faults.hang(operation);
      case "fail-operation" ->
          faults.failOperation(
              operation,
              body.text("errorCode").orElse("InternalError"),
              body.text("errorDetails").orElse("The operation failed."));
      case "pending-forever" -> faults.pendingForever();
      case "operation-forever" -> faults.operationForever(operation);
      case "expire-page-tokens" -> faults.expirePageTokens(operation);
      case "delete-instance" -> faults.deleteInstance(operation);
      case "replace-instance" -> faults.replaceInstance(operation);
      case "change-options" ->
          faults.changeOptions(
              operation, body.object("options").map(Body::patch).orElse(OptionsPatch.none()));
      case "enter-state" ->
          faults.enterState(
              operation,
              InstanceState.ofWire(body.required("state"))
                  .orElseThrow(() -> ControlError.bad("no such instance state")));
      case String other -> throw ControlError.bad("no fault " + other);
    };
  }

  private FaultRule error(String operation, Body body) {
    var type = body.required("type");
    var status = body.integer("status", 200, 599);
    var message = body.text("message");
    var rule = faults.error(operation, type);
    if (status.isEmpty() && message.isEmpty()) {
      return rule;
    }
    faults.remove(rule.id());
    return faults.error(operation, type, status.orElse(400), message.orElse(""));
  }

  private JsonElement remove(ControlRequest request) {
    request.parameter("id").ifPresentOrElse(id -> faults.remove(Long.parseLong(id)), faults::clear);
    return new JsonObject();
  }

  private JsonElement release(ControlRequest request) {
    faults.release();
    return new JsonObject();
  }

  private JsonElement rateLimit(ControlRequest request) {
    var body = request.body();
    double perSecond =
        body.number("perSecond", 0).orElseThrow(() -> ControlError.bad("perSecond is missing"));
    double burst = body.number("burst", 0).orElse(Math.max(1, perSecond));
    body.end();
    faults.rateLimit(perSecond, burst);
    return new JsonObject();
  }

  private JsonElement noRateLimit(ControlRequest request) {
    faults.noRateLimit();
    return new JsonObject();
  }
}
