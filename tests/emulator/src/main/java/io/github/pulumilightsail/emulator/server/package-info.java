/** From an HTTP request to an answer: protocol, identity, rate, faults, work, record. */
@NullMarked
package io.github.pulumilightsail.emulator.server;

import org.jspecify.annotations.NullMarked;
