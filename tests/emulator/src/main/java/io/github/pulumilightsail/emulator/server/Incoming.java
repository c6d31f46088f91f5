package io.github.pulumilightsail.emulator.server;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An HTTP request, read whole. */
public record Incoming(
    String method, URI uri, Function<String, @Nullable String> headers, String body) {

  @Nullable String header(String name) {
    return headers.apply(name);
  }
}
