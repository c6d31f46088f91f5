package io.github.pulumilightsail.emulator.world;

import io.github.pulumilightsail.emulator.model.EmulatedOptions;
import io.github.pulumilightsail.emulator.model.InstanceState;
import java.util.Map;

/** What an instance is made from. */
public record NewInstance(
    String name,
    String availabilityZone,
    InstanceState state,
    String blueprintId,
    String bundleId,
    String ipAddressType,
    Map<String, String> tags,
    EmulatedOptions options) {}
