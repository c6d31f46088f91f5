/**
 * The generator of the Java SDK, in the shape of Pulumi's own, which cannot be had here. What it
 * writes is where {@code pulumi package add} puts it, and no part of the repository.
 */
@NullMarked
package io.github.pulumilightsail.javasdk;

import org.jspecify.annotations.NullMarked;
