package io.github.pulumilightsail.emulator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A call that no SDK would make. */
record RawCall(HttpRequest.Builder request) {
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-central-1/lightsail/aws4_request,"
          + " SignedHeaders=host, Signature="
          + "0".repeat(64);

  static RawCall unsigned(URI endpoint, String operation, String body) {
    return new RawCall(
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "Lightsail_20161128." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static RawCall signed(URI endpoint, String operation, String body) {
    return unsigned(endpoint, operation, body).header("Authorization", AUTHORIZATION);
  }

  static RawCall control(URI endpoint, String method, String path, String body) {
    return new RawCall(
        HttpRequest.newBuilder(endpoint.resolve("/_emulator/" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  RawCall header(String name, String value) {
    request.header(name, value);
    return this;
  }

  HttpResponse<String> send() {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }
}
