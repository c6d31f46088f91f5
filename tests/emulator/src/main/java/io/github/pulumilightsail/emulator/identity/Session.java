package io.github.pulumilightsail.emulator.identity;

import java.time.Instant;

/** Credentials that STS has given out. */
public record Session(
    String accessKeyId, String secretAccessKey, String token, Caller caller, Instant expiresAt) {}
