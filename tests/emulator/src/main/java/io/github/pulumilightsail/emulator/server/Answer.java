package io.github.pulumilightsail.emulator.server;

import java.util.Map;

/** What goes back over the connection. */
public sealed interface Answer {

  record Reply(int status, Map<String, String> headers, String body) implements Answer {}

  /** The head and half of the body, then the connection is closed. */
  record Cut(Reply whole) implements Answer {}

  /** The connection is closed without an answer. */
  record Dropped() implements Answer {}
}
