/** The operations of Lightsail and STS, from checked input to JSON answer, without HTTP. */
@NullMarked
package io.github.pulumilightsail.emulator.api;

import org.jspecify.annotations.NullMarked;
