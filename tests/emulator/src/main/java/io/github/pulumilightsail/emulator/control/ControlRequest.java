package io.github.pulumilightsail.emulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pulumilightsail.emulator.EmulatedRegion;
import io.github.pulumilightsail.emulator.LightsailEmulator;
import io.github.pulumilightsail.emulator.identity.Credentials;
import io.github.pulumilightsail.emulator.server.Incoming;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request under {@code /_emulator/}.
 *
 * @param path what comes after {@code /_emulator/}
 */
record ControlRequest(String method, String path, Map<String, String> query, Body body) {
  static final String PREFIX = "/_emulator";

  static ControlRequest of(Incoming incoming) {
    var whole = incoming.uri().getPath();
    var path = whole.startsWith(PREFIX) ? whole.substring(PREFIX.length()) : whole;
    return new ControlRequest(
        incoming.method(),
        path.startsWith("/") ? path.substring(1) : path,
        query(incoming.uri().getRawQuery()),
        Body.parse(incoming.body()));
  }

  private static Map<String, String> query(String text) {
    var query = new HashMap<String, String>();
    if (text != null) {
      for (var pair : text.split("&", -1)) {
        var at = pair.indexOf('=');
        if (at > 0) {
          query.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
        }
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  String required(String name) {
    return parameter(name)
        .orElseThrow(() -> ControlError.bad("the query parameter " + name + " is missing"));
  }

  /** The region of the query's {@code region} and {@code account}. */
  EmulatedRegion region(LightsailEmulator emulator) {
    return emulator.region(
        parameter("account").orElse(Credentials.DEFAULT_ACCOUNT), required("region"));
  }
}
