/** What the emulator shows of itself: immutable pictures of instances, calls and changes. */
@NullMarked
package io.github.pulumilightsail.emulator.model;

import org.jspecify.annotations.NullMarked;
