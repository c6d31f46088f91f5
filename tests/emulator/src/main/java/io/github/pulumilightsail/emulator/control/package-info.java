/** The emulator's own HTTP interface under {@code /_emulator/}. */
@NullMarked
package io.github.pulumilightsail.emulator.control;

import org.jspecify.annotations.NullMarked;
