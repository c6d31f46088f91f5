package io.github.pulumilightsail.emulator.world;

/** Each account has its own instances in each region. */
public record RegionKey(String account, String region) {}
