package io.github.pulumilightsail.emulator.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.pulumilightsail.emulator.behavior.Behavior;
import io.github.pulumilightsail.emulator.behavior.Switches;
import io.github.pulumilightsail.emulator.model.EmulatedInstance;
import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.InstanceState;
import io.github.pulumilightsail.emulator.world.OperationView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The API's structures as JSON. */
final class Shapes {
  private Shapes() {}

  static JsonObject object(String name, JsonElement value) {
    var object = new JsonObject();
    object.add(name, value);
    return object;
  }

  static JsonArray array(List<? extends JsonElement> elements) {
    var array = new JsonArray(elements.size());
    elements.forEach(array::add);
    return array;
  }

  /** Epoch seconds with a fraction of three digits, never in the {@code 1.4E9} form. */
  static JsonPrimitive time(Instant at) {
    return new JsonPrimitive(BigDecimal.valueOf(at.toEpochMilli(), 3));
  }

  static JsonObject instance(EmulatedInstance instance, Behavior behavior) {
    var json = new JsonObject();
    json.addProperty("name", instance.name());
    json.addProperty("arn", instance.arn());
    json.addProperty("supportCode", instance.supportCode());
    json.add("createdAt", time(instance.createdAt()));
    json.add("location", location(instance));
    json.addProperty("resourceType", "Instance");
    json.add("tags", tags(instance));
    json.addProperty("blueprintId", instance.blueprintId());
    json.addProperty("blueprintName", instance.blueprintId());
    json.addProperty("bundleId", instance.bundleId());
    json.addProperty("isStaticIp", false);
    json.addProperty("ipAddressType", instance.ipAddressType());
    json.add("state", state(instance.state()));
    json.addProperty("username", "ec2-user");
    json.addProperty("sshKeyName", "LightsailDefaultKeyPair");
    json.add("metadataOptions", options(instance, behavior));
    return json;
  }

  private static JsonObject options(EmulatedInstance instance, Behavior behavior) {
    EmulatedOptions options = instance.options();
    var json = new JsonObject();
    json.addProperty("state", options.state().wire());
    json.addProperty("httpTokens", options.httpTokens());
    json.addProperty("httpEndpoint", options.httpEndpoint());
    json.addProperty("httpPutResponseHopLimit", options.httpPutResponseHopLimit());
    var reported =
        switch (behavior.get(Switches.IPV6_REPORTED)) {
          case STOCKHOLM -> instance.region().equals(UpdateMetadataOptions.STOCKHOLM);
          case EVERYWHERE -> true;
          case NOWHERE -> false;
        };
    if (reported) {
      json.addProperty("httpProtocolIpv6", options.httpProtocolIpv6());
    }
    return json;
  }

  static JsonObject state(InstanceState state) {
    var json = new JsonObject();
    json.addProperty("code", state.code());
    json.addProperty("name", state.wire());
    return json;
  }

  private static JsonObject location(EmulatedInstance instance) {
    var json = new JsonObject();
    json.addProperty("availabilityZone", instance.availabilityZone());
    json.addProperty("regionName", instance.region());
    return json;
  }

  private static JsonArray tags(EmulatedInstance instance) {
    var tags = new JsonArray();
    instance.tags().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(tag -> {
          var json = new JsonObject();
          json.addProperty("key", tag.getKey());
          json.addProperty("value", tag.getValue());
          tags.add(json);
        });
    return tags;
  }

  /** The answer of a write that may start several operations. */
  static JsonObject operations(List<OperationView> started) {
    return object("operations", array(started.stream().map(Shapes::operation).toList()));
  }

  static JsonObject operation(OperationView operation) {
    var json = new JsonObject();
    json.addProperty("id", operation.id());
    json.addProperty("resourceName", operation.target().name());
    json.addProperty("resourceType", "Instance");
    json.add("createdAt", time(operation.createdAt()));
    json.add("location", location(operation.target()));
    json.addProperty("isTerminal", operation.terminal());
    json.addProperty("operationDetails", "");
    json.addProperty("operationType", operation.type());
    json.addProperty("status", operation.status());
    json.add("statusChangedAt", time(operation.statusChangedAt()));
    var failure = operation.failure();
    if (failure != null) {
      json.addProperty("errorCode", failure.errorCode());
      json.addProperty("errorDetails", failure.errorDetails());
    }
    return json;
  }
}
