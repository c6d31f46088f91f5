package io.github.pulumilightsail.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.pulumilightsail.emulator.api.ApiError;
import io.github.pulumilightsail.emulator.api.Operation;
import io.github.pulumilightsail.emulator.api.Operations;
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;

/** The query protocol, a form that is answered with XML: STS. */
record QueryWire(JsonObject form) implements Wire {
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  static QueryWire parse(String body) {
    var form = new JsonObject();
    for (var pair : body.split("&", -1)) {
      var at = pair.indexOf('=');
      if (at > 0) {
        form.addProperty(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
      }
    }
    return new QueryWire(form);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public String service() {
    return "sts";
  }

  @Override
  public String operationName() {
    var action = form.get("Action");
    return action == null ? "" : action.getAsString();
  }

  @Override
  public Optional<Operation> operation() {
    return Operations.sts(operationName());
  }

  @Override
  public JsonObject members() {
    return form;
  }

  @Override
  public Answer.Reply success(JsonObject result, String requestId) {
    var name = operationName();
    var xml = new StringBuilder();
    xml.append("<%sResponse xmlns=\"%s\"><%sResult>".formatted(name, NAMESPACE, name));
    result.entrySet().forEach(entry -> element(xml, entry.getKey(), entry.getValue()));
    xml.append("</%sResult><ResponseMetadata>".formatted(name));
    text(xml, "RequestId", requestId);
    xml.append("</ResponseMetadata></%sResponse>".formatted(name));
    return reply(200, xml, requestId);
  }

  @Override
  public Answer.Reply failure(ApiError error, String requestId) {
    var xml = new StringBuilder();
    xml.append("<ErrorResponse xmlns=\"%s\"><Error>".formatted(NAMESPACE));
    text(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
    text(xml, "Code", code(error));
    text(xml, "Message", error.message());
    xml.append("</Error>");
    text(xml, "RequestId", requestId);
    xml.append("</ErrorResponse>");
    return reply(error.status(), xml, requestId);
  }

  /** The query protocol has names of its own for the errors that all services share. */
  private static String code(ApiError error) {
    return error.code().equals("UnrecognizedClient") ? "InvalidClientTokenId" : error.code();
  }

  private static void element(StringBuilder xml, String name, JsonElement value) {
    if (value.isJsonObject()) {
      xml.append('<').append(name).append('>');
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> element(xml, entry.getKey(), entry.getValue()));
      xml.append("</").append(name).append('>');
    } else {
      text(xml, name, value.getAsString());
    }
  }

  private static void text(StringBuilder xml, String name, String value) {
    var escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    xml.append('<').append(name).append('>').append(escaped);
    xml.append("</").append(name).append('>');
  }

  private static Answer.Reply reply(int status, StringBuilder xml, String requestId) {
    return new Answer.Reply(
        status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId), xml.toString());
  }
}
