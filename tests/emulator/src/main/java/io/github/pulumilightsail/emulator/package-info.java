/** A local Amazon Lightsail for tests: real HTTP, AWS JSON 1.1, faults on demand. */
@NullMarked
package io.github.pulumilightsail.emulator;

import org.jspecify.annotations.NullMarked;
