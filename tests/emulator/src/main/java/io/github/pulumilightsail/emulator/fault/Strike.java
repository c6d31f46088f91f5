package io.github.pulumilightsail.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that strikes one call.
 *
 * @param instance the instance the rule was made for, if any
 */
public record Strike(Fault fault, Phase phase, @Nullable String instance) {}
