package io.github.pulumilightsail.emulator.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.fault.FaultRule;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.OptionsChange;
import io.github.pulumilightsail.emulator.model.Outcome;
import io.github.pulumilightsail.emulator.model.RecordedCall;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the emulator shows of itself, as JSON. Times are ISO 8601. */
final class Pictures {
  private Pictures() {}

  static <T> JsonArray array(List<T> values, Function<T, ? extends JsonElement> picture) {
    var array = new JsonArray(values.size());
    values.forEach(value -> array.add(picture.apply(value)));
    return array;
  }

  static JsonObject options(EmulatedOptions options) {
    var json = new JsonObject();
    json.addProperty("state", options.state().wire());
    json.addProperty("httpTokens", options.httpTokens());
    json.addProperty("httpEndpoint", options.httpEndpoint());
    json.addProperty("httpPutResponseHopLimit", options.httpPutResponseHopLimit());
    json.addProperty("httpProtocolIpv6", options.httpProtocolIpv6());
    return json;
  }

  static JsonObject instance(EmulatedInstance instance) {
    var json = new JsonObject();
    json.addProperty("name", instance.name());
    json.addProperty("arn", instance.arn());
    json.addProperty("account", instance.account());
    json.addProperty("region", instance.region());
    json.addProperty("availabilityZone", instance.availabilityZone());
    json.addProperty("createdAt", instance.createdAt().toString());
    json.addProperty("state", instance.state().wire());
    json.addProperty("blueprintId", instance.blueprintId());
    json.addProperty("bundleId", instance.bundleId());
    json.addProperty("ipAddressType", instance.ipAddressType());
    var tags = new JsonObject();
    instance.tags().forEach(tags::addProperty);
    json.add("tags", tags);
    json.add("options", options(instance.options()));
    return json;
  }

  static JsonObject change(OptionsChange change) {
    var json = new JsonObject();
    json.addProperty("sequence", change.sequence());
    json.addProperty("at", change.at().toString());
    json.addProperty("cause", change.cause());
    json.addProperty("arn", change.arn());
    json.add("options", options(change.options()));
    return json;
  }

  static JsonObject call(RecordedCall call) {
    var json = new JsonObject();
    json.addProperty("sequence", call.sequence());
    json.addProperty("at", call.at().toString());
    json.addProperty("operation", call.operation());
    json.addProperty("region", call.region());
    json.addProperty("account", call.account());
    json.addProperty("accessKeyId", call.accessKeyId());
    json.addProperty("instance", call.instance());
    json.addProperty("mutating", call.mutating());
    json.add("request", call.request());
    json.addProperty("outcome", call.outcome().word());
    switch (call.outcome()) {
      case Outcome.Refused(var status, _, var message) -> {
        json.addProperty("status", status);
        json.addProperty("message", message);
      }
      case Outcome.Lost(_, var workDone) -> json.addProperty("workDone", workDone);
      case Outcome.Answered() -> json.addProperty("status", 200);
      case Outcome.InFlight() -> {}
    }
    return json;
  }

  static JsonObject rule(FaultRule.Description rule) {
    var json = new JsonObject();
    json.addProperty("id", rule.id());
    json.addProperty("operation", rule.operation());
    json.addProperty("fault", rule.fault());
    json.addProperty("phase", rule.phase().name().toLowerCase(Locale.ROOT));
    json.addProperty("instance", rule.instance());
    json.addProperty("region", rule.region());
    json.addProperty("after", rule.after());
    json.addProperty("left", rule.left());
    json.addProperty("hits", rule.hits());
    return json;
  }
}
