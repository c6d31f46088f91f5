/**
 * The switches: how the emulator acts where Lightsail's documentation is silent, and how time
 * passes.
 */
@NullMarked
package io.github.pulumilightsail.emulator.behavior;

import org.jspecify.annotations.NullMarked;
