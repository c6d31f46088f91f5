package io.github.pulumilightsail.emulator.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Operation;
import io.github.pulumilightsail.emulator.api.Operations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** AWS JSON 1.1: Lightsail. */
record JsonWire(String target, String body) implements Wire {
  private static final String SERVICE = "Lightsail_20161128.";
  private static final String DOCS =
      "https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/";

  @Override
  public String service() {
    return "lightsail";
  }

  @Override
  public String operationName() {
    return target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : target;
  }

  @Override
  public Optional<Operation> operation() {
    return target.startsWith(SERVICE) ? Operations.lightsail(operationName()) : Optional.empty();
  }

  @Override
  public JsonObject members() {
    if (body.isEmpty()) {
      return new JsonObject();
    }
    JsonElement parsed;
    try {
      parsed = JsonParser.parseString(body);
    } catch (JsonParseException e) {
      throw ApiError.serialization("The request is not JSON");
    }
    if (!parsed.isJsonObject()) {
      throw ApiError.serialization("Start of structure or map found where not expected.");
    }
    return parsed.getAsJsonObject();
  }

  @Override
  public Answer.Reply success(JsonObject result, String requestId) {
    return reply(200, result, Map.of("x-amzn-RequestId", requestId));
  }

  @Override
  public Answer.Reply failure(ApiError error, String requestId) {
    var json = new JsonObject();
    json.addProperty("__type", error.type());
    json.addProperty("code", error.code());
    json.addProperty("docs", DOCS + "API_" + operationName() + ".html");
    json.addProperty("message", error.message());
    json.addProperty("tip", error.tip());
    return reply(
        error.status(),
        json,
        Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.type()));
  }

  private static Answer.Reply reply(int status, JsonObject json, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-amz-json-1.1");
    return new Answer.Reply(status, all, json.toString());
  }
}
