package io.github.pulumilightsail.emulator.identity;

/**
 * Who makes a call.
 *
 * @param arn as GetCallerIdentity tells it
 */
public record Caller(String account, String accessKeyId, String arn) {}
