package io.github.pulumilightsail.emulator.identity;

/** What the access key and session token of a call turn out to be. */
public sealed interface Recognition {
  record Known(Caller caller) implements Recognition {}

  /** A session whose time is over. */
  record Expired(Caller caller) implements Recognition {}

  record Unknown() implements Recognition {}
}
